// What a process of the service does. One image, all roles by default; a role can be given its own processes.
export const roles = ['all', 'intake', 'admission', 'runs', 'responses', 'api'] as const;
export type Role = (typeof roles)[number];

export interface Duties {
  /** Consumes the intake queues. */
  readonly intake: boolean;
  /** Sweeps and passes, and the steps that they record. */
  readonly admission: boolean;
  /** Submits and watches. */
  readonly runs: boolean;
  readonly responses: boolean;
}

export function dutiesOf(role: Role): Duties {
  const has = (duty: Role) => role === 'all' || role === duty;
  return { intake: has('intake'), admission: has('admission'), runs: has('runs'), responses: has('responses') };
}
