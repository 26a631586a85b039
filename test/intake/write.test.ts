import { expect } from 'chai';
import { write } from '../../src/intake/write.js';
import type { CappedRequest, IntakeStore, NewRequest } from '../../src/ports/store/intake.js';
import { aNewRequest } from '../support/requests.js';

/** A store that has no room for those that are named, and writes down what it was asked. */
function aStore(without: readonly NewRequest[]) {
  const asked: (readonly CappedRequest[])[] = [];
  const persisted: (readonly NewRequest[])[] = [];
  const store: IntakeStore = {
    before: () => Promise.resolve(null),
    withoutRoom: (batch) => Promise.resolve((asked.push(batch), new Set(without.map(({ id }) => id)))),
    persist: (batch) => Promise.resolve((persisted.push(batch), batch.map(({ id }) => ({ kind: 'stored', id }) as const))),
  };
  return { asked, persisted, store };
}

describe('a batch on its way into the store', () => {
  it('asks nobody for room where no tenant has a maximum', async () => {
    const { asked, persisted, store } = aStore([]);
    const request = aNewRequest();
    expect(await write(store, [{ request, waitingMax: null }])).to.deep.equal([{ kind: 'stored', id: request.id }]);
    expect(asked).to.deep.equal([]);
    expect(persisted).to.deep.equal([[request]]);
  });

  it('asks once for all that have one, stores all but the refused, and answers each in its place', async () => {
    const [free, full, room] = [aNewRequest(), aNewRequest(), aNewRequest()];
    const { asked, persisted, store } = aStore([full]);
    const batch = [
      { request: free, waitingMax: null },
      { request: full, waitingMax: 1 },
      { request: room, waitingMax: 9 },
    ];
    expect(await write(store, batch)).to.deep.equal([
      { kind: 'stored', id: free.id },
      { kind: 'queue-full' },
      { kind: 'stored', id: room.id },
    ]);
    expect(asked).to.deep.equal([batch.slice(1)]);
    expect(persisted).to.deep.equal([[free, room]]);
  });
});
