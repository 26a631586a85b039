// As much of outputs as the command line reads. What is not named here is not needed, and may come and go.
import { z } from 'zod';

const Output = z.object({
  uri: z.string(),
  kind: z.string(),
  request_id: z.string(),
  correlation_id: z.string(),
  tenant_id: z.string(),
  job_id: z.string(),
  recorded: z.iso.datetime(),
  run: z.object({ run_id: z.string() }).nullable(),
});
export type Output = z.infer<typeof Output>;

export const OutputPage = z.object({ items: z.array(Output), next_cursor: z.string().nullable() });
