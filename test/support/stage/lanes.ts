// Plays scenes in a few lanes at the same time, each lane on a stage of its own, one scene after the other: what kills a replica in one scene
// starts the replica of the next. A scene that fails leaves its stage behind; the next one gets another.
import type { Mortal } from './mortal.js';
import { Stage } from './stage.js';

export interface Scene {
  readonly stage: Stage;
  readonly mortal: Mortal;
}

type Play = (scene: Scene) => Promise<void>;

export interface Played {
  /** Resolves when the scene has been played; starts all of them when it is first asked. */
  scene(name: string): Promise<void>;
  close(): Promise<void>;
}

export function inLanes(plays: Readonly<Record<string, Play>>, lanesMax: number): Played {
  const outcomes = new Map<string, Promise<void>>();
  const lanes: Lane[] = [];
  const begin = () => {
    for (let lane = 0; lane < lanesMax; lane += 1) lanes.push(new Lane());
    Object.entries(plays).forEach(([name, play], index) => {
      const outcome = lanes[index % lanesMax]?.play(play) ?? Promise.resolve();
      outcome.catch(() => undefined); // Told by the test that asks for it.
      outcomes.set(name, outcome);
    });
  };
  return {
    scene: (name) => {
      if (outcomes.size === 0) begin();
      return outcomes.get(name) ?? Promise.reject(new Error(`there is no scene ${name}`));
    },
    close: async () => {
      for (const lane of lanes) await lane.close();
    },
  };
}

class Lane {
  #scene: Scene | null = null;
  #last: Promise<unknown> = Promise.resolve();

  play(play: Play): Promise<void> {
    const played = this.#last.then(() => this.#playNow(play));
    this.#last = played.catch(() => undefined);
    return played;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#leave();
  }

  async #playNow(play: Play): Promise<void> {
    this.#scene ??= await ready();
    try {
      await play(this.#scene);
    } catch (problem) {
      await this.#leave();
      throw problem;
    }
  }

  async #leave(): Promise<void> {
    const scene = this.#scene;
    this.#scene = null;
    await scene?.stage.close();
  }
}

async function ready(): Promise<Scene> {
  const stage = await Stage.open();
  const mortal = await stage.mortal('a');
  await mortal.start();
  await stage.begin();
  return { stage, mortal };
}
