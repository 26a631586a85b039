// Nothing runnable waits longer than a sweep. Judged where it is promised: while nothing is done to the servers. Runnable at a sample: a
// cluster that it may run on has a free slot, and neither its job nor its tenant has all its runs. A slot that somebody before it takes is
// not its slot: it waits in vain when nobody before it goes, whatever becomes of those behind it.
import { of, type Bounds, type Event, type Fault, type Held, type Queued, type Sample } from './event.js';
import type { Violation } from './violation.js';

/** Of a busy machine: a sweep that is due is made, and seen by the next sample. */
const marginMs = 2_000;
/** After a fault everything finds its feet: connections, leases, a circuit that is open for ten seconds. */
const settleMs = 12_000;

export function checkWaiting(events: readonly Event[]): Violation[] {
  const [bounds] = of(events, 'bounds');
  if (bounds === undefined) return [];
  const waits = new Waits();
  const faults = of(events, 'fault');
  for (const sample of of(events, 'sample')) waits.see(sample, runnableIn(sample, faults, bounds));
  return waits.longerThan(bounds.sweepMs + marginMs).map(([id, waited]) => ({
    promise: 'no-wait',
    sentence: `request ${id} could have run for ${waited} ms; a sweep comes every ${bounds.sweepMs} ms`,
  }));
}

/** How long each request could have run, while nobody before it went. */
class Waits {
  readonly #since = new Map<string, number>();
  readonly #longest = new Map<string, number>();
  #before: readonly Queued[] = [];

  see({ at, queued }: Sample, runnable: readonly Queued[]): void {
    const stays = new Set(queued.map(({ id }) => id));
    const first = Math.min(Infinity, ...this.#before.filter(({ id }) => !stays.has(id)).map(({ rank }) => rank));
    this.#before = queued;
    const inVain = new Map(runnable.map(({ id, rank }) => [id, rank]));
    for (const id of [...this.#since.keys()]) if (!inVain.has(id) || (inVain.get(id) ?? 0) >= first) this.#since.delete(id);
    for (const id of inVain.keys()) this.#note(id, at);
  }

  #note(id: string, at: number): void {
    const since = this.#since.get(id) ?? at;
    this.#since.set(id, since);
    this.#longest.set(id, Math.max(this.#longest.get(id) ?? 0, at - since));
  }

  longerThan(ms: number): readonly (readonly [id: string, waitedMs: number])[] {
    return [...this.#longest].filter(([, waited]) => waited > ms);
  }
}

function runnableIn({ at, queued, live }: Sample, faults: readonly Fault[], bounds: Bounds): readonly Queued[] {
  return isCalm(at, faults) ? queued.filter((one) => mayRun(one, live, bounds)) : [];
}

function isCalm(at: number, faults: readonly Fault[]): boolean {
  return !faults.some(({ from, until }) => at >= from && at <= until + settleMs);
}

function mayRun({ jobId, tenantId, clusters }: Queued, live: readonly Held[], bounds: Bounds): boolean {
  const count = (is: (one: Held) => boolean) => live.filter(is).length;
  return (
    count((one) => one.jobId === jobId) < (bounds.jobs[jobId] ?? Infinity) &&
    count((one) => one.tenantId === tenantId) < (bounds.tenants[tenantId] ?? Infinity) &&
    clusters.some((cluster) => count(({ clusterId }) => clusterId === cluster) < (bounds.clusters[cluster] ?? 0))
  );
}
