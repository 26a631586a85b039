// The time that a tenant's runs took within a window, from rows.
import { expect } from 'chai';
import { branded, type TenantId } from '../../src/core/ids.js';
import { finished, now, record, running, stored, submitting, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;

describe('store: run-seconds of a tenant', () => {
  let on: Opened;
  beforeEach(async () => {
    on = await opened();
  });
  afterEach(() => on.close());

  const secondsAt = async (at: number, since: number, tenant = '333') => {
    const windows = [{ tenantId: branded<TenantId>(tenant), since }];
    const counted = await on.store.admission.alone((tx) => tx.runSeconds(windows, at));
    return counted?.get(branded<TenantId>(tenant));
  };

  it('are those of runs that ended within the window, cut at its beginning, and of those that go on', async () => {
    const over = await running(on.store);
    await on.store.runs.finish([finished(over.request, over.version, { at: now + 10 * minute })]);
    expect(await secondsAt(now + 10 * minute, now)).to.equal(600);
    expect(await secondsAt(now + 20 * minute, now), 'time goes on without it').to.equal(600);
    expect(await secondsAt(now + 20 * minute, now + 6 * minute)).to.equal(240);
    expect(await secondsAt(now + 80 * minute, now + 20 * minute), 'the window has left it behind').to.equal(0);
    await running(on.store, { correlationId: branded('goes on') });
    expect(await secondsAt(now + 20 * minute, now)).to.equal(600 + 1200);
  });

  it('count a live run as a minute at least, also before the engine has taken it', async () => {
    await submitting(on.store);
    expect(await secondsAt(now + 1, now - 60 * minute)).to.equal(60);
  });

  it('are none of an attempt that the engine never took, whatever the window', async () => {
    const { request, submission } = await submitting(on.store);
    const { version } = submission;
    const back = { outcome: 'NO_ROOM', reason: 'full', failure: 'capacity', url: null } as const;
    await on.store.runs.backToQueue({ id: request.id, version, at: now + minute, dueAt: now + 2 * minute, ...back });
    expect(await secondsAt(now + 3 * minute, now - 60 * minute)).to.equal(0);
  });

  it("are the tenant's own, and nothing for one that waits", async () => {
    await running(on.store, { tenantId: branded('444') });
    await stored(on.store);
    expect(await secondsAt(now + 10 * minute, now)).to.equal(0);
    expect(await secondsAt(now + 10 * minute, now, '444')).to.equal(600);
  });

  it('a run that is to make room is asked to stop only when the request that it makes room for has moved', async () => {
    const run = await running(on.store);
    const [newer] = await stored(on.store, { correlationId: branded('newer') });
    const wait = (version: number) => ({ ...waiting({ id: newer!.id }), version });
    await record(on.store, { waiting: [wait(7)], replaced: [{ id: run.request.id, by: newer!.id }] });
    expect(await wished()).to.deep.equal([]);
    await record(on.store, { waiting: [wait(0)], replaced: [{ id: run.request.id, by: newer!.id }] });
    expect(await wished()).to.deep.equal([run.request.id]);
  });

  const wished = async () => {
    const live = (await on.store.admission.alone((tx) => tx.live())) ?? [];
    return live.filter(({ stopWished }) => stopWished).map(({ id }) => id);
  };
});
