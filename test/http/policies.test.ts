import { expect } from 'chai';
import { cli } from '../cli/captured-cli.js';
import type { PoliciesView } from '../../src/ports/policies.js';
import { aFace, call, closeFaces, received } from './scripted-keeper.js';

const view: PoliciesView = {
  replica: 'host:1:abc',
  inForce: { name: 'default', version: 'aaaa', loadedAt: received },
  wanted: { version: 'cccc', how: 'promoted', by: 'geoff', since: received + 120_000, fileVersion: 'aaaa' },
  refused: {
    version: 'bbbb',
    at: received + 60_000,
    places: [],
    problems: 'the policy is refused:\npolicy.yaml:5:24 no case is called "no-pol"',
  },
  settings: {
    version: 'eeee',
    loadedAt: received,
    refused: { at: received + 60_000, problems: [{ path: 'settings.pools.active.clusters_mx', message: 'is not a setting' }] },
  },
  kept: [
    { name: 'default', version: 'aaaa', firstUsedAt: received },
    { name: 'older', version: '9999', firstUsedAt: received - 3_600_000 },
  ],
};

describe('http: policies', () => {
  afterEach(closeFaces);

  it('the policy of the replica that answers is told, with what it refused and what was in force before', async () => {
    const { url } = await aFace({ policies: () => Promise.resolve(view) });
    const { status, json } = await call(`${url}/v1/policies`);
    expect(status).to.equal(200);
    expect(json).to.deep.equal({
      replica: 'host:1:abc',
      in_force: { name: 'default', version: 'aaaa', loaded: '2026-11-21T06:00:00.000Z' },
      wanted: { version: 'cccc', how: 'promoted', by: 'geoff', since: '2026-11-21T06:02:00.000Z', file_version: 'aaaa' },
      refused: { version: 'bbbb', at: '2026-11-21T06:01:00.000Z', problems: view.refused?.problems },
      settings: {
        version: 'eeee',
        loaded: '2026-11-21T06:00:00.000Z',
        refused: { at: '2026-11-21T06:01:00.000Z', problems: view.settings.refused?.problems },
      },
      kept: [
        { name: 'default', version: 'aaaa', first_used: '2026-11-21T06:00:00.000Z' },
        { name: 'older', version: '9999', first_used: '2026-11-21T05:00:00.000Z' },
      ],
    });
  });

  it('policy show tells the same to a person, and as JSON to a program', async () => {
    const { url } = await aFace({ policies: () => Promise.resolve(view) });
    const env = { JOB_KEEPER_URL: url };
    const shown = await cli(['policy', 'show'], { env });
    expect(shown.code).to.equal(0);
    expect(shown.out).to.match(/^Policy default, version aaaa, in force on host:1:abc for 3 min/);
    expect(shown.out).to.match(/^Version bbbb was refused 2 min.*:\nthe policy is refused:\npolicy\.yaml:5:24 no case/m);
    expect(shown.out).to.match(/^Settings, version eeee, in force here for 3 min/m);
    expect(shown.out).to.match(/refused 2 min.*:\n {2}settings\.pools\.active\.clusters_mx: is not a setting\n/);
    expect(shown.out).to.match(/older +9999 +1 h/);
    const json = await cli(['policy', 'show', '--json'], { env });
    expect(JSON.parse(json.out)).to.have.nested.property('in_force.version', 'aaaa');
  });
});
