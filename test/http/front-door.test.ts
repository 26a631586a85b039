import { expect } from 'chai';
import { builtConsole } from '../console/a-page.js';
import { keyHolder } from './key-holder.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const asBrowser = {
  redirect: 'manual',
  headers: { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' },
} as const;

describe('http: the address of the service itself', () => {
  afterEach(closeFaces);

  it('leads a browser to the console, also behind a proxy that puts it under a path of its own', async () => {
    const { url } = await aFace({}, { console: await builtConsole(), credentials: keyHolder().credentials });
    const { status, headers } = await call(`${url}/`, asBrowser);
    expect({ status, location: headers.get('location') }).to.deep.equal({ status: 302, location: 'console/' });
  });

  it('leads a browser to the documents where there is no console', async () => {
    const { url } = await aFace();
    const { status, headers } = await call(`${url}/`, asBrowser);
    expect({ status, location: headers.get('location') }).to.deep.equal({ status: 302, location: 'docs/' });
    expect((await call(`${url}/docs/`)).status).to.equal(200);
  });

  it('tells a program where everything is, and names no console that is not there', async () => {
    const [without, withOne] = [await aFace(), await aFace({}, { console: await builtConsole() })];
    const told = await Promise.all([without, withOne].map(({ url }) => call(`${url}/`)));
    for (const { status, json } of told) {
      expect(status).to.equal(404);
      expect(json).to.include({ code: 'not-found', instance: '/' });
      expect(json?.['detail']).to.match(/\/v1\b.*\/docs\b.*\/openapi\.json\b/);
    }
    expect(told.map(({ json }) => String(json?.['detail']).includes('/console'))).to.deep.equal([false, true]);
  });

  it('has no other method', async () => {
    const { url } = await aFace();
    const { status, headers } = await call(`${url}/`, { method: 'POST' });
    expect({ status, allow: headers.get('allow') }).to.deep.equal({ status: 405, allow: 'GET, HEAD' });
  });
});
