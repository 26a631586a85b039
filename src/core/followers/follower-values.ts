// What the parameters of a follower may name of the request before it, written as in an `output_uri`.

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

export function isKnown(name: string): name is FollowerValue {
  return followerValues.some((known) => known === name);
}
