// What a text may name in curly brackets, as `{output}`, and that it is filled in with. Shared by all that writes parameters of jobs to come.
import { parameterKinds, type ParameterFields } from './parameter-problems.js';

const placeholder = /\{([a-z_]+)\}/g;

export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

/** Every text once, and as it is: an address that a job reads is no part of another address. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(placeholder, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));
}

export function nothingCalled(name: string, known: readonly string[]): string {
  return `nothing is called {${name}}; there are: ${known.map((one) => `{${one}}`).join(' ')}`;
}

interface TextAt {
  /** As in `notebook_params.day`. */
  readonly path: readonly string[];
  readonly text: string;
}

/** Of parameters as they were checked, or as they came. */
export function textsIn(parameters: ParameterFields): TextAt[] {
  return parameterKinds.flatMap((kind) => {
    const given = parameters[kind];
    if (typeof given !== 'object' || given === null) return [];
    return Object.entries(given).flatMap(([name, text]: [string, unknown]) =>
      typeof text === 'string' ? [{ path: [kind, name], text }] : [],
    );
  });
}
