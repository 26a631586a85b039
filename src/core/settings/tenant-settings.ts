// What is said of a tenant, and what holds where nothing is said.
import { z } from 'zod';
import { templateOf } from './filled-template.js';

/** Runs at once of one tenant; null: no quota. */
const runsMax = z.int().min(1).nullable();
/** Time that its runs may take of the engine within the window; null: no quota. */
const runSecondsMax = z.int().min(1).nullable();
const runWindowSeconds = z.int().min(60).max(31_536_000);
/** Its requests received or waiting at once, at which HTTP takes no new one; null: no maximum. Bounded, for that many are counted. */
const waitingMax = z.int().min(1).max(100_000).nullable();
/** Notification queues it may name: patterns with `*`; {tenant_id} stands for its id. */
const notificationQueues = z.array(templateOf(['tenant_id']));
/** As whom its runs are sent to the engine, by the name that the configuration of the engine has for it; null: as the service itself. */
const engineIdentity = z.string().min(1).max(64).nullable();

export const TenantSettings = z.strictObject({
  runs_max: runsMax.default(null),
  run_seconds_max: runSecondsMax.default(null),
  run_window_seconds: runWindowSeconds.default(86_400),
  waiting_max: waitingMax.default(null),
  notification_queues: notificationQueues.default(['*']),
  engine_identity: engineIdentity.default(null),
});
/** What is not said of a tenant is as for every tenant. */
export const NamedTenant = z.strictObject({
  runs_max: runsMax.optional(),
  run_seconds_max: runSecondsMax.optional(),
  run_window_seconds: runWindowSeconds.optional(),
  waiting_max: waitingMax.optional(),
  notification_queues: notificationQueues.optional(),
  engine_identity: engineIdentity.optional(),
});
export type TenantSettings = z.infer<typeof TenantSettings>;
