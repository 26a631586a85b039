// Templates of job requests. In: what mediators and operators keep over /v1, and runs that are asked for. Out: versions that never change, and job
// requests, by the door of intake. Promised: a run is a job request like any other; a new version is for new runs only; of what is retired no new
// runs are made, and those that there are go on.
import { everyTenant } from '../core/caller.js';
import type { JobTemplates, TemplateAnswer, TemplateAsked } from '../ports/job-templates.js';
import { checkTemplate } from './check-template.js';
import type { JobTemplatesParts } from './parts.js';
import { runTemplate } from './run-template.js';

export { openTemplateDoor } from './template-door.js';

const versionsShown = 100;

export function openJobTemplates(parts: JobTemplatesParts): JobTemplates {
  const { store, clock } = parts;
  return {
    put: (asked) => put(parts, asked),
    template: async (key) => {
      const template = await store.template(key, null);
      return template === null ? null : { template, versions: await store.versions(key, versionsShown) };
    },
    version: (key, version) => store.template(key, version),
    list: (asked) => store.list(asked),
    run: (asked) => runTemplate(parts, asked),
    retire: async (key, actor) => ((await store.retire(key, actor, clock.now())) ? store.template(key, null) : null),
  };
}

async function put(parts: JobTemplatesParts, { body, actor, reach = everyTenant }: TemplateAsked): Promise<TemplateAnswer> {
  const { store, clock, bounds } = parts;
  const checked = checkTemplate(parts, body, reach);
  if (checked.kind === 'refused') return checked;
  const { wish, tenantId } = checked;
  const answer = await store.put({ ...wish, tenantId, madeBy: actor, madeAt: clock.now() }, bounds);
  switch (answer.kind) {
    case 'made':
    case 'same':
      return answer;
    case 'names-max':
      return full(`the tenant has ${bounds.namesMax} templates, as many as it may have: retire one that is no longer needed`);
    case 'versions-max':
      return full(`the template has ${bounds.versionsMax} versions, as many as it may have: go on under another name`);
  }
}

function full(message: string): TemplateAnswer {
  return { kind: 'refused', code: 'invalid-request', problems: [{ path: 'name', message }] };
}
