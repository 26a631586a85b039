// A template of job requests, and a run of it, as they are sent and answered. These are contracts: a field that is taken away breaks somebody.
import { z } from 'zod';
import { JobTemplateBody, TemplateRunBody } from '../../../core/templates/job-template.js';
import { named } from '../api/named.js';

export const TemplateBodyJson = named('JobTemplateBody', JobTemplateBody);
export const TemplateRunJson = named('JobTemplateRun', TemplateRunBody);

const Time = z.iso.datetime();

const Version = z.object({
  version: z.int(),
  made: Time,
  made_by: z.string(),
  retired: Time.nullable().describe('When it was retired, so that no new runs are made of it; null: it is in use.'),
});

const Row = Version.extend({ name: z.string(), tenant_id: z.string(), job_id: z.string() });
export const TemplateRowJson = named('JobTemplateRow', Row);

const OneVersion = Row.extend({
  request: z.record(z.string(), z.unknown()).describe('The job request that each run makes.'),
  overridable: z.array(z.string()).describe('What a run may override.'),
});
export const TemplateVersionJson = named('JobTemplateVersion', OneVersion);

export const TemplateJson = named(
  'JobTemplate',
  OneVersion.extend({ versions: z.array(Version).describe('The last hundred, newest first.') }),
);

export const TemplatePageJson = named(
  'JobTemplatePage',
  z.object({
    items: z.array(TemplateRowJson).describe('The newest version of each.'),
    next_cursor: z.string().nullable().describe('null: this is the last page.'),
  }),
);
