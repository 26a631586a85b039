// Runs of which it makes no difference which one ends. In: runs, and the question. Out: groups of them. Two are alike where neither the request nor
// anybody before it would be decided on otherwise when the one ends than when the other does.
import type { ActiveRun } from '../cluster.js';
import type { Candidate } from '../deciding/candidate.js';
import { savedSeconds } from './end-of-run.js';
import { runsLeft } from '../deciding/job-limit.js';
import { looksAt } from './looks-at.js';
import type { Question } from './question.js';
import { byRank } from '../deciding/order.js';
import { tenantSettings } from '../settings.js';
import { keyOf, keysOf, liveCount, type LiveRequest } from '../deciding/world.js';

/** Of ours, and of others. */
export interface Ending {
  readonly ours: readonly LiveRequest[];
  readonly foreign: readonly ActiveRun[];
}

/** When they are decided on: at once, or with another priority and at another time. */
export type When = 'now' | 'later';

/** Those that make a difference to somebody come first. */
export function groupsOf({ ours, foreign }: Ending, question: Question, when: When): readonly Ending[] {
  const { candidate, others } = question;
  const asked = [candidate, ...others.filter((one) => byRank(one, candidate) < 0)];
  const groups = [
    ...grouped(ours, kindsOf(asked, question, when)).map(([kind, alike]) => ({ kind, ours: alike, foreign: [] })),
    ...grouped(foreign, kindsOfForeign(asked, question)).map(([kind, alike]) => ({ kind, ours: [], foreign: alike })),
  ];
  return groups.toSorted((one, other) => other.kind.length - one.kind.length);
}

type Kind = readonly string[];

/** Of its place always; of its job and its tenant where a limit may be met, or the policy looks. */
function kindsOf(asked: readonly Candidate[], question: Question, when: When): (run: LiveRequest) => Kind {
  const ofJob = jobsThatMatter(asked, question);
  const ofTenant = tenantsThatMatter(asked, question);
  const replaced = looksAt(question.policy, 'job.replaceable_runs');
  return (run) => [
    ...keysOf(run).slice(0, 1),
    ...(ofJob.has(run.jobId) ? [keyOf.job(run.jobId)] : []),
    ...(ofTenant.has(run.tenantId) ? [keyOf.tenant(run.tenantId)] : []),
    ...(asked.some(({ tenantId }) => tenantId === run.tenantId) ? timeOf(run, question, when) : []),
    ...(replaced ? replacedAs(run, asked, question) : []),
  ];
}

function jobsThatMatter(asked: readonly Candidate[], { policy, outlook }: Question): ReadonlySet<string> {
  const looked = looksAt(policy, 'job.live_runs');
  const mayBeMet = mayMeetItsLimit(asked, outlook);
  return new Set(asked.filter((one) => looked || mayBeMet(one)).map(({ jobId }) => jobId));
}

/** When all who are asked run, as far as runs of the job leave room now. */
function mayMeetItsLimit(asked: readonly Candidate[], { world, settings }: Question['outlook']): (one: Candidate) => boolean {
  return (one) => asked.filter(({ jobId }) => jobId === one.jobId).length > runsLeft(one, world, settings);
}

function tenantsThatMatter(asked: readonly Candidate[], { policy, outlook }: Question): ReadonlySet<string> {
  const looked = looksAt(policy, 'tenant.live_runs');
  const { world, settings } = outlook;
  const mayBeMet = (id: Candidate['tenantId']) => {
    const { runs_max: most } = tenantSettings(settings, id);
    const coming = asked.filter(({ tenantId }) => tenantId === id).length;
    return most !== null && liveCount(world, keyOf.tenant(id)) + coming > most;
  };
  return new Set(asked.map(({ tenantId }) => tenantId).filter((id) => looked || mayBeMet(id)));
}

/** Of a tenant with a quota of time: what its end would leave of it, or how it fills the window later. */
function timeOf(run: LiveRequest, question: Question, when: When): Kind {
  const { tenantId, submittedAt } = run;
  if (tenantSettings(question.outlook.settings, tenantId).run_seconds_max === null) return [];
  if (when === 'later') return [keyOf.tenant(tenantId), `since ${submittedAt}`];
  const saved = savedSeconds(run, question);
  return saved === 0 ? [] : [keyOf.tenant(tenantId), `saved ${saved}`];
}

/** Who of the job and the tenant may have it stopped. It is the oldest that is stopped, and the priority of the request may be another later. */
function replacedAs(
  { id, jobId, tenantId, priority, stopWished }: LiveRequest,
  asked: readonly Candidate[],
  question: Question,
): Kind {
  if (stopWished) return [];
  const ofBoth = asked.filter((one) => one.jobId === jobId && one.tenantId === tenantId);
  if (ofBoth.length === 0) return [];
  if (ofBoth.includes(question.candidate)) return [id];
  return [`replaceable for ${ofBoth.filter((one) => one.priority >= priority).length}`];
}

/** Of its clusters always; of its job where the engine's limit may be met, or the policy looks. */
function kindsOfForeign(asked: readonly Candidate[], { policy, outlook }: Question): (run: ActiveRun) => Kind {
  const looked = looksAt(policy, 'job.foreign_runs');
  const mayBeMet = mayMeetItsLimit(asked, outlook);
  const matter = new Set<string>(asked.filter((one) => looked || mayBeMet(one)).map(({ jobId }) => jobId));
  return ({ clusterIds, jobId }) => [
    clusterIds.toSorted().join(' '),
    ...(jobId !== null && matter.has(jobId) ? [`job ${jobId}`] : []),
  ];
}

function grouped<T>(all: readonly T[], kindOf: (one: T) => Kind): [Kind, T[]][] {
  const groups = new Map<string, [Kind, T[]]>();
  for (const one of all) {
    const kind = kindOf(one);
    const key = JSON.stringify(kind);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [kind, [one]]);
    else group[1].push(one);
  }
  return [...groups.values()];
}
