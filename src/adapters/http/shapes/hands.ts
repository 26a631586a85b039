// Operators' hands as they are asked and answered.
import { z } from 'zod';
import { queuedStates, liveStates } from '../../../core/lifecycle.js';
import { Priority } from '../../../core/priority.js';
import { named } from '../api/named.js';
import { StateJson } from './job-request.js';

const text = z.string().min(1).max(128);
const Reason = z.string().max(500).default('').describe('Recorded in the audit.');

export const ReasonJson = named('HandReason', z.strictObject({ reason: Reason }));
export const PriorityJson = named('HandPriority', z.strictObject({ priority: Priority, reason: Reason }));
export const MoveJson = named(
  'HandMove',
  z.strictObject({ pool: text.nullable().describe('null: where the policy sends it.'), reason: Reason }),
);

const openStates = [...queuedStates, ...liveStates] as const;

const Filter = z
  .strictObject({
    ids: z.array(z.guid()).min(1).max(500).optional(),
    state: z.array(z.enum(openStates)).min(1).max(openStates.length).optional(),
    tenant_id: text.optional(),
    job_id: text.optional(),
    case: text.optional().describe('The case that they wait in; held: held by an operator.'),
    older_than_seconds: z.int().min(0).max(31_536_000).optional(),
  })
  .refine(
    (filter) => Object.values(filter).some((one) => one !== undefined),
    'must name at least one: ids, state, tenant_id, ...',
  );

const common = {
  filter: Filter,
  reason: Reason,
  dry_run: z.boolean().default(false).describe('true: only say what would be changed.'),
  limit: z.int().min(1).max(500).default(100).describe('Change at most this many; `more` says whether there are others.'),
};

export const ActJson = named(
  'HandOnMany',
  z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('hold'), ...common }),
    z.strictObject({ act: z.literal('release'), ...common }),
    z.strictObject({ act: z.literal('prioritise'), priority: Priority, ...common }),
    z.strictObject({ act: z.literal('move'), pool: text.nullable(), ...common }),
    z.strictObject({ act: z.literal('cancel'), ...common }),
  ]),
);

const Touched = z.object({
  request_id: z.string(),
  outcome: z.enum(['done', 'would', 'moved-meanwhile', 'already-so', 'not-in-queue', 'already-final']),
  state: StateJson.describe(
    'The state after the change, like the fields that follow. For a dry run and for `cancel`: the state before it.',
  ),
  tenant_id: z.string(),
  job_id: z.string(),
  priority: z.int(),
  held: z.boolean(),
  moved_to: z.string().nullable(),
  received: z.iso.datetime(),
});

export const TouchedJson = named('Touched', Touched);
export const ActedJson = named('HandAnswer', z.object({ items: z.array(TouchedJson), more: z.boolean(), dry_run: z.boolean() }));

export const AuditPageJson = named(
  'AuditPage',
  z.object({
    items: z.array(
      z.object({
        id: z.string(),
        at: z.iso.datetime(),
        actor: z.string(),
        act: z
          .string()
          .describe(
            'hold, release, prioritise, move, cancel, remove, replay, replayed; create-schedule, start-schedule, stop-schedule, remove-schedule; ' +
              'keep-template, retire-template; promote, policy-file, settings-file.',
          ),
        request_id: z.string().nullable(),
        subject: z
          .string()
          .describe(
            'The id or name of what was changed: a job request, a dead letter, a schedule, a template, a policy, or the settings.',
          ),
        reason: z.string(),
        detail: z.unknown().describe('The values before and after.'),
      }),
    ),
    next_before: z.string().nullable().describe('Pass it to get the next page; null: this is the last.'),
  }),
);
