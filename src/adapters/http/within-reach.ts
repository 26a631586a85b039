// The driving port as somebody with a bounded reach sees it. Promised: what belongs to a tenant out of reach answers as if it were not there;
// a method that is added to the port does not compile until it is said here whose it is.
import { reaches, type Reach } from '../../core/caller.js';
import type { DryRunAnswer } from '../../ports/foresight.js';
import type { Keeper } from '../../ports/keeper.js';
import type { JobTemplates, TemplateAnswer } from '../../ports/job-templates.js';
import type { RequestSchedules, ScheduleMade } from '../../ports/request-schedules.js';
import type { TemplateKey } from '../../ports/store/job-templates.js';
import type { SubmitAnswer } from '../../ports/submit-answer.js';

/** `refused` is called whenever somebody asks for what belongs to a tenant out of reach. */
export function withinReach(keeper: Keeper, reach: Reach, refused: () => void): Keeper {
  if (reach.kind === 'all') return keeper;
  /** A request never changes its tenant: what is seen here still holds when it is acted upon. */
  const seen = async (id: string) => {
    const view = await keeper.request(id);
    if (view === null || reaches(reach, view.tenantId)) return view;
    refused();
    return null;
  };
  /** A job request names its tenant itself. */
  const judged = <Answer extends SubmitAnswer | DryRunAnswer | ScheduleMade | TemplateAnswer>(answer: Answer): Answer => {
    if (answer.kind === 'refused' && answer.code === 'tenant-not-allowed') refused();
    return answer;
  };
  return {
    submit: async (submitted) => judged(await keeper.submit({ ...submitted, reach })),
    request: seen,
    requests: (asked) => keeper.requests({ ...asked, reach }),
    decisions: async (id) => ((await seen(id)) === null ? null : keeper.decisions(id)),
    history: async (id) => ((await seen(id)) === null ? null : keeper.history(id)),
    body: async (id) => ((await seen(id)) === null ? null : keeper.body(id)),
    ...nothingOfAll,
    deciding: () => {
      refused();
      return Promise.resolve(null);
    },
    costs: (asked) => keeper.costs({ ...asked, reach }),
    outputs: (asked) => keeper.outputs({ ...asked, reach }),
    explain: async (id) => ((await seen(id)) === null ? null : keeper.explain(id)),
    dryRun: async (asked) => judged(await keeper.dryRun({ ...asked, reach })),
    cancel: async (id, actor) => ((await seen(id)) === null ? { kind: 'not-found' } : keeper.cancel(id, actor)),
    remove: async (id, actor) => ((await seen(id)) === null ? { kind: 'not-found' } : keeper.remove(id, actor)),
    act: (asked) => keeper.act({ ...asked, selection: { ...asked.selection, reach } }),
    audit: auditWithin(keeper, reach, refused),
    deadLetters: (asked) => keeper.deadLetters({ ...asked, selection: { ...asked.selection, reach } }),
    replay: (asked) => keeper.replay({ ...asked, selection: { ...asked.selection, reach } }),
    // Each of its calls names one tenant, that was found within reach where it was named.
    jobManager: keeper.jobManager,
    schedules: schedulesWithin(keeper.schedules, { reach, refused, judged }),
    templates: templatesWithin(keeper.templates, { reach, refused, judged }),
    // The house, not anybody's requests.
    lookAtEngine: () => keeper.lookAtEngine(),
    catalogue: keeper.catalogue,
    pools: () => keeper.pools(),
    policies: () => keeper.policies(),
    // Of all tenants.
    promote: () => {
      refused();
      return Promise.resolve({ kind: 'not-allowed' });
    },
    // Its examples are requests of all tenants.
    shadow: async () => ({ ...(await keeper.shadow()), differences: [] }),
    readiness: () => keeper.readiness(),
    metrics: () => keeper.metrics(),
  };
}

/** Of all tenants: nothing of it for who may not see all. */
const nothingOfAll = {
  decisionsOf: () => Promise.resolve([]),
  past: () => Promise.resolve([]),
  pastClusters: () => Promise.resolve({ sightings: [], starts: [], end: null }),
} satisfies Partial<Keeper>;

/** Of one request that is there, by who may see it; else what concerns these tenants. */
function auditWithin(keeper: Keeper, reach: Reach, refused: () => void): Keeper['audit'] {
  return async (asked) => {
    const view = asked.requestId === null ? null : await keeper.request(asked.requestId);
    if (view === null) return keeper.audit({ ...asked, reach });
    if (reaches(reach, view.tenantId)) return keeper.audit(asked);
    refused();
    return [];
  };
}

interface Bounded {
  readonly reach: Reach;
  readonly refused: () => void;
  readonly judged: <Answer extends ScheduleMade | TemplateAnswer>(answer: Answer) => Answer;
}

/** A schedule never changes its tenant. */
function schedulesWithin(schedules: RequestSchedules, { reach, refused, judged }: Bounded): RequestSchedules {
  const seen = async (id: string) => {
    const shown = await schedules.schedule(id);
    if (shown === null || reaches(reach, shown.schedule.tenantId)) return shown;
    refused();
    return null;
  };
  const notFound = { kind: 'not-found' } as const;
  return {
    create: async (asked) => judged(await schedules.create({ ...asked, reach })),
    schedule: seen,
    list: (asked) => schedules.list({ ...asked, reach }),
    start: async (id, actor) => ((await seen(id)) === null ? notFound : schedules.start(id, actor)),
    stop: async (id, actor) => ((await seen(id)) === null ? notFound : schedules.stop(id, actor)),
    remove: async (id, actor) => (await seen(id)) !== null && schedules.remove(id, actor),
  };
}

/** Its tenant is part of the name of a template. */
function templatesWithin(templates: JobTemplates, { reach, refused, judged }: Bounded): JobTemplates {
  const within = ({ tenantId }: TemplateKey): boolean => {
    if (reaches(reach, tenantId)) return true;
    refused();
    return false;
  };
  return {
    put: async (asked) => judged(await templates.put({ ...asked, reach })),
    template: async (key) => (within(key) ? templates.template(key) : null),
    version: async (key, version) => (within(key) ? templates.version(key, version) : null),
    list: (asked) => templates.list({ ...asked, reach }),
    run: async (asked) => (within(asked.key) ? templates.run(asked) : { kind: 'not-found' }),
    retire: async (key, actor) => (within(key) ? templates.retire(key, actor) : null),
  };
}
