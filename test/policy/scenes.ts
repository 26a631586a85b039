// Facts for tests and benches: an ordinary scene with what matters changed, and any scene at all.
import fc from 'fast-check';
import type { Facts } from '../../src/core/facts.js';
import { sceneOf, type Given } from '../../src/policy/example-scene.js';
import { factGroups, notesOf, type FactGroup } from '../../src/policy/fact-list.js';

export function aScene(given: Given = {}): Facts {
  return sceneOf(given, ['active', 'passive']);
}

const numbers = fc.oneof(fc.nat({ max: 120 }), fc.constantFrom(0, 1, 80, 100, 600, 601, 0.75, 1.2), fc.nat());
const texts = fc.oneof(fc.constantFrom('', 'a', '333', '175', 'business'), fc.string({ unit: 'binary', maxLength: 8 }));

function anyGroup(group: FactGroup): fc.Arbitrary<Record<string, unknown>> {
  const facts = [...notesOf(group)].map(([fact, { type }]) => [
    fact,
    type === 'number' ? numbers : type === 'text' ? texts : fc.boolean(),
  ]);
  return fc.record(Object.fromEntries(facts) as Record<string, fc.Arbitrary<unknown>>);
}

/** Facts of the right types, as wild as they may be; of the pools any may be missing. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    ...Object.fromEntries(factGroups.filter((group) => group !== 'pool').map((group) => [group, anyGroup(group)])),
    pools: fc.tuple(anyGroup('pool'), anyGroup('pool'), fc.subarray([0, 1])).map(([one, other, kept]) =>
      [
        { ...one, name: 'active' },
        { ...other, name: 'passive' },
      ].filter((_, index) => kept.includes(index)),
    ),
  })
  .map((facts) => facts as unknown as Facts);
