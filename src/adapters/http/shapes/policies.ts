// Policies as they are answered.
import { z } from 'zod';
import { named } from '../api/named.js';

const Named = z.object({ name: z.string(), version: z.string() });

const RefusedJson = z
  .object({
    version: z.string().describe('Empty: it could not be read.'),
    at: z.iso.datetime(),
    problems: z.string().describe('As the log has them.'),
  })
  .nullable()
  .describe('The newest text, when it was refused; null: it is in force.');

export const PoliciesJson = named(
  'Policies',
  z.object({
    replica: z.string().describe('Who answers: every replica reads the file for itself.'),
    in_force: Named.extend({ loaded: z.iso.datetime() }),
    refused: RefusedJson,
    kept: z.array(Named.extend({ first_used: z.iso.datetime() })).describe('Versions that were in force, a hundred at most.'),
  }),
);
