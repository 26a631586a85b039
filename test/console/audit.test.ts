import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { AuditAsked } from '../../src/ports/hands.js';
import type { AuditEntry } from '../../src/ports/store/hands.js';
import { keyHolder } from '../http/key-holder.js';
import { anId, closeFaces, received } from '../http/scripted-keeper.js';
import { aPage, closePages } from './a-page.js';

const hostile = '<img src=x onerror=globalThis.wasRun=true>';

/** A keeper that has done so many things by hand, and pages as the store does. */
function doneByHand(count: number) {
  const asked: AuditAsked[] = [];
  const entry = (index: number): AuditEntry => ({
    ...{ id: String(count - index), at: received - index, actor: 'ops-anna', act: 'hold', subject: anId },
    ...{ requestId: branded<RequestId>(anId), reason: `reason ${index}. ${hostile}` },
    detail: { before: { held: false }, after: { held: true } },
  });
  const all = Array.from({ length: count }, (_, index) => entry(index));
  const audit = (one: AuditAsked) => {
    asked.push(one);
    return Promise.resolve(all.filter(({ id }) => one.before === null || Number(id) < Number(one.before)).slice(0, one.limit));
  };
  return { asked, script: { audit } };
}

describe('console: audit', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('tells who did what, to what and why, and how it was before and after', async () => {
    const page = await aPage('/audit', doneByHand(1).script);
    await page.reads(`ops-annahold${anId}reason 0. ${hostile}`);
    expect(page.find('table img')).to.equal(null);
    await page.press('Details');
    await page.reads(/"before": \{ "held": false \}, "after": \{ "held": true \}/);
    await page.press(anId);
    expect(page.window.location.hash).to.equal(`#/requests/${anId}`);
  });

  it('goes on to older entries, and back to the newest', async () => {
    const { script } = doneByHand(150);
    const page = await aPage('/audit', script);
    await page.reads('reason 99.');
    expect(page.text()).to.not.contain('reason 100.').and.not.contain('Newest');
    await page.press('Older');
    await page.reads('reason 149.');
    expect(page.text()).to.not.contain('reason 99.').and.not.contain('Older');
    await page.press('Newest');
    await page.reads('reason 0.');
  });

  it('what the credential does not allow is said in the words of the service', async () => {
    const { credentials, headers } = keyHolder({ scopes: ['requests:read'] });
    const page = await aPage('/audit', doneByHand(1).script, { credentials });
    await page.type('credential', headers.authorization.replace('Bearer ', ''));
    await page.press('Sign in');
    await page.reads('The scope queue:operate is needed.');
  });
});
