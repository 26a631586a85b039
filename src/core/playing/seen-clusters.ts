// The clusters of one pool, followed through what is on record of them. In: marks in the order of time. Out: when each came up and by whom, when it was seen
// to have gone and how long it had stood idle, how starts went, and of which time nothing is known. Changed in place, by whoever follows them.
// Which of several came or went is not on record: then those that run something, that were started or are named stay, and of the others the one that was idle longest goes.
import type { ClusterId, Instant } from '../ids.js';
import type { ClusterMark, ClusterRun } from './cluster-marks.js';
import { unseenMs, type PastStart } from './past-clusters.js';
import type { Period } from './past-tally.js';
import type { MeasuredStart } from './start-times.js';

/** One time that a cluster was up. */
export interface UpTime {
  readonly clusterId: ClusterId;
  /** `unknown`: it was up when it was first looked at. */
  readonly by: 'us' | 'others' | 'unknown';
  /** First seen up. */
  readonly upAt: Instant;
  /** It was not up before; or nothing was looked at. */
  readonly notBefore: Instant;
  /** When somebody else's start was first seen. */
  readonly comingFrom: Instant | null;
  /** Seen to have gone; null: it was not. */
  gone: { readonly at: Instant; readonly seenUpAt: Instant; readonly idleSince: Instant | null } | null;
}

interface Up extends UpTime {
  runs: number;
  /** null: something runs on it, or it is not known. */
  idleSince: Instant | null;
  seenAt: Instant;
}

/** One that takes longer has failed: as long as starts are timed. */
const startMaxMs = 7_200_000;
/** What it takes an engine to show what it was asked. */
const unshownMs = 60_000;

export class SeenClusters {
  readonly upTimes: UpTime[] = [];
  /** Without a run, and still there. */
  longestIdleMs = 0;
  readonly unknown: Period[] = [];
  readonly #up = new Map<ClusterId, Up>();
  readonly #outcomes = new Map<PastStart, MeasuredStart>();
  #comingFrom: Instant | null = null;
  #known = false;

  /** `lastAt`: nothing was looked at before. */
  constructor(
    private readonly listed: readonly ClusterId[],
    private readonly record: { readonly starts: readonly PastStart[]; readonly runs: readonly ClusterRun[] },
    private lastAt: Instant,
  ) {}

  take(mark: ClusterMark): void {
    this.until(mark.at);
    switch (mark.kind) {
      case 'seen':
        this.#look(mark);
        break;
      case 'up':
        this.#upOf(mark.clusterId, mark.at);
        this.#outcomes.set(mark.start, { at: mark.start.recordedAt, afterMs: mark.at - mark.start.recordedAt, comesUp: true });
        break;
      case 'begins':
        this.#begins(this.#upOf(mark.clusterId, mark.at), mark.at);
        break;
      case 'ends':
        ends(this.#upOf(mark.clusterId, mark.at), mark.at);
    }
    this.lastAt = Math.max(this.lastAt, mark.at);
  }

  /** Nothing more is known until then. */
  until(at: Instant): void {
    const up = [...this.#up.values()];
    const allBusy = up.length > 0 && up.every(({ runs }) => runs > 0);
    if (at - this.lastAt > unseenMs && !allBusy) this.unknown.push({ from: this.lastAt, until: at });
  }

  /** Those that are up, and since when without a run. */
  now(): ReadonlyMap<ClusterId, Instant | null> {
    return new Map([...this.#up].map(([id, { idleSince }]) => [id, idleSince]));
  }

  /** Asked for, and neither up nor given up. */
  onTheirWay(at: Instant): readonly PastStart[] {
    return this.record.starts.filter(
      (start) => start.recordedAt <= at && at - start.recordedAt <= startMaxMs && !start.givenUp && !this.#outcomes.has(start),
    );
  }

  /** How those went of which it is known. */
  outcomes(): ReadonlyMap<PastStart, MeasuredStart> {
    const refused = this.record.starts.flatMap((start) => {
      const { givenUp, doneAt, recordedAt: at } = start;
      return givenUp && doneAt !== null ? [[start, { at, afterMs: doneAt - at, comesUp: false }] as const] : [];
    });
    return new Map([...refused, ...this.#outcomes]);
  }

  #look({ at, running, starting, clusterId: named }: Extract<ClusterMark, { kind: 'seen' }>): void {
    if (named !== null && !this.#up.has(named)) this.#comes(named, at);
    while (this.#up.size < running) {
      const next = this.#likeliest(at);
      if (next === null) break;
      this.#comes(next, at);
    }
    while (this.#up.size > running) {
      const least = this.#leastUsed(named);
      if (least === null) break;
      least.gone = { at, seenUpAt: least.seenAt, idleSince: least.idleSince };
      this.#up.delete(least.clusterId);
    }
    for (const up of [...this.#up.values()]) this.#stays(up, at);
    this.#lookAtStarts(at, starting);
    this.#known = true;
  }

  #stays(up: Up, at: Instant): void {
    if (up.runs === 0 && at - up.seenAt > unseenMs) {
      // It may have gone and come again.
      this.#up.delete(up.clusterId);
      this.#comes(up.clusterId, at);
      return;
    }
    if (up.idleSince !== null) this.longestIdleMs = Math.max(this.longestIdleMs, at - up.idleSince);
    up.seenAt = at;
  }

  #lookAtStarts(at: Instant, starting: number): void {
    const ours = this.onTheirWay(at);
    if (starting > ours.length) this.#comingFrom ??= at;
    else this.#comingFrom = null;
    if (starting > 0) return;
    for (const start of ours) {
      const { recordedAt, doneAt } = start;
      if (doneAt !== null && doneAt + unshownMs < at)
        this.#outcomes.set(start, { at: recordedAt, afterMs: at - recordedAt, comesUp: false });
    }
  }

  #begins(up: Up, at: Instant): void {
    if (up.idleSince !== null && at - up.seenAt <= unseenMs) this.longestIdleMs = Math.max(this.longestIdleMs, at - up.idleSince);
    up.runs += 1;
    up.idleSince = null;
    up.seenAt = at;
  }

  #upOf(clusterId: ClusterId, at: Instant): Up {
    return this.#up.get(clusterId) ?? this.#comes(clusterId, at);
  }

  #comes(clusterId: ClusterId, at: Instant): Up {
    const ours = this.onTheirWay(at).find((start) => start.clusterId === clusterId || start.clusterId === null) ?? null;
    if (ours !== null) this.#outcomes.set(ours, { at: ours.recordedAt, afterMs: at - ours.recordedAt, comesUp: true });
    const asked = ours !== null && !ours.ahead;
    const up: Up = {
      ...{ clusterId, upAt: at, notBefore: this.lastAt, by: asked ? 'us' : this.#known || ours !== null ? 'others' : 'unknown' },
      comingFrom: ours === null ? this.#comingFrom : ours.recordedAt,
      // Of one that was up already it is not known since when it has been idle.
      ...{ gone: null, runs: 0, idleSince: this.#known || ours !== null ? at : null, seenAt: at },
    };
    this.#up.set(clusterId, up);
    this.upTimes.push(up);
    return up;
  }

  /** One that was started, else the one that is used next. */
  #likeliest(at: Instant): ClusterId | null {
    const down = this.listed.filter((id) => !this.#up.has(id));
    const started = this.onTheirWay(at).find(({ clusterId }) => clusterId !== null && down.includes(clusterId));
    if (started !== undefined) return started.clusterId;
    const used = this.record.runs.filter(({ clusterId, from }) => from >= at && down.includes(clusterId));
    const next = used.reduce<ClusterRun | null>((first, run) => (first === null || run.from < first.from ? run : first), null);
    return next?.clusterId ?? down[0] ?? null;
  }

  #leastUsed(named: ClusterId | null): Up | null {
    const idle = [...this.#up.values()].filter(({ runs, clusterId }) => runs === 0 && clusterId !== named);
    const since = ({ idleSince }: Up) => idleSince ?? -Infinity;
    return idle.reduce<Up | null>((least, up) => (least === null || since(up) < since(least) ? up : least), null);
  }
}

function ends(up: Up, at: Instant): void {
  up.runs = Math.max(0, up.runs - 1);
  if (up.runs === 0) up.idleSince = at;
  up.seenAt = at;
}
