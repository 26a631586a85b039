// Carries out a plan. In: the plan, and what it is done to. Out: every fault as it really was, from its beginning until the last thing it has
// taken away was back.
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../history/event.js';
import type { Mortal } from '../stage/mortal.js';
import { engineWeather } from './engine-weather.js';
import type { Plan, Planned } from './schedule.js';
import type { Ground } from './ground.js';

/** A replica that cannot start, because its store is away, is started again by whoever runs it. */
const startsMax = 20;

export class Weather {
  readonly faults: Fault[] = [];

  constructor(
    private readonly ground: Ground,
    private readonly say: (line: string) => void,
  ) {}

  /** Resolves when everything that was planned is over, and everybody is back. */
  async blow({ faults }: Plan): Promise<void> {
    const begun = performance.now();
    const targets = [...new Set(faults.map(({ target }) => target))];
    await Promise.all(
      targets.map(async (target) => {
        for (const planned of faults.filter((one) => one.target === target)) {
          await pause(Math.max(0, planned.atMs - (performance.now() - begun)));
          await this.#endure(planned);
        }
      }),
    );
  }

  async #endure(planned: Planned): Promise<void> {
    const { what, target } = planned;
    const from = Date.now();
    this.say(`${target}: ${what} for ${planned.forMs} ms`);
    await this.#do(planned);
    this.faults.push({ kind: 'fault', what, target, from, until: Date.now() });
  }

  #do(planned: Planned): Promise<void> {
    switch (planned.target) {
      case 'engine':
        return this.#atEngine(planned);
      case 'store':
        return this.ground.store.suffer(planned.what, () => pause(planned.forMs));
      case 'statements':
        return this.ground.statements.suffer(planned);
      case 'broker':
        return this.ground.restartBroker(planned.forMs);
      default:
        return this.#atReplica(planned);
    }
  }

  async #atEngine({ what, forMs }: Planned): Promise<void> {
    const { faults } = this.ground.stage.simulator;
    const rule = engineWeather[what];
    if (rule === undefined) throw new Error(`no weather is called ${what}`);
    faults.add(rule);
    await pause(forMs);
    faults.clear();
  }

  async #atReplica({ what, target, forMs, skewMs }: Planned): Promise<void> {
    const mortal = await this.ground.stage.mortal(target);
    const { store, broker, engine } = mortal.taps;
    switch (what) {
      case 'kill':
        await mortal.kill();
        await pause(forMs);
        return startAgain(mortal, skewMs);
      case 'terminate':
        await stopGently(mortal);
        await pause(forMs);
        return startAgain(mortal, skewMs);
      case 'stop':
        mortal.process.kill('SIGSTOP');
        await pause(forMs);
        mortal.process.kill('SIGCONT');
        return;
      case 'slow':
        for (const tap of [store, broker, engine]) tap.delayMs = 80;
        await pause(forMs);
        for (const tap of [store, broker, engine]) tap.delayMs = 0;
        return;
      case 'cut-broker':
        broker.cutAll();
        return;
      case 'cut-store':
        store.cutAll();
        return;
      default:
        return keepSilent({ 'silent-store': store, 'silent-broker': broker, 'silent-engine': engine }[what], forMs);
    }
  }
}

async function keepSilent(tap: Mortal['taps']['store'] | undefined, forMs: number): Promise<void> {
  if (tap === undefined) throw new Error('no such wire');
  tap.silent = true;
  await pause(forMs);
  tap.speak();
}

async function stopGently(mortal: Mortal): Promise<void> {
  const { process } = mortal;
  process.kill('SIGTERM');
  await Promise.race([process.exited, pause(15_000)]);
  await mortal.kill();
}

export async function startAgain(mortal: Mortal, skewMs: number): Promise<void> {
  for (let start = 1; ; start += 1) {
    try {
      await mortal.start(skewMs);
      return;
    } catch (problem) {
      if (start >= startsMax) throw problem;
      await mortal.kill();
    }
  }
}
