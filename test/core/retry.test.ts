// Who is tried again, how often, and after which pause.
import { expect } from 'chai';
import fc from 'fast-check';
import { failureOf, jobRetry, noRoomPause, retryOf, type Trying } from '../../src/core/ending/retry.js';
import type { RunEnd } from '../../src/core/ending/run-end.js';
import { someSettings } from '../support/scenes.js';

const causes = [{ step: 'execute', code: 'CLUSTER_ERROR', message: 'the driver is gone' }];
const ends: Record<RunEnd['kind'], RunEnd> = {
  succeeded: { kind: 'succeeded', message: '', outputs: [], causes: [] },
  failed: { kind: 'failed', causes },
  infrastructure: { kind: 'infrastructure', causes },
  'no-room': { kind: 'no-room', message: 'full' },
  cancelled: { kind: 'cancelled', message: '' },
  'timed-out': { kind: 'timed-out', message: '' },
  'not-begun': { kind: 'not-begun', step: 'start', wish: 'overrun', message: '' },
  forgotten: { kind: 'forgotten', message: '' },
};
const trying = (changes: Partial<Trying> = {}): Trying => ({
  ...{ jobId: '175', wish: null, attempt: 1, infrastructureFailures: 0, settings: someSettings(), noRoomPauseMs: 15_000 },
  ...changes,
});

describe('retries', () => {
  it('only what the platform broke, and what found no room, is tried again', () => {
    const again = Object.entries(ends).map(([kind, end]) => [kind, retryOf(end, trying()).kind]);
    expect(Object.fromEntries(again)).to.deep.equal({
      ...{ succeeded: 'final', failed: 'final', infrastructure: 'again', 'no-room': 'again' },
      ...{ cancelled: 'final', 'timed-out': 'final', 'not-begun': 'final', forgotten: 'final' },
    });
  });

  it('nothing is tried again once somebody wants it stopped', () => {
    for (const wish of ['cancel', 'overrun'] as const)
      for (const end of Object.values(ends)) expect(retryOf(end, trying({ wish })).kind).to.equal('final');
  });

  it('a broken run is tried twice more by default, each time after twice the pause, and says how often it may still be', () => {
    const tries = [0, 1, 2].map((infrastructureFailures) =>
      retryOf(ends.infrastructure, trying({ infrastructureFailures, attempt: infrastructureFailures + 1 })),
    );
    expect(tries).to.deep.equal([
      {
        ...{ kind: 'again', failure: 'infrastructure', pauseMs: 60_000 },
        reason:
          'Attempt 1 was broken by the platform (CLUSTER_ERROR: the driver is gone). It is retried; retries left after this one: 1.',
      },
      {
        ...{ kind: 'again', failure: 'infrastructure', pauseMs: 120_000 },
        reason:
          'Attempt 2 was broken by the platform (CLUSTER_ERROR: the driver is gone). It is retried; retries left after this one: 0.',
      },
      { kind: 'final' },
    ]);
  });

  it('a broken run of which the engine does not say why is tried again all the same, and that is said', () => {
    const silent = retryOf({ kind: 'infrastructure', causes: [] }, trying());
    expect(silent).to.include({ kind: 'again', failure: 'infrastructure' });
    expect(silent).to.have.property('reason').that.contains('(UNKNOWN: it did not say why)');
  });

  it('what found no room goes back after the pause, for the reason that the engine gave', () => {
    expect(retryOf(ends['no-room'], trying({ attempt: 2 }))).to.deep.equal({
      ...{ kind: 'again', failure: 'capacity', pauseMs: 30_000, reason: 'full' },
    });
  });

  it('the kill switch stops retries of broken runs, and leaves the way back of those that never ran', () => {
    const settings = someSettings({ retry: { enabled: false, infrastructure_retries_max: 5 } });
    expect(retryOf(ends.infrastructure, trying({ settings })).kind).to.equal('final');
    expect(retryOf(ends['no-room'], trying({ settings })).kind).to.equal('again');
  });

  it('a job says what it wants to be otherwise, and is as every job in the rest', () => {
    const settings = someSettings({
      retry: { infrastructure_retries_max: 3, pause_seconds: 10 },
      jobs: { '9': { retry: { infrastructure_retries_max: 0 } }, '8': { retry: { pause_seconds: 5 } } },
    });
    expect(jobRetry(settings, '175')).to.deep.equal({
      infrastructure_retries_max: 3,
      pause_seconds: 10,
      pause_seconds_max: 1800,
    });
    expect(jobRetry(settings, '8')).to.include({ infrastructure_retries_max: 3, pause_seconds: 5 });
    expect(retryOf(ends.infrastructure, trying({ settings, jobId: '9' })).kind).to.equal('final');
  });

  it('ends after as many tries as it is let, whatever the settings, and no pause is longer than the longest', () => {
    const settings = fc.record({
      infrastructure_retries_max: fc.integer({ min: 0, max: 20 }),
      pause_seconds: fc.integer({ min: 1, max: 86_400 }),
      pause_seconds_max: fc.integer({ min: 1, max: 86_400 }),
    });
    fc.assert(
      fc.property(settings, (retry) => {
        const whole = someSettings({ retry });
        const pauses: number[] = [];
        for (let failures = 0; failures <= 21; failures += 1) {
          const next = retryOf(ends.infrastructure, trying({ settings: whole, infrastructureFailures: failures }));
          if (next.kind === 'again') pauses.push(next.pauseMs);
        }
        expect(pauses).to.have.length(retry.infrastructure_retries_max);
        const longest = Math.max(retry.pause_seconds, retry.pause_seconds_max) * 1000;
        for (const [index, pause] of pauses.entries()) {
          expect(pause).to.be.within(retry.pause_seconds * 1000, longest);
          expect(pause).to.be.at.least(pauses[index - 1] ?? 0);
        }
      }),
    );
  });

  it('of room the pause grows to eight times the first, and no further', () => {
    expect([1, 2, 3, 4, 5, 100].map((attempt) => noRoomPause(15_000, attempt))).to.deep.equal([
      ...[15_000, 30_000, 60_000, 120_000, 120_000, 120_000],
    ]);
  });

  it('every end that is no success of ours names whose fault it was, or nobody’s', () => {
    expect(Object.fromEntries(Object.entries(ends).map(([kind, end]) => [kind, failureOf(end)]))).to.deep.equal({
      ...{ succeeded: null, failed: 'job', infrastructure: 'infrastructure', 'no-room': 'capacity' },
      ...{ cancelled: null, 'timed-out': null, 'not-begun': null, forgotten: 'unknown' },
    });
  });
});
