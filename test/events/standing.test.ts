// How the queue of events stands, as its answers tell: when the next is tried, with which, and what is parked.
import { expect } from 'chai';
import { branded } from '../../src/core/ids.js';
import { atFirst, find, nextOf, type Answered, type Standing } from '../../src/events/standing.js';
import type { PublishOutcome } from '../../src/ports/broker.js';
import type { DueEvent } from '../../src/ports/store/events.js';

const missingMs = 300_000;

function anEvent(sequence: string, request = 'r1'): DueEvent {
  const requestId = branded<DueEvent['requestId']>(request);
  const about = { correlation_id: 'c', tenant_id: '333', job_id: '1', state: 'waiting' as const, version: 1 };
  return {
    ...{ sequence, requestId, version: 1, at: 0, traceparent: null, tenantId: '333', correlationId: 'c' },
    data: { ...about, request_id: requestId },
  };
}

const confirmed: PublishOutcome = { kind: 'confirmed' };
const refused: PublishOutcome = { kind: 'undeliverable', reason: 'no queue' };
const unsent: PublishOutcome = { kind: 'unavailable', reason: 'no connection' };
const answers = (...outcomes: readonly PublishOutcome[]): Answered[] =>
  outcomes.map((outcome, index) => ({ event: anEvent(String(index + 1)), outcome }));
const found = (before: Standing, ...outcomes: readonly PublishOutcome[]) => find(before, answers(...outcomes), 0, missingMs);

/** The pauses, in seconds, between tries that all end so. */
function pauses(outcome: PublishOutcome, tries: number): number[] {
  let standing = atFirst;
  return Array.from({ length: tries }, () => {
    ({ standing } = found(standing, outcome));
    return standing.until / 1000;
  });
}

describe('the queue of events', () => {
  it('is tried after pauses that double, up to a minute, while it cannot be reached', () => {
    expect(pauses(unsent, 8)).to.deep.equal([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('is tried after pauses that double, up to what is configured, while it is not there', () => {
    expect(pauses(refused, 11)).to.deep.equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  });

  it('is tried with a second between again, once it has taken one', () => {
    const away = found(found(atFirst, unsent).standing, unsent).standing;
    const proved = found(away, confirmed).standing;
    expect(proved).to.include({ kind: 'proved', failures: 0 });
    expect(found(proved, unsent).standing.until).to.equal(1_000);
  });

  it('is sent the oldest alone, where it has just taken another one after a failure', () => {
    const due = [anEvent('1'), anEvent('2', 'r2')];
    expect(nextOf(due, { ...atFirst, kind: 'proved' })).to.deep.equal(due.slice(0, 1));
    expect(nextOf(due, { ...atFirst, kind: 'open' })).to.deep.equal(due);
  });

  describe('has one parked that cannot be sent', () => {
    const proved = { ...atFirst, kind: 'proved' } as const;
    const parked = (suspect: string | null, kind: Standing['kind'] = 'proved') =>
      found({ ...proved, kind, suspect }, unsent).parked.map(({ event }) => event.sequence);

    it('just after another one could, for the second time', () => {
      expect(parked(null), 'a connection that broke just then').to.deep.equal([]);
      expect(found(proved, unsent).standing.suspect).to.equal('1');
      expect(parked('1')).to.deep.equal(['1']);
    });

    it('and not when it was another one before', () => expect(parked('2')).to.deep.equal([]));

    it('and not while nothing has shown that others can', () => expect(parked('1', 'away')).to.deep.equal([]));
  });
});
