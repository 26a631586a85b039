// A scenario on what a running service has: its policy, settings, clusters and jobs.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageFile } from '../../src/app/config/package-file.js';
import { decidingSettings } from '../../src/core/deciding-settings.js';
import { onService } from '../../src/core/playing/scenario-on-service.js';
import { Scenario } from '../../src/core/playing/scenario.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { aCluster, aJob, someSettings } from '../support/scenes.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { cli } from './captured-cli.js';

const shipped = packageFile('policies/default.yaml');
const settings = someSettings({
  pools: {
    active: { clusters: ['active*'], clusters_max: 5, slots_per_cluster: null, cores_per_run: 4, own_compute_slots: 3 },
    passive: { clusters: ['night'], clusters_max: 5, slots_per_cluster: 2, own_compute_slots: 0 },
  },
  limits: { max_concurrent_runs: 10 },
});
const engine = {
  name: 'databricks',
  clusters: [
    aCluster('active-1'),
    { ...aCluster('active-2', 'stopped'), cores: null },
    aCluster('active-3', 'broken'),
    aCluster('night', 'stopped'),
    aCluster('somebody-elses'),
  ],
  jobs: [aJob('175', 'active-1'), aJob('176')],
};
const policy = async () => ({ name: 'default', version: 'v-7', text: await readFile(shipped, 'utf8') });
const text = `scenario: small
period: { from: '2026-11-30T09:00', hours: 2 }
jobs:
  '175': { run_seconds: { fixed: 600 } }
  thought-up: { run_seconds: { fixed: 60 } }
arrivals:
  - { tenant: north, job: '175', count: 5, at: '09:00' }
  - { tenant: north, job: thought-up, count: 1, at: '10:00' }
`;

describe('cli: policy simulate --from-service', () => {
  let folder = '';
  before(async () => (folder = await temporaryFolder()));
  afterEach(closeFaces);
  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };

  const simulate = async (more: readonly string[] = [], held?: null) => {
    const inForce = await policy();
    const deciding = {
      policy: held === undefined ? inForce : { ...inForce, text: null },
      settings: decidingSettings(settings),
      engine,
    };
    const { url } = await aFace({ deciding: () => Promise.resolve(deciding) });
    const own = () => Promise.reject(new Error('what is configured here is not looked at'));
    return cli(['policy', 'simulate', await file('scenario.yaml', text), '--from-service', '--url', url, ...more], {
      commands: { settingsIn: own, policyScope: own },
      env: { NO_COLOR: '1' },
    });
  };

  it('is played on the clusters that the engine has, with their slots, by the policy in force, and says so', async () => {
    const { code, out, err } = await simulate();
    expect({ code, err }).to.deep.equal({ code: 0, err: '' });
    expect(out).to.match(/^active +5 +7 /m);
    expect(out.replaceAll('\n', ' ')).to.include(
      'On the pools, jobs and settings of the service as they are now, and 5 clusters of databricks, where the scenario does not say otherwise. ' +
        'Not declared there, and played as if they were: thought-up.',
    );
    expect((JSON.parse((await simulate(['--json'])).out) as { sentences: string[] }).sentences.join(' ')).to.include(
      'thought-up',
    );
  });

  it('plays a draft on it too, alone or beside the policy in force', async () => {
    const draft = await file('draft.yaml', (await policy()).text.replace(/^policy: .*$/m, 'policy: draft'));
    expect((await simulate(['--policy', draft])).out).to.match(/^Scenario small: .* policy draft, version/);
    expect((await simulate(['--compare', draft])).out).to.match(/policy default, version \w+ beside policy draft, version/);
  });

  it('is refused beside settings of a file, and where the service does not hold the text of its policy', async () => {
    const both = await simulate(['--settings', 'mine.yaml']);
    expect(both.code).to.equal(2);
    expect(both.err).to.match(/cannot be used with option '--settings/);
    const without = await simulate([], null);
    expect(without).to.deep.include({ code: 1, err: 'job-keeper: the service does not hold the text of its policy v-7\n' });
  });
});

describe('a scenario on what a service has', () => {
  const ground = { engine: engine.name, clusters: engine.clusters, jobs: engine.jobs };
  const written = (more: object) =>
    Scenario.parse({
      ...{ scenario: 's', period: { from: '2026-11-30T09:00', hours: 2 }, jobs: { '176': { run_seconds: { fixed: 60 } } } },
      ...{ arrivals: [{ tenant: 't', job: '176', per_hour: 1 }], ...more },
    });

  it('has as many clusters as there are that are not broken, no more than may be, and the slots of the least', () => {
    const { pools } = onService(written({}), settings, ground);
    expect(pools['active']).to.include({ clusters_max: 2, slots_per_cluster: 2 });
    expect(pools['passive']).to.include({ clusters_max: 1 }).and.not.have.property('slots_per_cluster');
    const few = someSettings({ pools: { active: { clusters: ['active*'], clusters_max: 1 }, passive: {} } });
    expect(onService(written({}), few, ground).pools['active']).to.include({ clusters_max: 1 });
    const made = { spark_version: 'x', node_type_id: 'y', num_workers: 1, autotermination_minutes: 20 };
    const growing = someSettings({
      pools: { active: { clusters: ['active*'], clusters_max: 5, new_cluster: made }, passive: {} },
    });
    expect(onService(written({}), growing, ground).pools['active']).to.include({ clusters_max: 5 });
  });

  it('has of a job that runs as it is declared no more runs at once than the engine lets it have, unless it says how many', () => {
    const limited = { ...ground, jobs: [{ ...aJob('176'), runsMax: 3 }] };
    const runs = (scenario: Scenario, known = settings) => onService(scenario, known, limited).jobs['176']?.max_concurrent_runs;
    expect(runs(written({}))).to.equal(3);
    expect(runs(written({}), someSettings({ limits: { max_concurrent_runs: 2 } })), 'what a request gets is less').to.equal(
      undefined,
    );
    expect(runs(written({}), someSettings({ ...settings, jobs: { '176': { placement: 'submit' } } }))).to.equal(undefined);
    const said = { jobs: { '176': { run_seconds: { fixed: 60 }, max_concurrent_runs: 8 } } };
    expect(runs(written(said))).to.equal(8);
  });

  it('keeps what the scenario says', () => {
    const said = { pools: { active: { clusters_max: 9, slots_per_cluster: 7, start_seconds: 60, running: 1 }, unknown: {} } };
    const { pools } = onService(written(said), settings, ground);
    expect(pools['active']).to.include({ clusters_max: 9, slots_per_cluster: 7, start_seconds: 60, running: 1 });
    expect(pools).to.have.property('unknown');
  });

  it('runs a job where it is declared to run, unless the service places it or the scenario says where', () => {
    const on = (changes: Parameters<typeof someSettings>[0], job: object = {}) =>
      onService(written({ jobs: { '176': { run_seconds: { fixed: 60 }, ...job } } }), someSettings(changes), ground).jobs['176']
        ?.runs_on;
    expect(on({})).to.equal('own-compute');
    expect(on({ jobs: { '176': { placement: 'submit' } } })).to.equal(undefined);
    expect(on({}, { runs_on: 'clusters' })).to.equal('clusters');
    const other = written({
      jobs: { '175': { run_seconds: { fixed: 60 } } },
      arrivals: [{ tenant: 't', job: '175', per_hour: 1 }],
    });
    expect(onService(other, settings, ground).jobs['175']?.runs_on).to.equal(undefined);
  });
});
