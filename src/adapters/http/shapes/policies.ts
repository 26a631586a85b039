// Policies as they are answered.
import { z } from 'zod';
import { cases } from '../../../core/policy.js';
import { named } from '../api/named.js';

const Named = z.object({ name: z.string(), version: z.string() });

const RefusedJson = z
  .object({
    version: z.string().describe('Empty: it could not be read.'),
    at: z.iso.datetime(),
    problems: z.string().describe('As the log has them.'),
  })
  .nullable()
  .describe('The newest text, when it was refused; null: it was not.');

const InForceJson = z.object({
  version: z.string(),
  how: z.enum(['file', 'promoted']).describe('file: the newest text of a file; promoted: put in its place by `policy promote`.'),
  by: z.string().describe('The replica whose file it was, or who promoted it.'),
  since: z.iso.datetime(),
  file_version: z.string().describe('The newest text of a file. What was promoted stays until a file has another.'),
});

const SettingsJson = z
  .object({
    version: z.string().describe('The same settings are the same version on every replica.'),
    loaded: z.iso.datetime(),
    refused: z
      .object({ at: z.iso.datetime(), problems: z.array(z.object({ path: z.string(), message: z.string() })) })
      .nullable()
      .describe('The newest configuration, when it was refused; null: it was not.'),
  })
  .describe('What of the configuration is in force on this replica.');

export const PoliciesJson = named(
  'Policies',
  z.object({
    replica: z.string().describe('Who answers.'),
    in_force: Named.extend({ loaded: z.iso.datetime() }).describe('On this replica.'),
    wanted: InForceJson.nullable().describe('What every replica is to decide by; this one takes it with its next look.'),
    refused: RefusedJson,
    settings: SettingsJson,
    kept: z.array(Named.extend({ first_used: z.iso.datetime() })).describe('Versions that were in force, a hundred at most.'),
  }),
);

const Answer = z.object({
  case: z.enum(cases),
  rule: z.string(),
  outcome: z.enum(['run', 'wait', 'reject', 'expire']),
  pool: z.string().nullable().describe('null: it is not let run.'),
});

export const ShadowJson = named(
  'Shadow',
  z.object({
    replica: z.string().describe('Who answers.'),
    candidate: Named.extend({
      since: z.iso.datetime(),
      broken: z.boolean().describe('It failed while it was asked, and is not asked again until its text changes.'),
    })
      .nullable()
      .describe('null: there is no shadow now.'),
    refused: RefusedJson,
    seen_since: z.iso.datetime().nullable().describe('Since when any replica has looked at it; null: none has yet.'),
    by_case: z
      .array(z.object({ case: z.enum(cases), same: z.int(), differs: z.int() }))
      .describe('By the case of the policy in force, of all replicas.'),
    differences: z
      .array(z.object({ request_id: z.string(), at: z.iso.datetime(), active: Answer, candidate: Answer }))
      .describe('The last hundred of all replicas, the newest first.'),
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
          file: z.string().min(1).max(300).describe('As what it is called where something is wrong with it.'),
          text: z.string().max(textMax),
          examples: z.string().max(textMax).nullable().default(null).describe('null: it has none.'),
        }),
      ])
      .describe('shadow: of the replica that answers, as its file stands now; kept: in force before; text: a new one.'),
    reason: z.string().max(500).default('').describe('For the record.'),
    dry_run: z.boolean().default(false).describe('Says what would be, and changes nothing.'),
  }),
);

export const PromotedJson = named(
  'Promoted',
  Named.extend({
    outcome: z.enum(['promoted', 'would', 'already-in-force']),
    in_place_of: InForceJson.nullable().describe('What was in force until now; null: nothing.'),
  }),
);
