import { expect } from 'chai';
import stringWidth from 'string-width';
import { withinReach } from '../../src/adapters/http/within-reach.js';
import type { ShadowView } from '../../src/ports/shadow.js';
import { cli } from '../cli/captured-cli.js';
import { aFace, aKeeper, anId, call, closeFaces, received } from './scripted-keeper.js';

const active = { case: 'clusters-busy', rule: 'busy', outcome: 'wait', pool: null } as const;
const would = { case: 'clusters-busy', rule: 'overfill', outcome: 'run', pool: 'active' } as const;
const view: ShadowView = {
  replica: 'host:1:abc',
  policy: { name: 'next', version: 'cccc', since: received, broken: false },
  refused: null,
  since: received,
  byCase: [{ case: 'clusters-busy', same: 5, differs: 1 }],
  differences: [{ requestId: anId, at: received + 60_000, active, would }],
};

describe('http: the shadow', () => {
  afterEach(closeFaces);

  it('the candidate is told, with how often it differs and where', async () => {
    const { url } = await aFace({ shadow: () => Promise.resolve(view) });
    const { status, json } = await call(`${url}/v1/policies/shadow`);
    expect(status).to.equal(200);
    expect(json).to.deep.equal({
      replica: 'host:1:abc',
      candidate: { name: 'next', version: 'cccc', since: '2026-11-21T06:00:00.000Z', broken: false },
      refused: null,
      seen_since: '2026-11-21T06:00:00.000Z',
      by_case: [{ case: 'clusters-busy', same: 5, differs: 1 }],
      differences: [{ request_id: anId, at: '2026-11-21T06:01:00.000Z', active, candidate: would }],
    });
  });

  it('the requests of all tenants are not shown to who may not see them', async () => {
    const seen = withinReach(aKeeper({ shadow: () => Promise.resolve(view) }), { kind: 'tenants', ids: new Set(['333']) }, () => {
      throw new Error('nothing was refused');
    });
    expect(await seen.shadow()).to.deep.equal({ ...view, differences: [] });
  });

  it('policy shadow tells the same to a person and to a program, and why there is none', async () => {
    let answer = view;
    const { url } = await aFace({ shadow: () => Promise.resolve(answer) });
    const env = { JOB_KEEPER_URL: url };
    const shown = await cli(['policy', 'shadow'], { env });
    expect(shown.code).to.equal(0);
    expect(shown.out).to.match(/^Policy next, version cccc, in the shadow of host:1:abc for 3 min/);
    expect(shown.out).to.match(/clusters-busy +5 +1\n/);
    expect(shown.out).to.include('wait (clusters-busy, busy)').and.include('run on active (clusters-busy, overfill)');
    expect(JSON.parse((await cli(['policy', 'shadow', '--json'], { env })).out)).to.have.nested.property(
      'candidate.version',
      'cccc',
    );
    const refused = { version: 'dddd', at: received, problems: 'policy.yaml:5:24 no case is called "no-pol"', places: [] };
    answer = { ...view, policy: null, refused, byCase: [], differences: [] };
    expect((await cli(['policy', 'shadow'], { env })).out).to.match(
      /refused 3 min.*nothing is compared until it is corrected\.\npolicy\.yaml:5:24/,
    );
    answer = { ...answer, refused: null };
    expect((await cli(['policy', 'shadow'], { env })).out).to.include('policies.shadow_file');
  });

  it('policy shadow is no wider than the terminal, down to 40 columns, and --wide and pipes have every column', async () => {
    const { url } = await aFace({ shadow: () => Promise.resolve(view) });
    const env = { JOB_KEEPER_URL: url, NO_COLOR: '1' };
    const { out: whole } = await cli(['policy', 'shadow'], { env });
    for (const columns of [40, 60, 80])
      for (const line of (await cli(['policy', 'shadow'], { env, tty: true, columns })).out.split('\n'))
        expect(stringWidth(line), line).to.be.at.most(columns);
    expect((await cli(['policy', 'shadow'], { env, tty: true, columns: 400 })).out).to.equal(whole);
    const tables = (out: string) => out.slice(out.indexOf('\n\n'));
    expect(tables((await cli(['policy', 'shadow', '--wide'], { env, tty: true, columns: 40 })).out)).to.equal(tables(whole));
  });
});
