import { expect } from 'chai';
import { watchUntilDone } from '../../src/app/demo/watch.js';
import { aRow } from '../http/scripted-keeper.js';

describe('what the demo shows', () => {
  it('ends when nobody reads it any more, though its requests go on', async () => {
    let told = 0;
    const story = { write: () => (told += 1) };
    const rows = [aRow({ state: 'running' })];
    const keeper = { requests: () => Promise.resolve(rows) };
    const shown = await watchUntilDone({ keeper, answers: { received: new Map() } }, 1, {
      story,
      isUnread: () => told > 0,
      end: Infinity,
    });
    expect(shown).to.equal(rows);
  });
});
