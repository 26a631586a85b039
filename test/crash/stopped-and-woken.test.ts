// A replica is stopped (SIGSTOP) for longer than its lease in the middle of its work, another one takes over, and the first one wakes up.
// Whatever it tries then is fenced: by the version of the row, by the lease it can see is over, by the store, or by the broker.
import { expect } from 'chai';
import { eventually } from '../support/eventually.js';
import { inLanes, type Scene } from '../support/stage/lanes.js';
import type { Mortal } from '../support/stage/mortal.js';
import { acknowledged, asked, bytesWith, committed, statements } from '../support/wire/points.js';
import type { Hold } from '../support/wire/tap.js';

const settleMs = 20_000;
let scenes = 0;

interface Sleeper {
  readonly hold: (sleeper: Mortal) => Hold;
  /** While it sleeps, before the other one starts. */
  readonly meanwhile?: (scene: Scene) => void;
  /** While it sleeps: the other one has done this. */
  readonly overtaken: (scene: Scene, correlationId: string) => Promise<boolean>;
  readonly afterwards?: (scene: Scene, correlationId: string) => Promise<void>;
}

const isFinal = async ({ stage }: Scene, correlationId: string) =>
  (await stage.eye.rows('select from request where correlation_id = $1 and finished_at is not null', [correlationId])).length ===
  1;

const tokensOf = ({ stage }: Scene, correlationId: string) =>
  stage.eye.rows<{ token: string; run_id: string | null }>(
    'select a.token, a.run_id from attempt a join request r on r.id = a.request_id where r.correlation_id = $1 order by a.number',
    [correlationId],
  );

const sleepers: Readonly<Record<string, Sleeper>> = {
  'after its pass, with the token stored: it does not send what another one has sent': {
    hold: ({ taps }) => taps.store.holdAt(committed(statements.admit)),
    overtaken: isFinal,
  },
  'while it gets ready to submit: what it sends late starts nothing beside the run of another one': {
    hold: ({ taps }) => taps.engine.holdAt(bytesWith('/jobs/get')),
    meanwhile: ({ stage }) =>
      stage.simulator.faults.add({
        ...{ path: /runs\/submit/, when: 'before', kind: 'status', status: 429, errorCode: 'REQUEST_LIMIT_EXCEEDED' },
        message: 'There are already 2000 active runs (limit: 2000).',
      }),
    overtaken: isFinal,
    afterwards: async (scene, correlationId) => {
      const [first, second] = await tokensOf(scene, correlationId);
      expect(first?.run_id).to.equal(null);
      expect(second?.run_id).to.be.a('string');
      // An attempt that started nothing leaves its token to the next: whoever sends it, and when, it is one run.
      expect(second?.token).to.equal(first?.token);
      expect(scene.stage.simulator.ledger.runsWithToken(first?.token ?? '')).to.have.length(1);
    },
  },
  'with the answer of the engine in its hands: it does not write over what another one has written': {
    hold: ({ taps }) => taps.store.holdAt(asked(statements.started)),
    overtaken: isFinal,
  },
  'in the middle of its pass: it does not keep the others from theirs, and commits nothing': {
    hold: ({ taps }) => taps.store.holdAt(asked(statements.admit)),
    overtaken: isFinal,
    afterwards: async (scene, correlationId) => {
      expect(await tokensOf(scene, correlationId)).to.have.length(1);
    },
  },
  'with a response published and not marked: it is published again, under the same id': {
    hold: ({ taps }) => taps.store.holdAt(asked(statements.published)),
    overtaken: async ({ stage }, correlationId) =>
      (
        await stage.eye.rows(
          `select from response p join request r on r.id = p.request_id where r.correlation_id = $1 and p.delivery = 'published'`,
          [correlationId],
        )
      ).length === 1,
  },
  'with events published and not forgotten: another one has its turn, and tells of all that comes': {
    hold: ({ taps }) => taps.store.holdAt(asked(statements.told)),
    overtaken: async (scene, correlationId) =>
      (await isFinal(scene, correlationId)) && (await scene.stage.eye.eventsLeft()) === 0,
  },
  'with a message stored and not acknowledged: the broker gives it to another one, and it is the same request': {
    hold: ({ taps }) => taps.broker.holdAt(acknowledged),
    overtaken: async (scene, correlationId) =>
      (await isFinal(scene, correlationId)) && (await scene.stage.mediator.intakeLeft()) === 0,
  },
};

async function wakes({ hold, meanwhile, overtaken, afterwards }: Sleeper, scene: Scene): Promise<void> {
  const { stage, mortal } = scene;
  const correlationId = `sleeper-${(scenes += 1)}`;
  const held = hold(mortal);
  await stage.mediator.publish({ correlationId, jobId: '1', tenantId: '333' });
  await held.reached;
  mortal.process.kill('SIGSTOP');
  meanwhile?.(scene);
  const other = await stage.mortal('b');
  await other.start();
  await eventually(() => overtaken(scene, correlationId), 30_000, 100);
  // What was under way when it fell asleep arrives now, and it goes on where it was.
  held.release();
  const before = stage.simulator.ledger.requests.length;
  mortal.process.kill('SIGCONT');
  await other.kill();
  // It works again: something new goes the whole road, and with it whatever it still had in hand has been tried.
  await stage.mediator.publish({ correlationId: `${correlationId}-next`, jobId: '1', tenantId: '333' });
  await eventually(() => isFinal(scene, `${correlationId}-next`), settleMs, 100);
  expect(stage.simulator.ledger.requests.length).to.be.above(before);
  await stage.settles(settleMs);
  await afterwards?.(scene, correlationId);
}

describe('a replica that was stopped for longer than its lease', function () {
  this.timeout(300_000);

  const plays = Object.entries(sleepers).map(([name, sleeper]) => [name, (scene: Scene) => wakes(sleeper, scene)] as const);
  const played = inLanes(Object.fromEntries(plays), 3);
  after(() => played.close());

  for (const [name] of plays) it(name, () => played.scene(name));
});
