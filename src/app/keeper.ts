// The driving port over the rooms: what the HTTP face and the command line ask, in the words of the domain.
import { everyTenant } from '../core/caller.js';
import { costOfAttempts, pricesIn } from '../core/ending/cost.js';
import { isFinal } from '../core/lifecycle.js';
import { replayLetters, showLetters } from '../dead-letters/dead-letters.js';
import { act } from '../hands/hands.js';
import { branded, type RequestId } from '../core/ids.js';
import type { Keeper, Readiness, ShownRequest, Submitted } from '../ports/keeper.js';
import type { SubmitAnswer } from '../ports/submit-answer.js';
import { removeByHand } from '../retention/retention.js';
import { openCatalogue } from './asking/catalogue.js';
import { decidingView } from './asking/deciding-view.js';
import { dryRun, explain } from './asking/explain.js';
import { lookedAtNext, type Looking } from './asking/next-look.js';
import type { House } from './house.js';
import { policiesView, shadowView } from './asking/policies-view.js';
import { poolsView } from './asking/pools.js';
import { promote } from './asking/promote.js';
import type { NamedPart } from './asking/readiness.js';
import { storeInTime } from './asking/store-in-time.js';
import { together } from './asking/together.js';
import type { Rooms } from './rooms.js';

export interface KeeperParts {
  readonly house: House;
  readonly rooms: Rooms;
  readonly metrics: Keeper['metrics'];
  /** Parts beside the store. */
  readonly parts: () => readonly NamedPart[];
  /** The broker that could have been used instead of HTTP; null: there is none, or it is not healthy. */
  readonly healthyBroker: () => string | null;
}

const decisionsMax = 500;
const anybody = { states: null, tenantId: null, jobId: null, waitCase: null, receivedBefore: null, reach: everyTenant };
const everything = { ...anybody, changedBy: null };

export function openKeeper({ house, rooms, metrics, parts, healthyBroker }: KeeperParts): Keeper {
  const { reading } = house.store;
  const looking = () => ({ now: house.clock.now(), nextSweepAt: rooms.known.nextSweepAt() });
  const ping = together(() => house.store.ping());
  return {
    jobManager: { ...rooms.modelJobs, ...rooms.schedules },
    catalogue: openCatalogue(house),
    schedules: rooms.requestSchedules,
    templates: rooms.jobTemplates,
    submit: (submitted) => {
      const broker = healthyBroker();
      const about = { traceparent: submitted.traceparent };
      if (broker !== null) house.telemetry.report({ kind: 'fallback-used', broker, about });
      return submit(rooms, submitted);
    },
    request: (id) => shown(house, branded<RequestId>(id), looking()),
    requests: async (asked) => {
      const rows = await reading.list(asked);
      const next = looking();
      return rows.map((row) => lookedAtNext(row, next));
    },
    decisions: async (id) => {
      const known = await reading.request(branded<RequestId>(id));
      return known === null ? null : reading.decisions(branded<RequestId>(id), decisionsMax);
    },
    history: (id) => reading.history(branded<RequestId>(id), decisionsMax),
    body: (id) => reading.body(branded<RequestId>(id)),
    decisionsOf: (asked) => reading.decisionsOf(asked),
    costs: (asked) => reading.costs(asked, pricesIn(house.settings())),
    outputs: (asked) => reading.outputs(asked),
    past: (asked) => reading.past(asked),
    pastClusters: (asked) => reading.pastClusters(asked),
    deciding: () => decidingView(house),
    explain: (id) => explain(house, rooms, branded<RequestId>(id)),
    dryRun: (asked) => dryRun(rooms, asked),
    cancel: (id, actor = 'unknown') => cancel(house, rooms, { id: branded<RequestId>(id), actor }),
    remove: (id, actor) => removeByHand(house, branded<RequestId>(id), actor),
    act: (asked) => act(rooms.hands, asked),
    audit: (asked) => house.store.hands.audit(asked),
    deadLetters: (asked) => showLetters(rooms.deadLetters, asked),
    replay: (asked) => replayLetters(rooms.deadLetters, asked),
    lookAtEngine: () => house.bells.watch.ring(),
    pools: () => poolsView(house),
    policies: () => policiesView(house),
    promote: (asked) => promote(house, asked),
    shadow: () => shadowView(house, rooms),
    readiness: () => readiness({ ping, clock: house.clock }, parts),
    metrics,
  };
}

async function shown({ store, settings }: House, id: RequestId, looking: Looking): Promise<ShownRequest | null> {
  const found = await store.reading.request(id);
  if (found === null) return null;
  const view = lookedAtNext(found, looking);
  return { ...view, cost: isFinal(view.state) ? costOfAttempts(view.attempts, settings()) : null };
}

/** The wish is recorded before it is carried out. Of what is not there or has ended, nothing is. */
async function cancel({ store, clock }: House, { runs }: Rooms, wish: { readonly id: RequestId; readonly actor: string }) {
  const { id, actor } = wish;
  const [found] = await store.hands.find({ ...everything, ids: [id] }, null, 1);
  if (found !== undefined && !isFinal(found.state)) {
    const { tenantId, state } = found;
    const entry = { actor, act: 'cancel', requestId: id, tenantId, subject: id, reason: '', detail: { state } };
    await store.hands.note([entry], clock.now());
  }
  return runs.cancel(id);
}

/** By its names: fields after a spread took 2.5 us of the 105 that a job request takes of Node. */
async function submit({ intake }: Rooms, { body, traceparent, reach = everyTenant }: Submitted): Promise<SubmitAnswer> {
  const taken = await intake.take({
    source: 'http',
    body,
    traceparent,
    reach,
    replyToSessionId: null,
    priorityFloor: 0,
    whenFull: 'refuse',
  });
  switch (taken.kind) {
    case 'stored':
      return { kind: 'stored', requestId: taken.id, correlationId: taken.correlationId };
    case 'same':
      return { kind: 'same', requestId: taken.id, correlationId: taken.correlationId, state: taken.state };
    case 'refused':
      return { kind: 'refused', code: taken.refusal.code, problems: taken.refusal.problems };
  }
}

type Asked = Pick<House['store'], 'ping'> & Pick<House, 'clock'>;

async function readiness(asked: Asked, others: () => readonly NamedPart[]): Promise<Readiness> {
  const all = [await storeInTime(asked, asked.clock), ...others()];
  return {
    ready: all.every(({ ready, required }) => ready || !required),
    parts: all.map(({ name, ready, reason }) => ({ name, ready, reason })),
  };
}
