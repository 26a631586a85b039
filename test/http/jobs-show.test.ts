// What is told of one job: what nobody has said of it is filled in, and nothing is told that was meant for somebody else.
import { expect } from 'chai';
import { aCatalogue } from '../support/catalogue.js';
import { aJob, aSnapshot } from '../support/scenes.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const snapshot = aSnapshot({ jobs: [aJob('175'), { ...aJob('176'), maxRunSeconds: 600 }] });

async function shown(id: string, written: Parameters<typeof aCatalogue>[1]) {
  const { url } = await aFace({ catalogue: aCatalogue(snapshot, written) });
  const { status, json, text } = await call(`${url}/v1/jobs/${id}`);
  expect(status).to.equal(200);
  return { json, text };
}

describe('http: a job of the catalogue', () => {
  afterEach(closeFaces);

  it('that the settings do not name has what holds for every job', async () => {
    const { json } = await shown('175', { retention: { keep_days: 9 } });
    expect(json).to.deep.include({
      ...{ job_id: '175', name: 'job 175', in_settings: false, named_in: [], mapped: [], output_uri: null },
      ...{ checkpoint: null, parameters: null, then: [], keep: { runs: null, days: 9 } },
      retry: { infrastructure_retries_max: 2, pause_seconds: 60, pause_seconds_max: 1_800 },
    });
  });

  it('has what the settings say of it, and of the rest what holds for every job', async () => {
    const { json } = await shown('175', {
      settings: {
        limits: { run_seconds_cap: 7_200 },
        jobs: {
          '175': {
            ...{ max_run_seconds: 3_600, max_start_seconds: 120, keep_runs: 20, keep_days: null, retry: { pause_seconds: 5 } },
            parameters: { notebook_params: { day: { required: true, pattern: '^2' } } },
            checkpoint: { parameter: 'checkpoint', uri: 'dbfs:/{request_id}' },
            then: [{ job: '176', on: 'failed' }],
          },
          '176': {},
        },
      },
    });
    expect(json).to.deep.include({
      max_run_seconds: {
        ...{ default: 3_600, default_from: 'settings.jobs.175.max_run_seconds' },
        ...{ max: 7_200, max_from: 'settings.limits.run_seconds_cap' },
      },
      max_start_seconds: 120,
      named_in: ['settings.jobs.175'],
      keep: { runs: 20, days: null },
      retry: { infrastructure_retries_max: 2, pause_seconds: 5, pause_seconds_max: 1_800 },
      checkpoint: { parameter: 'checkpoint', as: 'notebook_params', uri: 'dbfs:/{request_id}' },
      parameters: {
        ...{ python_params: [], jar_params: [], others: 'refuse' },
        notebook_params: { day: { required: true, one_of: null, pattern: '^2' } },
      },
      then: [{ job_id: '176', on: 'failed' }],
    });
  });

  it('is not tried again where the kill switch says so', async () => {
    const { json } = await shown('175', {
      settings: { retry: { enabled: false }, jobs: { '175': { retry: { infrastructure_retries_max: 7 } } } },
    });
    expect(json).to.have.nested.property('retry.infrastructure_retries_max', 0);
  });

  it('that only another job is mapped to is told with the key that names it, and is not declared', async () => {
    const settings = { jobs: { '175': { placement: 'mapped', mapped: { active: '176', passive: '999' } } } } as const;
    const { json } = await shown('999', { settings });
    expect(json).to.deep.include({ declared: false, in_settings: false, named_in: ['settings.jobs.175.mapped.passive'] });
    const { json: mapped } = await shown('175', { settings });
    expect(mapped).to.deep.include({
      mapped: [
        { pool: 'active', job_id: '176', declared: true },
        { pool: 'passive', job_id: '999', declared: false },
      ],
    });
  });

  it('is told with the time limit that the engine itself has for it', async () => {
    expect((await shown('176', {})).json).to.include({ declared_max_run_seconds: 600 });
    expect((await shown('175', {})).json).to.include({ declared_max_run_seconds: null });
  });

  it('is told with what the engine itself starts it by', async () => {
    const schedule = { kind: 'cron', expression: '0 0 6 * * ?', timeZone: 'Europe/Dublin', paused: true } as const;
    const { url } = await aFace({ catalogue: aCatalogue(aSnapshot({ jobs: [{ ...aJob('175'), schedule }, aJob('176')] }), {}) });
    const told = async (id: string) => (await call(`${url}/v1/jobs/${id}`)).json;
    expect(await told('175')).to.deep.include({
      declared_schedule: { kind: 'cron', expression: '0 0 6 * * ?', time_zone: 'Europe/Dublin', paused: true },
    });
    expect(await told('176')).to.deep.include({ declared_schedule: null });
  });

  it('is told with the job that begins it', async () => {
    const { json } = await shown('176', { settings: { jobs: { '175': { then: [{ job: '176' }] }, '176': {} } } });
    expect(json).to.deep.include({ named_in: ['settings.jobs.175.then.0.job', 'settings.jobs.176'] });
  });

  it('gives away no signature of an address, and no parameter of a follower', async () => {
    const uri = 'https://lake/{request_id}?sig=planted';
    const parameters = { notebook_params: { token: 'planted' } };
    const job = { output_uri: uri, checkpoint: { parameter: 'c', uri }, then: [{ job: '176', parameters }] };
    const { json, text } = await shown('175', { settings: { jobs: { '175': job, '176': {} } } });
    expect(text).to.not.contain('planted');
    expect(json).to.have.property('output_uri', 'https://lake/{request_id}');
  });
});
