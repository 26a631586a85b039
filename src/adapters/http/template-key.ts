// Which template is meant. In: a call that names one, and perhaps its tenant. Out: tenant and name, or the problem. Promised: a caller of one tenant need
// not say which; whether a tenant that is named is within reach is for the keeper to say, to which one out of reach is not there.
import { z } from 'zod';
import { TemplateName } from '../../core/templates/job-template.js';
import { onlyTenantOf, type Caller } from '../../core/caller.js';
import type { TemplateKey } from '../../ports/store/job-templates.js';
import { problem } from './api/route.js';
import { filterText } from './list-query.js';

export const missingTemplate = 'There is no template of this name.';

export const TemplateParams = z.object({ name: TemplateName });
export const TenantQuery = z.strictObject({
  tenant_id: filterText
    .nullable()
    .default(null)
    .describe('The tenant of the template. Optional if your credential is for one tenant only.'),
});

export interface NamingTemplate {
  readonly params: z.output<typeof TemplateParams>;
  readonly query: z.output<typeof TenantQuery>;
  readonly caller: Caller;
}

export function templateKeyOf({ params: { name }, query, caller }: NamingTemplate): TemplateKey | ReturnType<typeof problem> {
  const tenantId = query.tenant_id ?? onlyTenantOf(caller.reach);
  return tenantId === null
    ? problem('no-tenant', 'The call does not say which tenant it is for (tenant_id).')
    : { tenantId, name };
}
