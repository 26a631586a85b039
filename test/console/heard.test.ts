import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { closeFaces } from '../http/scripted-keeper.js';
import { aPage, closePages } from './a-page.js';

describe('console: what is heard of a page', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('is what is wrong, once, and not at every call how old the rest has become', async () => {
    let broken = false;
    const deadLetters = () =>
      broken ? Promise.reject(new Fault('store-unavailable', 'x')) : Promise.resolve({ letters: [], more: false });
    const page = await aPage('/dead-letters', { deadLetters: deadLetters });
    await page.reads('No dead letters.');
    broken = true;
    await page.press('Refresh');
    await page.reads('You see what was known');
    const heard = page.find('.standing [role="status"]')?.textContent ?? '';
    expect(heard).to.contain('store-unavailable');
    expect(heard).to.not.contain('what was known');
  });
});
