// Chaos: three replicas, their servers, and everything that can go wrong with them, by a seed. Out: a history for the checker, which is
// written line by line while it is made.
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../eventually.js';
import { check } from '../history/check.js';
import type { Event, Sample } from '../history/event.js';
import type { Violation } from '../history/violation.js';
import { layGround, type Ground } from './ground.js';
import { Load } from './load.js';
import { skewMaxMs, type Plan } from './schedule.js';
import { startAgain, Weather } from './weather.js';

export interface ChaosOptions {
  readonly plan: Plan;
  readonly requestsPerSecond: number;
  readonly historyFile: string;
  readonly say: (line: string) => void;
}

export interface Outcome {
  readonly violations: readonly Violation[];
  readonly kills: number;
  readonly faults: number;
  readonly requests: number;
  readonly duplicates: number;
  readonly runs: number;
  readonly history: readonly Event[];
}

const sampleEveryMs = 250;
/** After the last fault everything is to end within this. */
const endMs = 90_000;
/** So long everything is looked at once it has ended: a response that comes twice late, a run that nobody waits for. */
const afterMs = 3_000;

export async function chaos({ plan, requestsPerSecond, historyFile, say }: ChaosOptions): Promise<Outcome> {
  const ground = await layGround();
  const file = createWriteStream(historyFile);
  try {
    const { stage } = ground;
    const mortals = await Promise.all(plan.replicas.map(({ name }) => stage.mortal(name)));
    // All at once: one of them migrates.
    await Promise.all(plan.replicas.map(({ skewMs }, index) => startAgain(mortals[index] ?? never(), skewMs)));
    await stage.begin();
    await ground.statements.furnish();
    const watching = new Watching(ground, file);
    const weather = new Weather(ground, say);
    const load = new Load(stage, mortals, plan.seed);
    await Promise.all([weather.blow(plan), load.send(requestsPerSecond, plan.lengthMs)]);
    stage.simulator.faults.clear();
    say('everything is back; waiting for the rest to end');
    const quiet = await isQuietWithin(ground, endMs);
    if (quiet) await pause(afterMs);
    await watching.stop();
    const history = [...(await stage.history()), ...watching.samples, ...weather.faults];
    for (const event of history) if (event.kind !== 'sample') file.write(`${JSON.stringify(event)}\n`);
    const kills = weather.faults.filter(({ what }) => what === 'kill' || what === 'terminate').length;
    const runs = history.filter(({ kind }) => kind === 'run').length;
    const { requests, duplicates } = load;
    return { violations: check(history), kills, faults: weather.faults.length, requests, duplicates, runs, history };
  } finally {
    file.end();
    await finished(file);
    await ground.close();
  }
}

/** False: what is left of it is for the checker to say. */
async function isQuietWithin({ stage }: Ground, boundMs: number): Promise<boolean> {
  return eventually(async () => (await stage.eye.isQuiet()) && (await stage.mediator.intakeLeft()) === 0, boundMs, 500).catch(
    () => false,
  );
}

/** Looks at the store all the time, and keeps the mediator connected. */
class Watching {
  readonly samples: Sample[] = [];
  readonly #ending = new AbortController();
  readonly #running: Promise<unknown>;

  constructor(
    private readonly ground: Ground,
    private readonly file: WriteStream,
  ) {
    this.#running = Promise.all([this.#repeat(sampleEveryMs, () => this.#sample()), this.#repeat(500, () => this.#reconnect())]);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #repeat(everyMs: number, work: () => Promise<void>): Promise<void> {
    while (!this.#ending.signal.aborted) {
      await work().catch(() => undefined); // A server is away: that is what this is about.
      await pause(everyMs);
    }
  }

  async #sample(): Promise<void> {
    const sample = await this.ground.stage.eye.sample(skewMaxMs);
    this.samples.push(sample);
    this.file.write(`${JSON.stringify(sample)}\n`);
  }

  async #reconnect(): Promise<void> {
    const { mediator } = this.ground.stage;
    if (!mediator.isConnected) await mediator.connect();
  }
}

function never(): never {
  throw new Error('a plan has as many replicas as there are');
}
