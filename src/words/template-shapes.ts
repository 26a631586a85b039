// As much of templates of job requests as is told of them. What is not named here is not needed, and may come and go.
import { z } from 'zod';

const time = z.iso.datetime();

const Version = z.object({ version: z.int(), made: time, made_by: z.string(), retired: time.nullable() });
export type TemplateVersion = z.infer<typeof Version>;

export const TemplateRow = Version.extend({ name: z.string(), tenant_id: z.string(), job_id: z.string() });
export type TemplateRow = z.infer<typeof TemplateRow>;

export const ShownVersion = TemplateRow.extend({
  request: z.record(z.string(), z.unknown()),
  overridable: z.array(z.string()),
});
export type ShownVersion = z.infer<typeof ShownVersion>;

export const ShownTemplate = ShownVersion.extend({ versions: z.array(Version) });

export const TemplatePage = z.object({ items: z.array(TemplateRow), next_cursor: z.string().nullable() });
export type TemplatePage = z.infer<typeof TemplatePage>;
