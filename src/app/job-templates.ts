// The room of templates, joined with the door that its runs go through.
import type { Intake } from '../intake/intake.js';
import { openJobTemplates, openTemplateDoor } from '../job-templates/job-templates.js';
import type { JobTemplates } from '../ports/job-templates.js';
import type { TemplateDoor } from '../ports/template-door.js';
import type { House } from './house.js';
import { askedFor, fired } from './not-by-queue.js';

export function joinJobTemplates({ config, store, clock }: House, intake: Intake): JobTemplates {
  const { names_max: namesMax, versions_max: versionsMax } = config.job_templates;
  return openJobTemplates({
    ...{ store: store.jobTemplates, clock, bounds: { namesMax, versionsMax } },
    examine: (order) => intake.examine({ ...order, ...askedFor, traceparent: null }),
    take: (order) => intake.take({ ...order, ...askedFor }),
  });
}

/** For the fires of schedules. */
export function joinTemplateDoor({ store, clock }: House, intake: Intake): TemplateDoor {
  return openTemplateDoor({
    ...{ store: store.jobTemplates, clock },
    examine: (order) => intake.examine({ ...order, ...fired, traceparent: null }),
    take: (order) => intake.take({ ...order, ...fired }),
  });
}
