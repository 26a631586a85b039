// What runs have left, as JSON: for the document of the API.
import { z } from 'zod';
import { named } from '../api/named.js';

const Output = named(
  'Output',
  z.object({
    uri: z.string().describe('The address that the job reported, or that is set for it.'),
    kind: z.string().describe('Its kind, from the scheme of the address: abfss, s3, https, models.'),
    request_id: z.guid(),
    correlation_id: z.string(),
    tenant_id: z.string(),
    job_id: z.string(),
    recorded: z.iso.datetime().describe('When the request ended.'),
    run: z
      .object({ engine: z.string(), run_id: z.string(), url: z.string().nullable(), attempt: z.int() })
      .nullable()
      .describe('The run that left it.'),
  }),
);

export const OutputPageJson = named(
  'OutputPage',
  z.object({
    items: z.array(Output),
    next_cursor: z.string().nullable().describe('Pass it to get the next page; null: this is the last.'),
  }),
);
