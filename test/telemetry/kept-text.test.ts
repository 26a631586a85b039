import { expect } from 'chai';
import { keptText } from '../../src/adapters/telemetry/kept-text.js';

describe('telemetry: the text of the metrics', () => {
  const begin = () => {
    let [now, written] = [5_000, 0];
    const kept = keptText({ now: () => now }, () => Promise.resolve(`text ${(written += 1)}`));
    return { ...kept, to: (at: number) => (now = at), written: () => written };
  };

  it('is written once in a second, however many ask, and while it is being written', async () => {
    const { text, to, written } = begin();
    const all = await Promise.all(Array.from({ length: 100 }, () => text()));
    expect(new Set(all)).to.deep.equal(new Set(['text 1']));
    to(5_999);
    expect(await text()).to.equal('text 1');
    to(6_000);
    expect(await text()).to.equal('text 2');
    expect(written()).to.equal(2);
  });
  it('is written anew once something was reported, and when the clock was set back', async () => {
    const { text, to, changed } = begin();
    const before = text();
    changed();
    expect(await text()).to.equal('text 2');
    expect(await before).to.equal('text 1');
    to(4_000);
    expect(await text()).to.equal('text 3');
  });
  it('that could not be written is not kept', async () => {
    let tries = 0;
    const write = () => ((tries += 1) === 1 ? Promise.reject(new Error('no')) : Promise.resolve('text'));
    const { text } = keptText({ now: () => 0 }, write);
    expect(await text().catch((problem: unknown) => String(problem))).to.equal('Error: no');
    expect(await text()).to.equal('text');
  });
});
