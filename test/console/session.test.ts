import { expect } from 'chai';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { keyHolder } from '../http/key-holder.js';
import { closeFaces } from '../http/scripted-keeper.js';
import { aPage, closePages } from './a-page.js';
import { overview } from './scripts.js';

const kept = 'job-keeper.credential';

describe('console: who is at the tab', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('without a credential in the configuration the page of this machine works at once', async () => {
    const page = await aPage('/overview', overview);
    await page.reads('Ready');
    expect(page.text()).to.not.contain('Who is it?');
    expect(page.text()).to.not.contain('Forget the credential');
  });

  it('a 401 asks for the credential and forgets the one that was refused; a good one shows the page that was asked for', async () => {
    const { credentials, headers } = keyHolder();
    const page = await aPage('/requests', overview, { credentials });
    await page.type('credential', makeKey().key);
    await page.press('Use it');
    await page.reads('Asking the service');
    await page.reads('Who is it?');
    expect(page.window.sessionStorage.getItem(kept)).to.equal(null);
    const key = headers.authorization.replace('Bearer ', '');
    await page.type('credential', ` ${key} `);
    await page.press('Use it');
    await page.reads('No job requests.');
    expect(page.window.sessionStorage.getItem(kept)).to.equal(key);
    expect(page.window.document.documentElement.outerHTML, 'the credential is nowhere on the page').to.not.contain(key);
    expect(page.window.location.href).to.not.contain(key);
    await page.press('Forget the credential');
    await page.reads('Who is it?');
    expect(page.window.sessionStorage.getItem(kept)).to.equal(null);
  });
});
