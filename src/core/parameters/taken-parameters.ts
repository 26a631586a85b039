// What a request carries, held against what its job takes: a run that would end over a mistyped day ends here, before a cluster is started for it. In:
// the three kinds, checked or as they came. Out: every problem, by the field. What is no list or no text is told of where bodies are read.
import type { JobParameter, JobParameters } from './job-parameters.js';
import { parameterKinds, type ParameterFields, type ParameterKind } from './parameter-problems.js';
import type { Problem } from '../problem.js';

export interface Taking {
  readonly jobId: string;
  readonly takes: JobParameters;
  /** In a time that grows with the text and never explodes. */
  readonly matches: Matches;
  /** What the service itself has put in: never refused for not being described. */
  readonly added: Added;
}
export interface Added {
  readonly names: ReadonlySet<string>;
  /** As many are the last of a list. */
  readonly items: number;
}
export type Matches = (pattern: string, text: string) => boolean;

/** Held against a pattern. Of so many characters the worst of patterns takes some 20 ms; of all that an engine takes it would be 200. */
const matchedMax = 1024;
/** Of ten thousand names that are not taken some tell it all. */
const problemsMax = 100;
const namesMax = 20;

export function takenProblems(fields: ParameterFields, taking: Taking): readonly Problem[] {
  const problems = parameterKinds.flatMap((kind) => {
    const given = byName(kind, fields[kind]);
    return given === null ? [] : problemsOf({ kind, given, taken: new Map(Object.entries(taking.takes[kind])) }, taking);
  });
  const more = problems.length - problemsMax;
  if (more <= 0) return problems;
  return [...problems.slice(0, problemsMax), { path: '', message: `the parameters have ${more} more problems` }];
}

interface Held {
  readonly kind: ParameterKind;
  readonly given: ReadonlyMap<string, unknown>;
  readonly taken: ReadonlyMap<string, JobParameter>;
}

/** Items of a list by their places; null: it has not the form of its kind. */
function byName(kind: ParameterKind, value: unknown): Held['given'] | null {
  if (value === undefined || value === null) return new Map();
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || isList === (kind === 'notebook_params')) return null;
  return new Map<string, unknown>(Object.entries(value));
}

function problemsOf(held: Held, taking: Taking): Problem[] {
  const { kind, given, taken } = held;
  const own = new Set(kind === 'notebook_params' ? [] : lastOf(given, taking.added.items));
  const wrong = [...taken].flatMap(([name, parameter]): Problem[] => {
    // At a place that is described for another.
    if (own.has(name)) return [];
    const message = trouble(given.get(name), parameter, taking.matches);
    return message === null ? [] : [{ path: `${kind}.${name}`, message }];
  });
  return taking.takes.others === 'allow' ? wrong : [...wrong, ...otherProblems(held, taking)];
}

function trouble(value: unknown, parameter: JobParameter, matches: Matches): string | null {
  if (value === undefined) return parameter.required ? 'is required' : null;
  if (typeof value !== 'string') return null;
  return parameter.required && value === '' ? 'must not be empty' : textTrouble(value, parameter, matches);
}

function textTrouble(text: string, { one_of: words, pattern }: JobParameter, matches: Matches): string | null {
  if (words !== null && !words.includes(text)) return `must be one of: ${listed(words)}`;
  if (pattern === null) return null;
  if (text.length > matchedMax) return `must have at most ${matchedMax} characters`;
  return matches(pattern, text) ? null : `must match ${pattern}`;
}

function otherProblems(held: Held, { jobId, takes, added }: Taking): Problem[] {
  const { kind, taken } = held;
  const asked = askedWith(held, added);
  const others = asked.filter((name) => !taken.has(name));
  if (others.length === 0) return [];
  if (taken.size === 0) {
    const other = parameterKinds.find((one) => Object.keys(takes[one]).length > 0);
    return [{ path: kind, message: `job ${jobId} takes ${other === undefined ? 'no parameters' : `${other} and no ${kind}`}` }];
  }
  if (kind !== 'notebook_params')
    return [{ path: kind, message: `has ${asked.length} items; job ${jobId} takes at most ${taken.size}` }];
  const message = `job ${jobId} takes no parameter of this name; it takes: ${listed([...taken.keys()])}`;
  return others.map((name) => ({ path: `${kind}.${name}`, message }));
}

function lastOf(given: Held['given'], items: number): string[] {
  return [...given.keys()].slice(Math.max(0, given.size - items));
}

/** Without what the service has put in. */
function askedWith({ kind, given }: Held, { names, items }: Added): string[] {
  const own = kind === 'notebook_params' ? names : new Set(lastOf(given, items));
  return [...given.keys()].filter((name) => !own.has(name));
}

function listed(words: readonly string[]): string {
  const more = words.length - namesMax;
  return `${words.slice(0, namesMax).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
