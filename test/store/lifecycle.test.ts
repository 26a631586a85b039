// The statements' guards are the lifecycle's table: every move is tried from every state, and written exactly where the table knows it.
import { expect } from 'chai';
import { branded, type RunId } from '../../src/core/ids.js';
import { finalStates, lifecycle, next, states, type Happening, type State } from '../../src/core/lifecycle.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import { admitted, ended, finished, now, record, running, stored, submitting, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

interface Tried {
  readonly request: NewRequest;
  readonly version: number;
}

describe('store: lifecycle', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const moves: Record<
    Exclude<Happening, 'succeeded' | 'failed' | 'cancelled' | 'timed-out' | 'cancel'>,
    (tried: Tried) => Promise<boolean>
  > = {
    run: async ({ request, version }) =>
      (await record(on.store, { admitted: [admitted({ id: request.id, version })] })).size === 1,
    wait: async ({ request, version }) =>
      (await record(on.store, { waiting: [waiting({ id: request.id, version })] })).size === 1,
    reject: async ({ request, version }) => (await record(on.store, { ended: [ended(request, 'rejected', version)] })).size === 1,
    expire: async ({ request, version }) => (await record(on.store, { ended: [ended(request, 'expired', version)] })).size === 1,
    started: async ({ request, version }) => {
      const run = { runId: branded<RunId>(`started-${request.id}`), url: null };
      return (await on.store.runs.started({ id: request.id, version, at: now, ...run })) !== 'fenced';
    },
    refused: ({ request, version }) =>
      on.store.runs.backToQueue({
        ...{ id: request.id, version, at: now, dueAt: now, failure: 'capacity', url: null, outcome: 'NO_ROOM', reason: 'full' },
      }),
    retried: ({ request, version }) =>
      on.store.runs.backToQueue({
        ...{
          id: request.id,
          version,
          at: now,
          dueAt: now,
          failure: 'infrastructure',
          url: null,
          outcome: 'CLUSTER_ERROR',
          reason: 'lost',
        },
      }),
    adopted: async ({ request, version }) => {
      // Only who has had a run can be followed again.
      await on.sql(
        `insert into attempt (request_id, tenant_id, number, token, engine, pool, runs_as, run_id, recorded_at, ended_at)
        select id, tenant_id, 1, 'token-' || id, 'databricks', 'active', '175', 'run-' || id, now(), now() from request where id = $1
        on conflict do nothing`,
        [request.id],
      );
      await on.sql(`update request set attempt = 1 where id = $1`, [request.id]);
      return on.store.reconciling.adopt({ id: request.id, version, lane: request.lane, at: now });
    },
    stop: ({ request, version }) => on.store.runs.stopping({ id: request.id, version, wish: 'cancel', at: now }),
  };

  for (const [happening, move] of Object.entries(moves) as [keyof typeof moves, (tried: Tried) => Promise<boolean>][]) {
    it(`${happening} is written from ${states.filter((state) => next(state, happening) !== null).join(' and ')}, and from no other state`, async () => {
      for (const source of states) {
        const tried = await inState(source);
        // A request that waits may be told another reason: it stays, and its version rises.
        const known = next(source, happening) !== null || (happening === 'wait' && source === 'waiting');
        expect(await move(tried), `${happening} of ${source}`).to.equal(known);
        const state = (await on.store.reading.request(tried.request.id))?.state;
        expect(state, `${happening} of ${source}`).to.equal(next(source, happening) ?? source);
      }
    });

    it(`${happening} is not written on another version`, async () => {
      const source = states.find((state) => next(state, happening) !== null)!;
      const { request, version } = await inState(source);
      expect(await move({ request, version: version - 1 })).to.equal(false);
      expect(await move({ request, version: version + 1 })).to.equal(false);
      expect(await on.store.reading.request(request.id)).to.include({ state: source });
    });
  }

  it('a request ends from exactly the states that the table lets end so', async () => {
    for (const source of states) {
      for (const target of finalStates) {
        const { request, version } = await inState(source);
        const known = Object.values<State>(lifecycle[source]).includes(target);
        const moved = await on.store.runs.finish([finished(request, version, { state: target })]);
        expect(moved.has(request.id), `${source} -> ${target}`).to.equal(known);
      }
    }
  });

  async function inState(state: State): Promise<Tried> {
    const request = await brought(state);
    const [row] = await on.sql<{ version: number }>('select version from request where id = $1', [request.id]);
    return { request, version: row!.version };
  }

  async function brought(state: State): Promise<NewRequest> {
    if (state === 'submitting') return (await submitting(on.store)).request;
    if (state === 'running') return (await running(on.store)).request;
    if (state === 'stopping') {
      const { request, version } = await running(on.store);
      await on.store.runs.stopping({ id: request.id, version, wish: 'cancel', at: now });
      return request;
    }
    const [request] = await stored(on.store);
    if (state === 'waiting') await record(on.store, { waiting: [waiting(request!)] });
    else if (state !== 'received')
      await on.sql('update request set state = $2, finished_at = now() where id = $1', [request!.id, state]);
    return request!;
  }
});
