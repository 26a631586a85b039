// The shape of a policy file as managers write it. Its parts are read one by one, so that a mistake in one hides none in another.
import { z } from 'zod';
import { plainJsonProblems } from '../core/given/plain-json.js';

/** Text that is recorded with decisions: of what the store cannot hold nobody would hear before it is to be taken. */
export const recorded = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => plainJsonProblems(text).length === 0, 'contains a NUL or half of a surrogate pair, which cannot be stored');

const name = recorded(100);
const condition = z.string({
  error: 'a condition is text, for example request.priority >= 80; without a condition, leave out `when`',
});
const settingName = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9_]*$/, 'a setting has a name of small letters, digits and _, as in queue_max');

/** More is another kind of file; what stands behind is not read. */
export const routesMax = 100;
export const rulesMax = 500;
export const overridesMax = 500;
export const settingsMax = 200;

const settingsOf = (key: z.ZodString) =>
  z.record(key, z.unknown()).refine((held) => Object.keys(held).length <= settingsMax, {
    message: `there are at most ${settingsMax} settings`,
  });

export const PolicyFile = z.strictObject({
  policy: name,
  /** Constants that conditions see as `settings.<name>`. */
  settings: settingsOf(settingName).optional(),
  /** Other values of settings for some requests. */
  overrides: z.array(z.unknown()).max(overridesMax).optional(),
  /** The switch that holds requests back. */
  maintenance: z.unknown().optional(),
  route: z.array(z.unknown()).min(1).max(routesMax),
  rules: z.array(z.unknown()).min(1).max(rulesMax),
});

export const SettingValue = z.union(
  [z.number(), z.boolean(), z.string().max(500), z.array(z.number()).min(1).max(200), z.array(z.string().max(500)).max(200)],
  { error: 'a setting is a number, text, true, false, or a list of numbers or of texts' },
);

const someIds = z.union([z.string(), z.array(z.string()).min(1).max(500)], {
  error: 'must be text, or a list of texts, for example ["333", "444"]',
});

/** All that is given must hold for a request. */
export const OverrideEntry = z
  .strictObject({
    tenant: someIds.optional(),
    group: someIds.optional(),
    job: someIds.optional(),
    cluster_type: someIds.optional(),
    settings: settingsOf(z.string()),
  })
  .refine(({ tenant, group, job, cluster_type }) => [tenant, group, job, cluster_type].some((one) => one !== undefined), {
    message: 'an override must say what it applies to: tenant, group, job or cluster_type',
  });
export type OverrideEntry = z.infer<typeof OverrideEntry>;

export const MaintenanceEntry = z.strictObject({
  /** So that message and pools can stay in the file while nothing is held. */
  on: z.boolean().default(true),
  message: recorded(500),
  /** Left out: everything is held. */
  pools: z.array(z.string()).min(1).max(50).optional(),
});

export const RouteEntry = z.strictObject({
  name,
  when: condition.optional(),
  /** In order of preference. None: the request may go nowhere now. */
  pools: z.array(z.string()).max(50),
  /** Asked after them, for idle slots only. */
  borrow: z.array(z.string()).max(50).optional(),
});
export type RouteEntry = z.infer<typeof RouteEntry>;

export const RuleEntry = z.strictObject({
  name,
  case: z.union([z.string(), z.array(z.string()).min(1).max(20)], { error: 'must be a case, or a list of cases as in [a, b]' }),
  when: condition.optional(),
  then: z.array(z.unknown()).min(1).max(20),
});
export type RuleEntry = z.infer<typeof RuleEntry>;
