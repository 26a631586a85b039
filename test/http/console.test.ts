import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { builtConsole } from '../console/a-page.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { keyHolder } from './key-holder.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

describe('http: the files of the console', () => {
  afterEach(closeFaces);

  it('the page is open to everybody, is asked for anew each time, and not sent again when it is the same', async () => {
    const { url } = await aFace({}, { console: await builtConsole(), credentials: keyHolder().credentials });
    const { status, headers, text } = await call(`${url}/console/`);
    expect(status).to.equal(200);
    expect(headers.get('content-type')).to.equal('text/html; charset=utf-8');
    expect(headers.get('cache-control')).to.equal('no-cache');
    expect(text).to.contain('<title>Job Keeper</title>');
    const again = await call(`${url}/console/`, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect({ status: again.status, text: again.text }).to.deep.equal({ status: 304, text: '' });
  });

  it('nothing inline runs, nothing from elsewhere, and in no frame', async () => {
    const { url } = await aFace({}, { console: await builtConsole() });
    const { headers, text } = await call(`${url}/console/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).to.contain("default-src 'none'").and.to.contain("frame-ancestors 'none'").and.to.contain("connect-src 'self'");
    expect(policy).to.not.match(/unsafe|https?:|\*/);
    expect(text).to.not.match(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=|https?:/);
  });

  it('whatever the page names is there, under a name that follows from its content, and may be kept for ever', async () => {
    const { url } = await aFace({}, { console: await builtConsole() });
    const { text } = await call(`${url}/console/`);
    const named = Array.from(text.matchAll(/(?:src|href)="([^"]+)"/g), ([, name]) => name ?? '');
    expect(named).to.have.length(3);
    expect([...named, 'index.html'].sort()).to.deep.equal(readdirSync(await builtConsole()).sort());
    for (const name of named) {
      const { status, headers } = await call(`${url}/console/${name}`);
      expect(status, name).to.equal(200);
      expect(headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
      expect(headers.get('content-type')).to.match(
        /^(text\/javascript; charset=utf-8|text\/css; charset=utf-8|image\/svg\+xml)$/,
      );
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
    }
  });

  it('without the slash it leads to the page, also behind a proxy that puts it under a path of its own', async () => {
    const { url } = await aFace({}, { console: await builtConsole() });
    const { status, headers } = await call(`${url}/console`, { redirect: 'manual' });
    expect({ status, location: headers.get('location') }).to.deep.equal({ status: 308, location: 'console/' });
  });

  it('no other file of the machine is there', async () => {
    const { url } = await aFace({}, { console: await builtConsole() });
    for (const path of [
      'index.html',
      '..%2fpackage.json',
      '%2e%2e%2fpackage.json',
      'console.js',
      'console-000000000000.js',
      'a/b',
    ]) {
      const { status, json } = await call(`${url}/console/${path}`);
      expect({ path, status, code: json?.['code'] }).to.deep.equal({ path, status: 404, code: 'not-found' });
    }
  });

  it('a browser with the address of a page without its # is led to that page, also behind a proxy that puts it under a path of its own', async () => {
    const { url } = await aFace({}, { console: await builtConsole(), credentials: keyHolder().credentials });
    const led = async (path: string, accept = 'text/html,*/*;q=0.8') => {
      const { status, headers } = await call(`${url}/console/${path}`, { redirect: 'manual', headers: { accept } });
      return { status, location: headers.get('location'), vary: headers.get('vary') };
    };
    const to = (location: string) => ({ status: 302, location, vary: 'accept' });
    expect(await led('requests')).to.deep.equal(to('./#/requests'));
    expect(await led('requests/')).to.deep.equal(to('../#/requests/'));
    expect(await led('requests/01890f4e-7c1d-7000-8000-0123456789ab')).to.deep.equal(
      to('../#/requests/01890f4e-7c1d-7000-8000-0123456789ab'),
    );
    expect(await led('templates/333/a%2Fb?x=%C3%A9')).to.deep.equal(to('../../#/templates/333/a%2Fb?x=%C3%A9'));
    expect((await led('/evil.example/')).location).to.match(/^\.\.\/\.\.\/#/);
    expect(await led('requests/1', 'application/json')).to.deep.equal({ status: 404, location: null, vary: 'accept' });
    expect((await led('console-000000000000.js')).status).to.equal(404);
  });

  it('another method is 405; a page that was not built, and one that is switched off, is 404', async () => {
    const { url } = await aFace({}, { console: await builtConsole() });
    for (const path of ['', 'requests/1'])
      expect((await call(`${url}/console/${path}`, { method: 'POST' })).status, path).to.equal(405);
    const unbuilt = await aFace({}, { console: '/nowhere' });
    const { status, json } = await call(`${unbuilt.url}/console/`);
    expect({ status, detail: json?.['detail'] }).to.deep.equal({
      status: 404,
      detail: 'The console has not been built: npm run build does it.',
    });
    const off = await aFace({}, { console: null });
    for (const path of ['/console', '/console/']) expect((await call(off.url + path)).status).to.equal(404);
  });

  it('a page that is there and cannot be read is a trouble, and not one that was never built', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'index.html'));
    const { url, facts } = await aFace({}, { console: folder });
    expect((await call(`${url}/console/`)).status).to.equal(500);
    expect(facts.map(({ kind }) => kind)).to.deep.equal(['trouble']);
  });
});
