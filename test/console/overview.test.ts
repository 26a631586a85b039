import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { keyHolder } from '../http/key-holder.js';
import { anId, aRow, closeFaces, waiting } from '../http/scripted-keeper.js';
import { aPage, closePages } from './a-page.js';
import { overview } from './scripts.js';

describe('console: overview', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('tells whether the service is ready, how full each pool and cluster is, who waits for it, and by what is decided', async () => {
    const page = await aPage('/overview', overview);
    await page.reads('✓store');
    await page.reads(/active3 of 475 %7 waiting, with this pool as first choice.*active-1running3 of 475 %/);
    await page.reads('Snapshot of the engine (databricks), taken 1 s ago.');
    await page.reads('Policy default, version aaaa, in force on host:1:abc');
    await page.reads('No request is waiting.');
  });

  it('counts who waits by case, with the reason of the one that waits longest', async () => {
    const one = (last: number, since: number, reason: string) =>
      aRow({
        id: branded<RequestId>(anId.slice(0, -1) + String(last)),
        state: 'waiting',
        waits: { ...waiting.waits, since, reason },
      });
    const rows = [one(1, 2_000, 'later'), one(2, 1_000, 'It waits longest.'), one(3, 3_000, 'latest')];
    const page = await aPage('/overview', { ...overview, requests: () => Promise.resolve(rows) });
    await page.reads(/clusters-busy3.*It waits longest\./);
    expect(page.text()).to.not.contain('latest');
  });

  it('names the parts that are not ready, with why', async () => {
    const parts = [{ name: 'engine', ready: false, reason: 'the engine has not been asked yet' }];
    const page = await aPage('/overview', { ...overview, readiness: () => Promise.resolve({ ready: false, parts }) });
    await page.reads(/Not ready.*✗enginethe engine has not been asked yet/);
  });

  it('tells what is not ready at once, while all the rest is waited for', async () => {
    const parts = [{ name: 'store', ready: false, reason: 'PostgreSQL does not answer' }];
    const page = await aPage('/overview', {
      ...overview,
      readiness: () => Promise.resolve({ ready: false, parts }),
      pools: () => new Promise(() => undefined),
    });
    await page.reads(/Not ready.*✗storePostgreSQL does not answer.*Loading/);
  });

  it('a part that cannot be told says so in its place, in the words of the service, and the others are there', async () => {
    const page = await aPage('/overview', { ...overview, pools: () => Promise.reject(new Fault('engine-unavailable', 'x')) });
    await page.reads(/Pools.*engine-unavailable/);
    await page.reads('Policy default, version aaaa');
  });

  it('what the credential does not allow is said in the words of the service', async () => {
    const { credentials, headers } = keyHolder({ scopes: ['requests:read'] });
    const page = await aPage('/overview', overview, { credentials });
    await page.reads('Token or API key');
    await page.type('credential', headers.authorization.replace('Bearer ', ''));
    await page.press('Sign in');
    await page.reads('The scope policies:manage is needed.');
    await page.reads('No request is waiting.');
  });
});
