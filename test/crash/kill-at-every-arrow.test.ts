// A real replica on real servers is killed at a chosen point of the road, and started again. Within a sweep every promise holds, judged from
// the broker, the store and the engine's own ledger. The points are frames on the wire: nothing in the service knows of them.
import { expect } from 'chai';
import { eventually } from '../support/eventually.js';
import { inLanes, type Scene } from '../support/stage/lanes.js';
import type { Mortal } from '../support/stage/mortal.js';
import type { Stage } from '../support/stage/stage.js';
import { jobs } from '../support/stage/workplace.js';
import {
  acknowledged,
  answered,
  asked,
  committed,
  confirmed,
  confirmedOf,
  sentTo,
  statements,
  uncommitted,
  unsynced,
} from '../support/wire/points.js';

/** A lease of 2 s and a sweep of 2 s, on a machine that is busy with other things. */
const settleMs = 20_000;

interface On {
  readonly stage: Stage;
  readonly mortal: Mortal;
  /** Of this scene's own request. */
  readonly correlationId: string;
}

/** Where it is held, and what has to be so at that moment. */
interface Point {
  readonly hold: (on: On) => { readonly reached: Promise<unknown> };
  readonly stands: (on: On) => Promise<unknown>;
}

const stateIs =
  (state: string | null) =>
  async ({ stage, correlationId }: On) => {
    const [row] = await stage.eye.rows<{ state: string }>('select state from request where correlation_id = $1', [correlationId]);
    expect(row?.state ?? null).to.equal(state);
  };

const deliveryIs =
  (delivery: string) =>
  async ({ stage, correlationId }: On) => {
    const rows = await stage.eye.rows<{ delivery: string }>(
      'select p.delivery from response p join request r on r.id = p.request_id where r.correlation_id = $1',
      [correlationId],
    );
    expect(rows).to.deep.equal([{ delivery }]);
  };

const eventIsKept = async ({ stage, correlationId }: On) => {
  const rows = await stage.eye.rows('select from event where correlation_id = $1', [correlationId]);
  expect(rows).not.to.have.length(0);
};

const inStore = (matches: Parameters<Mortal['taps']['store']['holdAt']>[0], state: string | null): Point => ({
  hold: ({ mortal }) => mortal.taps.store.holdAt(matches),
  stands: stateIs(state),
});

/** The engine has done it, and its answer never comes. */
function engineSilentAfter(stage: Stage, path: RegExp): { readonly reached: Promise<unknown> } {
  stage.simulator.faults.add({ path, when: 'after', kind: 'hang' });
  return { reached: eventually(() => stage.simulator.faults.pending === 0) };
}

const road: Readonly<Record<string, Point>> = {
  'a message was received, and nothing of it is stored': inStore(asked(statements.store), null),
  'the request is written, and not committed': inStore(unsynced(statements.store), null),
  'the request is committed, and the message is not acknowledged': {
    hold: ({ mortal }) => mortal.taps.broker.holdAt(acknowledged),
    stands: ({ stage, correlationId }) =>
      eventually(
        async () => (await stage.eye.rows('select from request where correlation_id = $1', [correlationId])).length === 1,
      ),
  },
  'the decision is taken, and not committed': inStore(uncommitted(statements.admit), 'received'),
  'the token is stored, and nothing was sent to the engine': inStore(committed(statements.admit), 'submitting'),
  'the engine has started the run, and its answer is lost': {
    hold: ({ stage }) => engineSilentAfter(stage, /runs\/submit/),
    stands: stateIs('submitting'),
  },
  'the engine has answered, and its answer is not stored': inStore(asked(statements.started), 'submitting'),
  'the run is stored, and nobody knows': inStore(answered(statements.started), 'running'),
  'the end is seen, and not committed': inStore(unsynced(statements.finish), 'running'),
  'the final state is committed, and nobody knows': inStore(answered(statements.finish), 'succeeded'),
  'the response is claimed, and not published': {
    hold: ({ mortal }) => mortal.taps.broker.holdAt(sentTo(/responses/)),
    stands: deliveryIs('due'),
  },
  'the broker has the response, and its confirm is lost': {
    hold: ({ mortal }) => mortal.taps.broker.holdAt(confirmedOf(/responses/)),
    stands: deliveryIs('due'),
  },
  'the response is published, and the outbox is not marked': {
    hold: ({ mortal }) => mortal.taps.store.holdAt(asked(statements.published)),
    stands: deliveryIs('due'),
  },
  'an event is recorded, and not published': {
    hold: ({ mortal }) => mortal.taps.broker.holdAt(sentTo(/events/)),
    stands: eventIsKept,
  },
  'the broker has an event, and its confirm is lost': {
    hold: ({ mortal }) => mortal.taps.broker.holdAt(confirmedOf(/events/)),
    stands: eventIsKept,
  },
  'an event is published, and not forgotten': {
    hold: ({ mortal }) => mortal.taps.store.holdAt(asked(statements.told)),
    stands: eventIsKept,
  },
};

let scenes = 0;

async function killedAt({ hold, stands }: Point, { stage, mortal }: Scene): Promise<void> {
  const on = { stage, mortal, correlationId: `scene-${(scenes += 1)}` };
  const { reached } = hold(on);
  await stage.mediator.publish({ correlationId: on.correlationId, jobId: '1', tenantId: '333' });
  await reached;
  // Work of others that is in its hands too.
  await stage.mediator.publish({ correlationId: `${on.correlationId}-alone`, jobId: jobs.alone, tenantId: '444' });
  await stands(on);
  await dieAndSettle({ stage, mortal });
}

async function dieAndSettle({ stage, mortal }: Scene): Promise<void> {
  await mortal.kill();
  await mortal.start();
  await stage.settles(settleMs);
}

const beside: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  'a request waits for its time to be over, and nobody knows': async ({ stage, mortal }) => {
    const wish = { jobId: jobs.undeclared, tenantId: '333' };
    const { reached } = mortal.taps.store.holdAt(committed(statements.wait));
    await stage.mediator.publish({ ...wish, correlationId: `expires-${(scenes += 1)}` });
    await reached;
    await dieAndSettle({ stage, mortal });
    // Nothing happens that would hint at this one: only the sweep finds it.
    await stage.mediator.publish({ ...wish, correlationId: `expires-${(scenes += 1)}` });
    await stage.settles(settleMs);
  },
  'a dead letter is on its way, and not kept': async ({ stage, mortal }) => {
    const { reached } = mortal.taps.broker.holdAt(sentTo(/job-requests\.dead/));
    await stage.mediator.publishUnreadable();
    await reached;
    await dieAndSettle({ stage, mortal });
  },
  'a dead letter is kept, and its message is not acknowledged': async ({ stage, mortal }) => {
    const { reached } = mortal.taps.broker.holdAt(confirmed);
    await stage.mediator.publishUnreadable();
    await reached;
    await dieAndSettle({ stage, mortal });
  },
  'a cancel is wished, and the engine does not know': async ({ stage, mortal }) => {
    const cancelled = await someEndlessRun({ stage, mortal });
    const { reached } = mortal.taps.store.holdAt(asked(statements.stopping));
    await cancelled();
    await reached;
    await dieAndSettle({ stage, mortal });
  },
  'a stop is stored, and the engine was not asked': async ({ stage, mortal }) => {
    const cancelled = await someEndlessRun({ stage, mortal });
    const { reached } = mortal.taps.store.holdAt(answered(statements.stopping));
    await cancelled();
    await reached;
    await dieAndSettle({ stage, mortal });
  },
  'the engine stops the run, and its answer is lost': async ({ stage, mortal }) => {
    const cancelled = await someEndlessRun({ stage, mortal });
    stage.simulator.faults.add({ path: /runs\/cancel/, when: 'after', kind: 'hang' });
    await cancelled();
    await eventually(() => stage.simulator.faults.pending === 0);
    await dieAndSettle({ stage, mortal });
  },
  'the engine starts a cluster, and its answer is lost': async ({ stage, mortal }) => {
    for (const cluster of ['c-active', 'c-passive'])
      stage.simulator.stopCluster(cluster, { code: 'INACTIVITY', type: 'SUCCESS' });
    // On what it saw before, it would let the run start them, and ask for no cluster.
    await eventually(async () => (await clusterStates(mortal)).every((state) => state === 'stopped'));
    stage.simulator.faults.add({ path: /clusters\/start/, when: 'after', kind: 'hang' });
    await stage.mediator.publish({ correlationId: `cluster-${(scenes += 1)}`, jobId: '3', tenantId: '333', priority: 80 });
    await eventually(() => stage.simulator.faults.pending === 0);
    await dieAndSettle({ stage, mortal });
  },
  'a request has ended, and what follows it has not begun': async (scene) => followedAt(committed(statements.finish), scene),
  'a follower is written, and not committed': async (scene) => followedAt(unsynced(statements.store), scene),
  'a follower has begun, and its step is not marked': async (scene) => followedAt(asked(statements.stepDone), scene),
  'a stop was asked for while the store was writing': async ({ stage, mortal }) => {
    const { reached } = mortal.taps.store.holdAt(unsynced(statements.store));
    await stage.mediator.publish({ correlationId: `stop-${(scenes += 1)}`, jobId: '4', tenantId: '333' });
    await reached;
    mortal.process.kill('SIGTERM');
    await mortal.process.waitForLine(/finishing what is in hand/);
    await dieAndSettle({ stage, mortal });
  },
  'a stop was asked for while the engine was asked': async ({ stage, mortal }) => {
    stage.simulator.faults.add({ path: /runs\/submit/, when: 'after', kind: 'slow', delayMs: 60_000 });
    await stage.mediator.publish({ correlationId: `stop-${(scenes += 1)}`, jobId: '5', tenantId: '333' });
    await eventually(() => stage.simulator.faults.pending === 0);
    mortal.process.kill('SIGTERM');
    await mortal.process.waitForLine(/finishing what is in hand/);
    await dieAndSettle({ stage, mortal });
  },
};

/** From the moment at which the first one runs. */
async function followedAt(point: Parameters<Mortal['taps']['store']['holdAt']>[0], { stage, mortal }: Scene): Promise<void> {
  const correlationId = `followed-${(scenes += 1)}`;
  await stage.mediator.publish({ correlationId, jobId: jobs.followed, tenantId: '333' });
  await eventually(async () => {
    const rows = await stage.eye.rows(`select from request where correlation_id = $1 and state = 'running'`, [correlationId]);
    return rows.length === 1;
  });
  await mortal.taps.store.holdAt(point).reached;
  await dieAndSettle({ stage, mortal });
}

/** As the replica last saw them. */
async function clusterStates(mortal: Mortal): Promise<readonly string[]> {
  const answer = await fetch(`${mortal.url}/v1/pools`);
  const { pools } = (await answer.json()) as { pools: { clusters: { state: string }[] }[] };
  return pools.flatMap(({ clusters }) => clusters.map(({ state }) => state));
}

/** Answers the call that cancels it. */
async function someEndlessRun({ stage, mortal }: Scene): Promise<() => Promise<unknown>> {
  const correlationId = `endless-${(scenes += 1)}`;
  await stage.mediator.publish({ correlationId, jobId: jobs.endless, tenantId: '333' });
  const { id } = await eventually(async () => {
    const rows = await stage.eye.rows<{ id: string }>(`select id from request where correlation_id = $1 and state = 'running'`, [
      correlationId,
    ]);
    return rows[0];
  });
  return () => fetch(`${mortal.url}/v1/job-requests/${id}/cancel`, { method: 'POST' });
}

describe('a replica that is killed', function () {
  this.timeout(300_000);

  const all = {
    ...Object.fromEntries(Object.entries(road).map(([name, point]) => [name, (scene: Scene) => killedAt(point, scene)])),
    ...beside,
  };
  const played = inLanes(all, 3);
  after(() => played.close());

  for (const name of Object.keys(all)) it(`when ${name}, loses nothing and does nothing twice`, () => played.scene(name));
});
