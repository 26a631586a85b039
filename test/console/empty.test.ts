import { expect } from 'chai';
import type { Keeper } from '../../src/ports/keeper.js';
import { jobLines } from '../../src/words/job.js';
import type { ShownJob } from '../../src/words/job-shapes.js';
import { aKeeper, closeFaces } from '../http/scripted-keeper.js';
import { aPage, closePages } from './a-page.js';

const { schedules, templates, catalogue } = aKeeper();
const nothing: Partial<Keeper> = {
  requests: () => Promise.resolve([]),
  audit: () => Promise.resolve([]),
  deadLetters: () => Promise.resolve({ letters: [], more: false }),
  schedules: { ...schedules, list: () => Promise.resolve([]) },
  templates: { ...templates, list: () => Promise.resolve([]) },
  catalogue: { ...catalogue, jobs: () => Promise.resolve({ engine: 'process', snapshotAgeSeconds: 1, jobs: [] }) },
};

const said: Readonly<Record<string, string>> = {
  '/requests': 'They appear here as soon as one is submitted',
  '/requests?job_id=7': 'Clear them to see all.',
  '/templates': 'Make one with: job-keeper templates put FILE',
  '/templates?tenant_id=7': 'Clear the filter to see all.',
  '/schedules': 'Make one with: job-keeper schedules create FILE',
  '/schedules?tenant_id=7': 'Clear them to see all.',
  '/dead-letters': 'Messages that cannot be taken appear here.',
  '/dead-letters?queue=q': 'Clear them to see all.',
  '/jobs': 'Declare them on the engine, and they appear here.',
  '/jobs?name=q': 'No job has this in its name.',
};

describe('console: a list of nothing', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  for (const [hash, words] of Object.entries(said))
    it(`${hash} says what there is to do`, async () => {
      const page = await aPage(hash, nothing);
      await page.reads(words);
      expect(page.find('main table')).to.equal(null);
    });
});

describe('console: one of something', () => {
  it('is said as one', () => {
    const job = {
      ...{ job_id: '1', declared: true, name: null, compute: null, placement: 'declared', engine: 'x', snapshot_age_seconds: 1 },
      ...{ max_concurrent_runs: { default: 1, default_from: 'a', max: 1, max_from: null }, declared_max_concurrent_runs: null },
      declared_max_run_seconds: null,
      declared_schedule: null,
      ...{ max_run_seconds: { default: 1, default_from: 'a', max: 1, max_from: null }, max_start_seconds: null, mapped: [] },
      ...{ named_in: [], output_uri: null, checkpoint: null, parameters: null, then: [], keep: { runs: null, days: 1 } },
      retry: { infrastructure_retries_max: 1, pause_seconds: 60, pause_seconds_max: 60 },
    } satisfies ShownJob;
    const lines = jobLines(job).map(([label, text]) => `${label} ${text ?? ''}`);
    expect(lines).to.include('kept 1 day');
    expect(lines).to.include('retried once if the platform broke it, after 60 s to 60 s');
  });
});
