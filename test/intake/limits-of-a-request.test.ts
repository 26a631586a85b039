// What a request may ask for, and what it gets when it does not ask: how long it runs, and how many at once.
import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import { runsAtOnce, runSeconds } from '../../src/core/job-limits.js';
import { examine } from '../../src/intake/examine.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';

const at = Date.UTC(2026, 2, 16);
const monthSeconds = 30 * 86_400;
const arrival = { source: 'http', replyToSessionId: null, priorityFloor: 0, traceparent: null, whenFull: 'take' } as const;

function rowOf(
  operation: Record<string, unknown>,
  settings: Parameters<typeof someSettings>[0] = {},
  priorityFloor = 0,
): NewRequest {
  const body = Buffer.from(JSON.stringify(aJobRequest({ correlationId: 'c', operation })));
  const examination = { settings: someSettings(settings), bodyBytesMax: 100_000, id: branded<RequestId>('r'), now: at };
  const examined = examine({ ...arrival, priorityFloor, body }, { ...examination, isOwnQueue: () => false, matches: () => true });
  if (!examined.ok) throw new Error(JSON.stringify(examined.refusal));
  return examined.row;
}

describe('a run', () => {
  const seconds = (...given: Parameters<typeof rowOf>) => rowOf(...given).maxRunSeconds;

  it('is never longer than thirty days, whatever its request or its job asks for, nor where nobody asks', () => {
    expect(() => seconds({ max_run_seconds: monthSeconds + 1 })).to.throw(/must be a whole number from 1 to 2592000/);
    expect(seconds({ max_run_seconds: monthSeconds })).to.equal(monthSeconds);
    expect(seconds({}, { limits: { max_run_seconds: 2 * monthSeconds } })).to.equal(monthSeconds);
    expect(seconds({ max_run_seconds: 7_200 }, { limits: { run_seconds_cap: 3_600 } })).to.equal(3_600);
    expect(seconds({}, { jobs: { '175': { max_run_seconds: 7_200 } }, limits: { run_seconds_cap: 3_600 } })).to.equal(3_600);
  });

  it('is as long as its request says, else its job, else every job: a day', () => {
    const jobs = { '175': { max_run_seconds: 7_200 } };
    expect(seconds({ max_run_seconds: 60 }, { jobs })).to.equal(60);
    expect(seconds({}, { jobs })).to.equal(7_200);
    expect(seconds({})).to.equal(86_400);
  });
});

describe('runs of a job at once', () => {
  const runs = (...given: Parameters<typeof rowOf>) => rowOf(...given).maxConcurrentRuns;

  it('are two where nobody says anything, and never more than its job is allowed', () => {
    const jobs = { '175': { max_concurrent_runs: 3 } };
    expect(runs({})).to.equal(2);
    expect(runs({ max_concurrent_runs: 5 })).to.equal(5);
    expect(runs({ max_concurrent_runs: 5 }, { jobs })).to.equal(3);
    expect(runs({ max_concurrent_runs: 1 }, { jobs })).to.equal(1);
  });
});

describe('a request as it is kept', () => {
  it('has its time and its place from when it may begin, which is now where it was to begin before', () => {
    const limits = { max_wait_seconds: 100, ageing_seconds_per_point: 10 };
    const row = (operation: Record<string, unknown>) => rowOf(operation, { limits });
    const [now, later] = [row({}), row({ start_after: at + 1_000 })];
    expect([now.dueAt, later.dueAt, row({ start_after: at - 1_000 }).dueAt]).to.deep.equal([at, at + 1_000, at]);
    expect([now.expiresAt, later.expiresAt]).to.deep.equal([at + 100_000, at + 101_000]);
    expect(later.rankAt - now.rankAt).to.equal(1_000);
  });

  it('has the usual cluster type where it names none, and is refused with one that only looks like one', () => {
    expect(rowOf({ cluster_type: '' }, { default_cluster_type: 'batch' }).clusterType).to.equal('batch');
    expect(() => rowOf({ cluster_type: 'constructor' })).to.throw(/no cluster type is called constructor/);
  });

  it('has at least the priority of the queue that it came by', () => {
    expect([rowOf({}).priority, rowOf({}, {}, 80).priority, rowOf({}, {}, 20).priority]).to.deep.equal([50, 80, 50]);
  });
});

describe('what the catalogue says of a job', () => {
  const own = (key: string) => `settings.jobs.175.${key}`;
  const limit = (key: string) => `settings.limits.${key}`;
  const found: Record<string, { settings: Parameters<typeof someSettings>[0]; runs: unknown[]; seconds: unknown[] }> = {
    'nobody says anything': {
      settings: {},
      runs: [2, limit('max_concurrent_runs'), 1000, null],
      seconds: [86_400, limit('max_run_seconds'), monthSeconds, limit('run_seconds_cap')],
    },
    'its own values': {
      settings: { jobs: { '175': { max_concurrent_runs: 3, max_run_seconds: 7_200 } } },
      runs: [2, limit('max_concurrent_runs'), 3, own('max_concurrent_runs')],
      seconds: [7_200, own('max_run_seconds'), monthSeconds, limit('run_seconds_cap')],
    },
    'less at once than is usual, and a cap below its own time': {
      settings: { jobs: { '175': { max_concurrent_runs: 1, max_run_seconds: 7_200 } }, limits: { run_seconds_cap: 3_600 } },
      runs: [1, own('max_concurrent_runs'), 1, own('max_concurrent_runs')],
      seconds: [3_600, limit('run_seconds_cap'), 3_600, limit('run_seconds_cap')],
    },
    'a cap and a time above what a request may ask for': {
      settings: { limits: { run_seconds_cap: 3 * monthSeconds, max_run_seconds: 2 * monthSeconds } },
      runs: [2, limit('max_concurrent_runs'), 1000, null],
      seconds: [2 * monthSeconds, limit('max_run_seconds'), 2 * monthSeconds, null],
    },
  };
  for (const [what, { settings: given, runs, seconds }] of Object.entries(found)) {
    it(`is what a silent request gets, and no request more: ${what}`, () => {
      const settings = someSettings(given);
      const [atOnce, time] = [runsAtOnce(settings, '175'), runSeconds(settings, '175')];
      expect(Object.values(atOnce)).to.deep.equal(runs);
      expect(Object.values(time)).to.deep.equal(seconds);
      const silent = rowOf({}, given);
      expect([silent.maxConcurrentRuns, silent.maxRunSeconds]).to.deep.equal([atOnce.usual, time.usual]);
      const greedy = rowOf({ max_concurrent_runs: 1000, max_run_seconds: monthSeconds }, given);
      expect(greedy.maxConcurrentRuns).to.equal(atOnce.most);
      expect(Math.max(silent.maxRunSeconds, greedy.maxRunSeconds)).to.equal(time.most);
    });
  }
});
