// Facts for tests and benches: an ordinary scene with what matters changed, and any scene at all.
import fc from 'fast-check';
import type { Facts } from '../../src/core/deciding/facts.js';
import { sceneOf, type Given } from '../../src/policy/examples/example-scene.js';
import { factGroups, notesOf, poolGroups, type FactGroup, type FactType } from '../../src/policy/conditions/fact-list.js';

export function aScene(given: Given = {}): Facts {
  return sceneOf(given, ['active', 'passive']);
}

const numbers = fc.oneof(fc.nat({ max: 120 }), fc.constantFrom(0, 1, 80, 100, 600, 601, 0.75, 1.2), fc.nat());
const texts = fc.oneof(fc.constantFrom('', 'a', '333', '175', 'business'), fc.string({ unit: 'binary', maxLength: 8 }));

const valuesOf: Readonly<Record<FactType, fc.Arbitrary<unknown>>> = {
  number: numbers,
  text: texts,
  'true/false': fc.boolean(),
  'list of texts': fc.array(texts, { maxLength: 3 }),
};

function anyGroup(group: FactGroup): fc.Arbitrary<Record<string, unknown>> {
  const facts = [...notesOf(group)].map(([fact, { type, values }]) => [
    fact,
    values === undefined ? valuesOf[type] : fc.constantFrom(...values),
  ]);
  return fc.record(Object.fromEntries(facts) as Record<string, fc.Arbitrary<unknown>>);
}

const anyPool = fc
  .tuple(anyGroup('pool'), anyGroup('cluster'))
  .map(([{ borrowed: _, ...pool }, cluster]) => ({ ...pool, cluster }));

/** Facts of the right types, as wild as they may be; of the pools any may be missing. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    ...Object.fromEntries(factGroups.filter((group) => !poolGroups.includes(group)).map((group) => [group, anyGroup(group)])),
    pools: fc.tuple(anyPool, anyPool, fc.subarray([0, 1])).map(([one, other, kept]) =>
      [
        { ...one, name: 'active' },
        { ...other, name: 'passive' },
      ].filter((_, index) => kept.includes(index)),
    ),
  })
  .map((facts) => facts as unknown as Facts);
