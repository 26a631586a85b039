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
    expect(page.text()).to.not.contain('Token or API key');
    expect(page.text()).to.not.contain('Sign out');
  });

  it('a 401 asks for the credential and forgets the one that was refused; a good one shows the page that was asked for', async () => {
    const { credentials, headers } = keyHolder();
    const page = await aPage('/requests', overview, { credentials });
    await page.type('credential', makeKey().key);
    await page.press('Sign in');
    await page.reads('Loading');
    await page.reads('The service did not accept that token or key.');
    expect(page.window.sessionStorage.getItem(kept)).to.equal(null);
    const key = headers.authorization.replace('Bearer ', '');
    await page.type('credential', ` ${key} `);
    await page.press('Sign in');
    await page.reads('No job request');
    expect(page.window.sessionStorage.getItem(kept)).to.equal(key);
    expect(page.window.document.documentElement.outerHTML, 'the credential is nowhere on the page').to.not.contain(key);
    expect(page.window.location.href).to.not.contain(key);
    await page.press('Sign out');
    await page.reads('You are signed out');
    expect(page.window.sessionStorage.getItem(kept)).to.equal(null);
  });

  it('when a token ends that is said, and a new sign-in goes on at the same place, with the keyboard at its title', async () => {
    const { credentials, headers } = keyHolder();
    const keys = [...credentials.keys];
    const page = await aPage('/requests', overview, { credentials: { ...credentials, keys } });
    const signIn = async () => {
      await page.type('credential', headers.authorization.replace('Bearer ', ''));
      await page.press('Sign in');
      await page.reads('No job request');
    };
    await page.reads('The service wants to know who you are.');
    await signIn();
    const taken = keys.splice(0);
    await page.type('job_id', '175');
    await page.press('Filter');
    await page.reads('Your sign-in has ended');
    expect(page.window.document.activeElement.getAttribute('name')).to.equal('credential');
    expect(page.window.sessionStorage.getItem(kept)).to.equal(null);
    keys.push(...taken);
    await signIn();
    expect(page.window.location.hash).to.equal('#/requests?job_id=175');
    expect(page.window.document.activeElement.tagName).to.equal('H1');
  });
});
