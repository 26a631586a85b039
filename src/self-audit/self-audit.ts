// The self-audit. In: the schedule, or a person who asks. Out: what contradicts the invariants on the live store and engine, told of as alerts
// and metrics; what is safe to mend is mended. Promised: it changes nothing but what it says, and one look never accuses what only moves.
import { allChecks, checks, judgeFindings, type Audited, type Check, type Finding } from '../core/self-audit.js';
import type { Instant, RunId } from '../core/ids.js';
import type { Settings } from '../core/settings.js';
import { unlessAway } from '../core/unless-away.js';
import type { Clock } from '../ports/clock.js';
import type { Snapshots } from '../ports/engine.js';
import type { LiveRun, RunStore } from '../ports/store/runs.js';
import type { AuditStore } from '../ports/store/self-audit.js';
import type { AlertStore, NewAlert } from '../ports/store/steps.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface SelfAuditParts {
  readonly store: AuditStore;
  readonly runs: Pick<RunStore, 'liveRuns'>;
  readonly alerts: AlertStore;
  readonly snapshots: Snapshots;
  /** As they are now: asked once for whatever is to see one version of them. */
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly overdueMs: number;
  /** From one sweep to the next, and some. */
  readonly sweepMs: number;
  readonly snapshotAgeMs: number;
  readonly liveMax: number;
  /** Waiting requests that the policy lets run now: asked of admission, without moving anything. */
  readonly runnable: () => Promise<readonly { readonly id: string; readonly version: number; readonly reason: string }[]>;
  /** A pass is asked for. */
  readonly onRunnable: () => void;
}

export interface AuditReport {
  readonly standing: readonly Finding[];
  readonly suspected: readonly Finding[];
  readonly mended: number;
}

const findingsMax = 100;
/** Of one look: millions of runs. */
const pagesMax = 1_000;
const endedWithinMs = 86_400_000;

/** One look. `suspectedBefore`: what the look before it, at least a sweep ago, suspected. */
export async function audit(parts: SelfAuditParts, suspectedBefore: readonly Finding[]): Promise<AuditReport> {
  const begun = parts.clock.now();
  // 1. Look at the store, 2. at the engine, 3. at the decisions.
  const found = [...(await inStore(parts)), ...(await onEngine(parts)), ...(await inDecisions(parts))];
  // 4. Judge, 5. mend, 6. tell.
  const audited = judgeFindings(found, suspectedBefore);
  const mended = await mend(parts, audited.standing);
  await tell(parts, audited);
  parts.telemetry.report({
    kind: 'audited',
    found: countsOf(audited.standing),
    mended,
    seconds: (parts.clock.now() - begun) / 1000,
  });
  return { ...audited, mended };
}

function inStore({ store, settings: now, clock, overdueMs, sweepMs }: SelfAuditParts): Promise<readonly Finding[]> {
  const settings = now();
  const quotas = Object.entries(settings.tenants).flatMap(([tenantId, { runs_max: runsMax }]) =>
    runsMax === undefined ? [] : [{ tenantId, runsMax }],
  );
  const usualQuota = settings.default_tenant.runs_max;
  return store.findings({ now: clock.now(), overdueMs, sweepMs, endedWithinMs, max: findingsMax, quotas, usualQuota });
}

/** Over all live runs, so many at a time as are held in memory, until there is enough to tell. */
async function onEngine(parts: SelfAuditParts): Promise<readonly Finding[]> {
  const { snapshots, snapshotAgeMs, runs, liveMax: max } = parts;
  const found: Finding[] = [];
  let live: readonly LiveRun[] = await runs.liveRuns({ after: null, max });
  if (live.length === 0) return [];
  // An engine that is away contradicts nothing.
  const snapshot = await unlessAway(snapshots.fresh(snapshotAgeMs));
  if (snapshot === null) return [];
  const active = new Set(snapshot.activeRuns.map(({ runId }) => runId));
  for (let page = 1; ; page += 1) {
    found.push(...live.filter((run) => isMissing(parts, run, { active, takenAt: snapshot.takenAt })).map(missing));
    const last = live.at(-1);
    if (last === undefined || live.length < max || found.length >= findingsMax || page === pagesMax) break;
    live = await runs.liveRuns({ after: last.id, max });
  }
  return found.slice(0, findingsMax);
}

interface Listed {
  readonly active: ReadonlySet<RunId>;
  readonly takenAt: Instant;
}

function isMissing({ overdueMs }: SelfAuditParts, { runId, submittedAt }: LiveRun, { active, takenAt }: Listed): boolean {
  return !active.has(runId) && takenAt - submittedAt > overdueMs;
}

function missing({ id, version, runId, submittedAt }: LiveRun): Finding {
  const run = { subject: id, requestId: id, mark: String(version), since: submittedAt };
  return { check: 'run-not-on-engine', ...run, detail: `run ${runId}` };
}

async function inDecisions({ runnable }: SelfAuditParts): Promise<readonly Finding[]> {
  return (await runnable()).slice(0, findingsMax).map(({ id, version, reason }) => ({
    ...{ check: 'runnable-waits', subject: id, requestId: id, mark: String(version), since: null, detail: reason },
  }));
}

async function mend({ store, clock, onRunnable }: SelfAuditParts, standing: readonly Finding[]): Promise<number> {
  let mended = 0;
  for (const check of allChecks.filter((one) => checks[one].mends)) {
    const ids = standing.flatMap((finding) => (finding.check === check && finding.requestId !== null ? [finding.requestId] : []));
    if (ids.length > 0) mended += await store.mend(check, ids, clock.now());
  }
  if (standing.some(({ check }) => check === 'runnable-waits' || check === 'received-undecided')) onRunnable();
  return mended;
}

const alertKey = (check: Check) => `audit:${check}` as const;

/** One alert a check, while it has findings. */
async function tell({ alerts, clock }: SelfAuditParts, { standing, suspected }: Audited): Promise<void> {
  const counts = countsOf(standing);
  const raised = allChecks.filter((check) => counts[check] > 0).map((check) => alertOf(check, standing));
  if (raised.length > 0) await alerts.raise(raised, clock.now());
  // Suspected at a first look: another auditor may have seen it twice.
  const isOver = (check: Check) => counts[check] === 0 && suspected.every((finding) => finding.check !== check);
  const over: readonly string[] = allChecks.filter(isOver).map(alertKey);
  const open = (await alerts.open()).map(({ key }) => key).filter((key) => over.includes(key));
  if (open.length > 0) await alerts.resolve(open, clock.now());
}

function alertOf(check: Check, standing: readonly Finding[]): NewAlert {
  const found = standing.filter((finding) => finding.check === check);
  const first = found[0];
  return {
    key: alertKey(check),
    severity: checks[check].severity,
    summary: `The self-audit found ${found.length}: ${checks[check].means} ${checks[check].asks} \`job-keeper audit\` lists them.`,
    details: { check, count: String(found.length), first: first === undefined ? '' : `${first.subject}: ${first.detail}` },
    requestId: null,
  };
}

function countsOf(standing: readonly Finding[]): Record<Check, number> {
  const counts = Object.fromEntries(allChecks.map((check) => [check, 0])) as Record<Check, number>;
  for (const { check } of standing) counts[check] += 1;
  return counts;
}
