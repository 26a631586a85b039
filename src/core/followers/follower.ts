// What a job begins when a request of it ends, as platform managers write it down.
import { z } from 'zod';
import { finalStates } from '../lifecycle.js';

const texts = z.array(z.string()).max(1000).default([]);

export const Follower = z.strictObject({
  /** So short that a correlation id can always be made of it. */
  job: z.string().min(1).max(64),
  /** A final state; `ended`: whichever it is. */
  on: z.enum(['ended', ...finalStates]).default('succeeded'),
  /** {output} and the like are filled in. */
  parameters: z
    .strictObject({
      python_params: texts,
      jar_params: texts,
      notebook_params: z.record(z.string().min(1), z.string()).default({}),
    })
    .prefault({}),
});
export type Follower = z.infer<typeof Follower>;
