// Policies as they are answered.
import { z } from 'zod';
import { cases } from '../../../core/policy.js';
import { named } from '../api/named.js';

const Named = z.object({ name: z.string(), version: z.string() });

const RefusedJson = z
  .object({
    version: z.string().describe('Empty if the file could not be read.'),
    at: z.iso.datetime(),
    problems: z.string().describe('The problems, as in the log.'),
  })
  .nullable()
  .describe('The newest text, if it was refused; null: it was not.');

const InForceJson = z.object({
  version: z.string(),
  how: z
    .enum(['file', 'promoted'])
    .describe('file: the newest text of a policy file. promoted: put in its place by `policy promote`.'),
  by: z.string().describe('The replica whose file it came from, or the person who promoted it.'),
  since: z.iso.datetime(),
  file_version: z.string().describe('The version of the newest policy file. A promoted policy stays until the file changes.'),
});

const SettingsJson = z
  .object({
    version: z.string().describe('Replicas with the same settings have the same version.'),
    loaded: z.iso.datetime(),
    refused: z
      .object({ at: z.iso.datetime(), problems: z.array(z.object({ path: z.string(), message: z.string() })) })
      .nullable()
      .describe('The newest configuration, if it was refused; null: it was not.'),
  })
  .describe('The settings that this replica uses.');

export const PoliciesJson = named(
  'Policies',
  z.object({
    replica: z.string().describe('The replica that answers.'),
    in_force: Named.extend({ loaded: z.iso.datetime() }).describe('The policy that this replica uses.'),
    wanted: InForceJson.nullable().describe('What every replica should use; this one takes it at its next look.'),
    refused: RefusedJson,
    settings: SettingsJson,
    kept: z
      .array(Named.extend({ first_used: z.iso.datetime() }))
      .describe('The last versions that were in force, a hundred at most.'),
  }),
);

const Answer = z.object({
  case: z.enum(cases),
  rule: z.string(),
  outcome: z.enum(['run', 'wait', 'reject', 'expire']),
  pool: z.string().nullable().describe('null: it may not run.'),
});

export const ShadowJson = named(
  'Shadow',
  z.object({
    replica: z.string().describe('The replica that answers.'),
    candidate: Named.extend({
      since: z.iso.datetime(),
      broken: z.boolean().describe('Whether it failed while deciding. Then it is not asked again until its text changes.'),
    })
      .nullable()
      .describe('null: there is no candidate now.'),
    refused: RefusedJson,
    seen_since: z.iso.datetime().nullable().describe('When a replica first looked at it; null: none has yet.'),
    by_case: z
      .array(z.object({ case: z.enum(cases), same: z.int(), differs: z.int() }))
      .describe('Of all replicas, by the case in the policy in force.'),
    differences: z
      .array(z.object({ request_id: z.string(), at: z.iso.datetime(), active: Answer, candidate: Answer }))
      .describe('The last hundred of all replicas, newest first.'),
  }),
);

/** As the compiler takes them. */
const textMax = 256 * 1024;

export const PromoteJson = named(
  'Promote',
  z.strictObject({
    candidate: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('shadow') }),
        z.strictObject({
          kind: z.literal('kept'),
          version: z.string().regex(/^[0-9a-f]{16}$/, 'is not the version of a policy'),
        }),
        z.strictObject({
          kind: z.literal('text'),
          file: z.string().min(1).max(300).describe('The name used for it in problems.'),
          text: z.string().max(textMax),
          examples: z.string().max(textMax).nullable().default(null).describe('null: there are none.'),
        }),
      ])
      .describe(
        'shadow: the shadow policy of the replica that answers, as its file is now. kept: a version that was in force before. text: a new text.',
      ),
    reason: z.string().max(500).default('').describe('Recorded in the audit.'),
    dry_run: z.boolean().default(false).describe('true: only say what would happen.'),
  }),
);

export const PromotedJson = named(
  'Promoted',
  Named.extend({
    outcome: z.enum(['promoted', 'would', 'already-in-force']),
    in_place_of: InForceJson.nullable().describe('The policy that was in force until now; null: none.'),
  }),
);
