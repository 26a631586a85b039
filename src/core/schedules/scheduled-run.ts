// What a schedule that names a template asks for: a run of it, of its newest version or of one that is named, with what the schedule says otherwise. Promised:
// what a text of the overrides names is filled in as in the request of a schedule; what the template itself says is run as it stands.
import { z } from 'zod';
import { TemplateName, TemplateRunBody } from '../templates/job-template.js';
import type { Overrides } from '../templates/overrides.js';
import { withTextsOf, type Fire } from './fire-request.js';

export const ScheduledRunBody = TemplateRunBody.pick({ version: true, overrides: true }).extend({
  name: TemplateName,
  tenant_id: z
    .string()
    .min(1, 'must not be empty')
    .max(128, 'must have at most 128 characters')
    .nullish()
    .describe('The tenant of the template. Optional if your credential is for one tenant only.'),
});

export interface ScheduledRun {
  readonly name: string;
  /** null: the newest at each fire. */
  readonly version: number | null;
  readonly overrides: Overrides;
}

export interface ScheduledRunWish extends ScheduledRun {
  /** null: it is not said. */
  readonly tenantId: string | null;
}

export function scheduledRunOf({ name, tenant_id, version, overrides }: z.output<typeof ScheduledRunBody>): ScheduledRunWish {
  return { name, tenantId: tenant_id ?? null, version: version ?? null, overrides };
}

export function overridesAt(overrides: Overrides, fire: Fire): Overrides {
  return withTextsOf(fire, overrides) as Overrides;
}
