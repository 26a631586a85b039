// What a request may ask for, and what it gets when it does not ask: how long it runs, and how many at once.
import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import { examine } from '../../src/intake/examine.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';

const monthSeconds = 30 * 86_400;
const arrival = { source: 'http', replyToSessionId: null, priorityFloor: 0, traceparent: null, whenFull: 'take' } as const;

function rowOf(operation: Record<string, unknown>, settings: Parameters<typeof someSettings>[0] = {}): NewRequest {
  const body = Buffer.from(JSON.stringify(aJobRequest({ correlationId: 'c', operation })));
  const examination = { settings: someSettings(settings), bodyBytesMax: 100_000, id: branded<RequestId>('r'), now: 0 };
  const examined = examine({ ...arrival, body }, { ...examination, isOwnQueue: () => false, matches: () => true });
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
