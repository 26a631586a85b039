// How long requests are kept, from the configuration's text to what a pass of retention goes by.
import { expect } from 'chai';
import { keepingsOf } from '../../src/app/keepings.js';
import { configOf } from './config-sources.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const keepingsWith = (jobs: string) => keepingsOf(configOf({ env: { JOB_KEEPER_SETTINGS__JOBS: jobs } }));

describe('how long requests are kept', () => {
  it('is 30 days for all when nothing is said, and no pass looks at jobs', () => {
    expect(keepingsWith('{}')).to.deep.equal({ keepMs: 30 * dayMs, jobs: new Map(), byNumberAfterMs: 24 * hourMs });
  });

  const table: Record<string, { readonly job: string; readonly keeping: object | undefined }> = {
    'a number': { job: 'keep_runs: 10', keeping: { keepMs: 30 * dayMs, runsMax: 10 } },
    days: { job: 'keep_days: 90', keeping: { keepMs: 90 * dayMs, runsMax: null } },
    both: { job: 'keep_runs: 10, keep_days: 7', keeping: { keepMs: 7 * dayMs, runsMax: 10 } },
    'for ever': { job: 'keep_days: null', keeping: { keepMs: null, runsMax: null } },
    'a number alone': { job: 'keep_runs: 10, keep_days: null', keeping: { keepMs: null, runsMax: 10 } },
    'what is said of all': { job: 'keep_days: 30', keeping: undefined },
    'something else': { job: 'max_run_seconds: 60', keeping: undefined },
  };
  for (const [name, { job, keeping }] of Object.entries(table))
    it(`of a job that says ${name} ${keeping === undefined ? "is everybody's" : 'is its own'}`, () => {
      expect(keepingsWith(`{ nightly: { ${job} } }`).jobs.get('nightly')).to.deep.equal(keeping);
    });
});
