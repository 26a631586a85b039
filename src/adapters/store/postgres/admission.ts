// Admission's part of the store. In: a pass. Out: what it answers. Promised: one pass at a time across all replicas; everything it reads
// and writes is one transaction, which commits when the pass resolves and leaves nothing when it throws.
import type { AdmissionStore, AdmissionTx, AdmissionView, Front, FrontAsked, Lane } from '../../../ports/store/admission.js';
import { answered } from './answered.js';
import { candidate, candidates, firstLanes, lanes } from './candidates.js';
import { frontOf, selectFront } from './front.js';
import type { Session, Transaction } from './sql/connection.js';
import type { Database } from './sql/database.js';
import { sqlStateOf } from './sql/errors.js';
import { toInstant } from './sql/instants.js';
import {
  asLiveRequest,
  asPoolStart,
  ended,
  liveRequests,
  poolStarts,
  selectLive,
  selectStarts,
  type LiveRow,
  type StartRow,
} from './occupancy.js';
import type { ChannelBound } from './record-steps.js';
import { recordVerdicts } from './record-verdicts.js';
import { runSeconds, runSpans } from './run-seconds.js';
import { runTimes } from './run-times.js';
import { startTimes } from './starts.js';

/** Bounded by lock_timeout. READ COMMITTED: each statement after it sees what the last pass committed. */
const takeTurn = `select pg_advisory_xact_lock(hashtextextended('job-keeper admission', 0))`;
/** As many as are read with the turn. */
const lanesMax = 10_000;
/** What a pass reads first goes out with its begin, in one message: four round trips less, 2 ms of a pass that lets one request run. */
const opening = [takeTurn, selectLive, selectStarts].map((text) => ({ text, values: [] }));
const lanesFirst = { text: firstLanes(lanesMax), values: [] };
/** Given up by lock_timeout, or by statement_timeout where that is shorter. */
const gaveUp = ['55P03', '57014'];

/** Indexes request_queue, request_due and request_expiry: one probe each, and an entry a newcomer. */
const selectQueued = `
select (select count(*) from (select from request where state = 'received' order by rank_at, id limit $2) as first)::integer as newcomers,
  exists (select from request where state = 'waiting' and due_at <= ${toInstant('$1')})
  or exists (select from request where state = 'waiting' and expires_at <= ${toInstant('$1')}) as others`;

export function admissionStore(database: Database, channels: readonly ChannelBound[], events: boolean): AdmissionStore {
  return {
    async alone(pass, begins) {
      const turn = { had: false };
      const first = begins === undefined ? lanesFirst : selectFront(begins);
      try {
        return await database.transaction(
          (transaction, opened) => {
            turn.had = true;
            return pass(transactionOf({ transaction, channels, begins, events }, opened));
          },
          [...opening, first],
        );
      } catch (problem) {
        if (turn.had || !gaveUp.includes(sqlStateOf(problem) ?? '')) throw problem;
        return null;
      }
    },
    peek: (work) => database.transaction((session) => work(viewOf(session))),
    async queued(now, newcomersMax) {
      const [row] = await database.rows<{ newcomers: number; others: boolean }>(selectQueued, [now, newcomersMax]);
      const newcomers = row?.newcomers ?? 0;
      return { any: newcomers > 0 || row?.others === true, newcomers };
    },
  };
}

interface Begun {
  readonly transaction: Transaction;
  readonly channels: readonly ChannelBound[];
  readonly begins: FrontAsked | undefined;
  readonly events: boolean;
}

function transactionOf(
  { transaction, channels, begins, events }: Begun,
  [, live = [], starts = [], first = []]: readonly unknown[][],
): AdmissionTx {
  const readsLanes = begins === undefined;
  return {
    ...viewOf(transaction),
    // The statements stand in `opening`, in this order.
    live: () => Promise.resolve((live as LiveRow[]).map(asLiveRequest)),
    starts: () => Promise.resolve((starts as StartRow[]).map(asPoolStart)),
    lanes: (max, after) =>
      readsLanes && after === null && max <= lanesMax
        ? Promise.resolve((first as Lane[]).slice(0, max))
        : lanes(transaction, max, after),
    front: async (ask) => (ask === begins ? frontOf(first, ask) : frontFrom(transaction, ask)),
    answered: (ids) => answered(transaction, ids),
    record: (verdicts) => recordVerdicts(transaction, channels, { verdicts, events, last: false }),
    recordLast: (verdicts) => recordVerdicts(transaction, channels, { verdicts, events, last: true }),
  };
}

function viewOf(session: Session): AdmissionView {
  return {
    live: () => liveRequests(session),
    ended: (asked) => ended(session, asked),
    starts: () => poolStarts(session),
    runSeconds: (windows, now) => runSeconds(session, windows, now),
    lanes: (lanesMax, after) => lanes(session, lanesMax, after),
    candidates: (ask) => candidates(session, ask),
    front: (ask) => frontFrom(session, ask),
    runTimes: (endedMax) => runTimes(session, endedMax),
    startTimes: (asked) => startTimes(session, asked),
    runSpans: (window, spansMax) => runSpans(session, window, spansMax),
    candidate: (id) => candidate(session, id),
  };
}

async function frontFrom(session: Session, ask: FrontAsked): Promise<Front> {
  const { text, values } = selectFront(ask);
  return frontOf(await session.rows(text, values), ask);
}
