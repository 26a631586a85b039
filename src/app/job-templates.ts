// The room of templates, joined with the door that its runs go through.
import type { Intake } from '../intake/intake.js';
import { openJobTemplates, openTemplateDoor } from '../job-templates/job-templates.js';
import type { JobTemplates } from '../ports/job-templates.js';
import type { TemplateDoor } from '../ports/template-door.js';
import type { House } from './house.js';

/** What only a queue can say of a message; and whoever asks for a run can ask again. */
const ofARun = { replyToSessionId: null, priorityFloor: 0, whenFull: 'refuse' } as const;

export function joinJobTemplates({ config, store, clock }: House, intake: Intake): JobTemplates {
  const { names_max: namesMax, versions_max: versionsMax } = config.job_templates;
  return openJobTemplates({
    ...{ store: store.jobTemplates, clock, bounds: { namesMax, versionsMax } },
    examine: (order) => intake.examine({ ...order, ...ofARun, traceparent: null }),
    take: (order) => intake.take({ ...order, ...ofARun }),
  });
}

/** Nobody is there to send a fire again. */
const ofAFire = { ...ofARun, whenFull: 'take' } as const;

/** For the fires of schedules. */
export function joinTemplateDoor({ store, clock }: House, intake: Intake): TemplateDoor {
  return openTemplateDoor({
    ...{ store: store.jobTemplates, clock },
    examine: (order) => intake.examine({ ...order, ...ofAFire, traceparent: null }),
    take: (order) => intake.take({ ...order, ...ofAFire }),
  });
}
