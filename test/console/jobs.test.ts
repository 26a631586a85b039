import { expect } from 'chai';
import { jobLines, seenText } from '../../src/words/job.js';
import { cli } from '../cli/captured-cli.js';
import { aFace, call, closeFaces } from '../http/scripted-keeper.js';
import { aCatalogue } from '../support/catalogue.js';
import { aJob, aSnapshot } from '../support/scenes.js';
import { aPage, closePages } from './a-page.js';
import { said, saidBy } from './lines-said.js';

const snapshot = aSnapshot({ jobs: [aJob('175'), { ...aJob('176'), maxRunSeconds: 600 }] });
const settings = {
  limits: { run_seconds_cap: 7_200 },
  jobs: {
    '175': {
      ...{ max_run_seconds: 3_600, max_start_seconds: 600, keep_runs: 20, keep_days: null, retry: { pause_seconds: 5 } },
      parameters: { notebook_params: { day: { required: true, pattern: '^2' }, kind: { one_of: ['a', 'b'] as string[] } } },
      checkpoint: { parameter: 'checkpoint', uri: 'dbfs:/{request_id}' },
      then: [{ job: '176', on: 'failed' as const }],
    },
    '176': {},
    '999': { placement: 'mapped' as const, mapped: { active: '176', passive: '998' } },
  },
};

describe('console: jobs', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('the list tells every job, where it runs, and how often and how long; a press leads to one', async () => {
    const page = await aPage('/jobs', { catalogue: aCatalogue(snapshot, { settings }) });
    await page.reads(/175job 175/);
    await page.reads(/999.*not declared/);
    await page.press('175');
    await page.reads('notebook_params.day: required; matches ^2');
    await page.reads('600 s (10 min), for every pool');
    expect(page.window.location.hash).to.equal('#/jobs/175');
  });

  it('says of a job line by line what the command line says', async () => {
    const { url } = await aFace({ catalogue: aCatalogue(snapshot, { settings }) });
    for (const id of ['175', '176', '999']) {
      const job = (await call(`${url}/v1/jobs/${id}`)).json as never;
      const { out } = await cli(['jobs', 'show', id], { env: { JOB_KEEPER_URL: url } });
      const { engine, snapshot_age_seconds: age } = job as { engine: string; snapshot_age_seconds: number };
      expect([...said(jobLines(job)), seenText(engine, age)], id).to.deep.equal(saidBy(out));
    }
  });
});
