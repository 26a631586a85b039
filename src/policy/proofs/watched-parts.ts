// Whether the parts of rules of which nothing is known (a text that begins with another, a window of the day, a group of a tenant) came out both
// ways in the scenes that were looked at. One that was the same in all of them shows nothing: facts were not made to change it.
import type { Scene } from '../../core/policy.js';
import { build, type Part } from '../conditions/evaluate.js';
import type { Entry } from './prove.js';
import { unknownParts, type Known } from './terms.js';

/** For the rule of this name. */
export type WatchedParts = (mine: string) => Watched;

export interface Watched {
  /** A scene that was made for this rule, whether it holds there or not. */
  readonly look: (scene: Scene) => void;
  /** A scene in which it holds, and the rule above it that answered. */
  readonly answered: (by: string, scene: Scene) => void;
  /** Every part of this rule, and every part of those that answered. */
  readonly allChanged: () => boolean;
}

type Parts = ReadonlyMap<string, Part>;

export function watchedParts(entries: readonly Entry[], known: Known): WatchedParts {
  const partsOf = new Map(entries.map(({ name, tree }) => [name, tree === null ? noParts : partsByText(tree, known)]));
  return (mine) => {
    const own = partsOf.get(mine) ?? noParts;
    const answering = new Set<string>();
    const outcomes = new Map<string, Set<unknown>>();
    const note = (text: string, part: Part, scene: Scene) =>
      void outcomes.set(text, (outcomes.get(text) ?? new Set()).add(part.fixed ? part.value : part.run(scene)));
    return {
      look(scene) {
        for (const [text, part] of own) note(text, part, scene);
      },
      answered(by, scene) {
        answering.add(by);
        // What this rule asks for itself is the same wherever it holds.
        for (const name of answering)
          for (const [text, part] of partsOf.get(name) ?? noParts) if (!own.has(text)) note(text, part, scene);
      },
      allChanged: () => [...outcomes.values()].every(({ size }) => size > 1),
    };
  };
}

const noParts: Parts = new Map();

function partsByText(tree: NonNullable<Entry['tree']>, known: Known): Parts {
  return new Map(
    unknownParts(tree, known).map((part) => [part.input.slice(part.start, part.end), build(part, known.settings)] as const),
  );
}
