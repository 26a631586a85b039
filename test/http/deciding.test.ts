import { expect } from 'chai';
import { decidingSettings } from '../../src/core/deciding-settings.js';
import { Settings } from '../../src/core/settings.js';
import { aCluster, aJob, someSettings } from '../support/scenes.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const path = '/v1/deciding';
const settings = someSettings({
  pools: { active: { clusters: ['a*'], new_cluster: { spark_env_vars: { PASSWORD: 'planted' } } }, passive: {} },
  jobs: { 1: { max_concurrent_runs: 3, output_uri: 'abfss://planted', notify: {} } },
  tenants: { 333: { runs_max: 2, notification_queues: ['planted'] } },
});
const policy = { name: 'default', version: 'v', text: 'policy: default' };

describe('http: by what decisions are taken', () => {
  afterEach(closeFaces);
  holdsItsDoor({ ...{ method: 'GET', path, scope: 'policies:manage', body: null }, asks: (called) => ({ deciding: called }) });

  it('the policy with its text, the settings that decisions look at and no others, and what the engine has', async () => {
    const engine = { name: 'databricks', clusters: [aCluster('a-1')], jobs: [aJob('1'), { ...aJob('2', 'a-1'), runsMax: 3 }] };
    const view = { policy, settings: decidingSettings(settings), engine };
    const { url } = await aFace({ deciding: () => Promise.resolve(view) });
    const { status, json } = await call(url + path);
    expect(status).to.equal(200);
    expect(json?.['policy']).to.deep.equal(policy);
    expect(json?.['engine']).to.deep.equal({
      name: 'databricks',
      clusters: [{ id: 'a-1', name: 'a-1', state: 'running', cores: 8 }],
      jobs: [
        { id: '1', name: 'job 1', cluster_id: null, runs_max: null },
        { id: '2', name: 'job 2', cluster_id: 'a-1', runs_max: 3 },
      ],
    });
    expect(JSON.stringify(json)).not.to.include('planted');
    // What it is read back as decides as before.
    expect(decidingSettings(Settings.parse(json?.['settings']))).to.deep.equal(decidingSettings(settings));
  });

  it('is of every tenant, and refused to who sees one alone', async () => {
    const holder = keyHolder({ reach: onlyTenant('333') });
    const { url } = await aFace({}, { credentials: holder.credentials });
    expect((await call(url + path, { headers: holder.headers })).status).to.equal(403);
  });
});
