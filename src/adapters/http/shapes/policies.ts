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

export const PoliciesJson = named(
  'Policies',
  z.object({
    replica: z.string().describe('Who answers: every replica reads the file for itself.'),
    in_force: Named.extend({ loaded: z.iso.datetime() }),
    refused: RefusedJson,
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
    replica: z.string().describe('Who answers: every replica looks at what it decides itself.'),
    candidate: Named.extend({
      since: z.iso.datetime(),
      broken: z.boolean().describe('It failed while it was asked, and is not asked again until its text changes.'),
    })
      .nullable()
      .describe('null: there is no shadow now.'),
    refused: RefusedJson,
    by_case: z
      .array(z.object({ case: z.enum(cases), same: z.int(), differs: z.int() }))
      .describe('By the case of the policy in force, since the candidate came.'),
    differences: z
      .array(z.object({ request_id: z.string(), at: z.iso.datetime(), active: Answer, candidate: Answer }))
      .describe('The last hundred, the newest first.'),
  }),
);
