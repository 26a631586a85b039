// The adapter against the server of tests, on one time: a pause of the adapter moves the server's clock and is over at once.
import { zeppelinEngine, type ZeppelinOptions } from '../../src/adapters/engine/zeppelin/zeppelin-engine.js';
import type { RunId } from '../../src/core/ids.js';
import type { Engine, RunSight, SubmitOrder } from '../../src/ports/engine.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { startZeppelin, type FakeZeppelin, type ZeppelinOptions as ServerOptions } from '../support/zeppelin/zeppelin.js';

export interface Rig {
  readonly server: FakeZeppelin;
  readonly engine: Engine;
  readonly facts: Fact[];
  /** Another keeper beside it. */
  another(): Engine;
  stop(): Promise<void>;
}

export interface RigOptions extends ServerOptions {
  readonly engine?: Partial<ZeppelinOptions>;
}

export async function startRig({ engine: given, ...options }: RigOptions = {}): Promise<Rig> {
  const server = await startZeppelin(options);
  const facts: Fact[] = [];
  const engines: Engine[] = [];
  const another = (): Engine => {
    const engine = zeppelinEngine({
      ...{
        url: server.url,
        folder: '/',
        runsFolder: '/Job Keeper runs',
        isolated: true,
        keepRunsMs: 86_400_000,
        version: '0.1.0-test',
      },
      login: null,
      clock: {
        now: () => server.now(),
        pause: (ms) => {
          server.advance(ms);
          return Promise.resolve();
        },
      },
      telemetry: { report: (fact) => facts.push(fact) },
      ...given,
      limits: { ratePerSecond: 10_000, requestTimeoutMs: 2_000, retryBaseMs: 10, ...given?.limits },
    });
    engines.push(engine);
    return engine;
  };
  const engine = another();
  const stop = async (): Promise<void> => {
    for (const one of engines) await one.close();
    await server.stop();
  };
  return { server, engine, facts, another, stop };
}

/** Runs `test` on a rig that is stopped whatever happens. */
export async function withRig(options: RigOptions, test: (rig: Rig) => Promise<void>): Promise<void> {
  const rig = await startRig(options);
  try {
    await test(rig);
  } finally {
    await rig.stop();
  }
}

export async function begin({ engine }: Rig, order: SubmitOrder): Promise<RunId> {
  const outcome = await engine.submit(order);
  if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
  return outcome.runId;
}

/** After all the time that its paragraphs can need. */
export async function endOf({ engine, server }: Rig, runId: RunId): Promise<Extract<RunSight, { kind: 'ended' }>> {
  server.advance(60_000);
  const sight = await engine.look(runId);
  if (sight.kind !== 'ended') throw new Error(`not ended: ${JSON.stringify(sight)}`);
  return sight;
}
