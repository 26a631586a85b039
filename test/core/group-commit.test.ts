import { expect } from 'chai';
import { GroupCommit } from '../../src/core/group-commit.js';

const limits = { batchMax: 3, writersMax: 1, pendingMax: 10 };

/** A writer that ends when it is told to. */
function heldWriter() {
  const batches: number[][] = [];
  const release: (() => void)[] = [];
  const write = (items: readonly number[]) =>
    new Promise<number[]>((resolve) => {
      batches.push([...items]);
      release.push(() => resolve(items.map((item) => item * 10)));
    });
  return { batches, write, releaseNext: () => release.shift()?.() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('group commit', () => {
  it('writes a lone row at once, without waiting for company', async () => {
    const { batches, write, releaseNext } = heldWriter();
    const answer = new GroupCommit(write, limits).add(1);
    await turn();
    expect(batches).to.deep.equal([[1]]);
    releaseNext();
    expect(await answer).to.equal(10);
  });

  it('makes one batch of all that came while it was writing, up to its maximum', async () => {
    const { batches, write, releaseNext } = heldWriter();
    const commit = new GroupCommit(write, limits);
    const answers = [commit.add(1)];
    await turn();
    for (const item of [2, 3, 4, 5]) answers.push(commit.add(item));
    for (let round = 0; round < 3; round += 1) {
      releaseNext();
      await turn();
    }
    expect(batches).to.deep.equal([[1], [2, 3, 4], [5]]);
    expect(await Promise.all(answers)).to.deep.equal([10, 20, 30, 40, 50]);
  });

  it('writes more than two batches at once only when they are full', async () => {
    const { batches, write } = heldWriter();
    const commit = new GroupCommit(write, { ...limits, writersMax: 3 });
    for (const item of [1, 2, 3, 4]) {
      void commit.add(item);
      await turn();
    }
    expect(batches).to.deep.equal([[1], [2]]);
    void commit.add(5);
    await turn();
    expect(batches).to.deep.equal([[1], [2], [3, 4, 5]]);
  });

  it('begins a second one beside a few rows again, once the many of before are written, or could not be', async () => {
    for (const fails of [false, true]) {
      const { batches, write, releaseNext } = heldWriter();
      const many = Array.from({ length: 9 }, (_, index) => index);
      const commit = new GroupCommit(
        async (items: readonly number[]) => {
          const answers = await write(items);
          if (fails && items.length === 9) throw new Error('the store is away');
          return answers;
        },
        { batchMax: 100, writersMax: 2, pendingMax: 100 },
      );
      const first = Promise.allSettled(many.map((item) => commit.add(item)));
      await turn();
      releaseNext();
      await first;
      for (const item of [10, 11]) {
        void commit.add(item);
        await turn();
      }
      expect(batches, fails ? 'it failed' : 'it was written').to.deep.equal([many, [10], [11]]);
    }
  });

  it('begins a second batch that is not full beside a few rows, and waits for the end of many', async () => {
    for (const [first, expected] of [
      [8, [8, 1]],
      [9, [9]],
    ] as const) {
      const { batches, write, releaseNext } = heldWriter();
      const commit = new GroupCommit(write, { batchMax: 20, writersMax: 3, pendingMax: 100 });
      for (let item = 0; item < first; item += 1) void commit.add(item);
      await turn();
      void commit.add(first);
      await turn();
      expect(batches.map(({ length }) => length)).to.deep.equal(expected);
      releaseNext();
      await turn();
      expect(batches.map(({ length }) => length)).to.deep.equal([first, 1]);
    }
  });

  it('makes one batch of all that is heard of before it is to begin', async () => {
    const { batches, write } = heldWriter();
    const commit = new GroupCommit(write, limits, (run) => void setImmediate(run));
    void commit.add(1);
    // In another turn of what has no clock, as what another connection brings.
    await Promise.resolve();
    void commit.add(2);
    await turn();
    expect(batches).to.deep.equal([[1, 2]]);
  });

  it('refuses more than it may hold, and takes again when there is room', async () => {
    const { write, releaseNext } = heldWriter();
    const commit = new GroupCommit(write, { ...limits, pendingMax: 2 });
    const taken = [commit.add(1)];
    await turn();
    taken.push(commit.add(2), commit.add(3));
    const refused = await commit.add(4).catch((problem: unknown) => problem);
    expect(refused).to.deep.include({ code: 'overloaded' });
    releaseNext();
    await turn();
    taken.push(commit.add(5));
    for (let round = 0; round < 3; round += 1) {
      releaseNext();
      await turn();
    }
    expect(await Promise.all(taken)).to.deep.equal([10, 20, 30, 50]);
  });

  it('tells everybody in a batch that it failed, and goes on with the next', async () => {
    let calls = 0;
    const commit = new GroupCommit<number, number>((items) => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('store away')) : Promise.resolve([...items]);
    }, limits);
    const [first, second] = await Promise.allSettled([commit.add(1), commit.add(2)]);
    expect([first.status, second.status]).to.deep.equal(['rejected', 'rejected']);
    expect(await commit.add(3)).to.equal(3);
  });

  it('never leaves a caller without an answer when the writer answers too few', async () => {
    const commit = new GroupCommit<number, number>((items) => Promise.resolve(items.slice(1)), limits);
    const outcomes = await Promise.allSettled([commit.add(1), commit.add(2)]);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected']);
  });
});
