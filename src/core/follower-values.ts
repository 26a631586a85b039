// What the parameters of a follower may name of the request before it, written as in an `output_uri`.
import { parameterKinds } from './parameter-problems.js';
import type { Follower } from './follower.js';

/** `output`: the first of `outputs`, which is a JSON list of all. */
export const followerValues = [
  'output',
  'outputs',
  'tenant_id',
  'user_id',
  'correlation_id',
  'request_id',
  'job_id',
  'run_id',
  'state',
] as const;
export type FollowerValue = (typeof followerValues)[number];

const placeholder = /\{([a-z_]+)\}/g;

export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

/** Every text once, and as it is: an address that a job reads is no part of another address. */
export function filled(text: string, values: Readonly<Record<FollowerValue, string>>): string {
  return text.replaceAll(placeholder, (whole, name: string) => (isKnown(name) ? values[name] : whole));
}

export function isKnown(name: string): name is FollowerValue {
  return followerValues.some((known) => known === name);
}

interface TextAt {
  /** As in `notebook_params.day`. */
  readonly path: readonly string[];
  readonly text: string;
}

export function textsIn(parameters: Follower['parameters']): TextAt[] {
  return parameterKinds.flatMap((kind) => Object.entries(parameters[kind]).map(([name, text]) => ({ path: [kind, name], text })));
}
