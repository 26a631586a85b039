// Any condition at all over the declared facts.
import fc from 'fast-check';
import { factGroups, notesOf, poolGroups } from '../../src/policy/conditions/fact-list.js';

function anyComparison(pool: boolean): fc.Arbitrary<string> {
  const facts = factGroups
    .filter((group) => pool || !poolGroups.includes(group))
    .flatMap((group) => [...notesOf(group)].map(([fact, { type, values }]) => ({ path: `${group}.${fact}`, type, values })));
  return fc.constantFrom(...facts).chain(({ path, type, values }) => {
    switch (type) {
      case 'number':
        return fc
          .tuple(
            fc.constantFrom('<', '<=', '==', '!=', '>=', '>'),
            fc.constantFrom('0', '1', '80', '1.2', '601', '(10 / 0)', '(7 % 0)'),
          )
          .chain(([sign, number]) => fc.constantFrom(`${path} ${sign} ${number}`, `${number} ${sign} ${path}`));
      case 'text':
        return ofTexts(path, values);
      case 'true/false':
        return fc.constantFrom(
          path,
          `!${path}`,
          `${path} in [true]`,
          `${path} in [true, false]`,
          `${path} <= true`,
          `false < ${path}`,
        );
      case 'list of texts':
        return fc.constantFrom(`"a" in ${path}`, `!("333" in ${path})`, `${path}.exists(x, x.startsWith("b"))`);
    }
  });
}

function ofTexts(path: string, values: readonly string[] = ['', 'a', '333']): fc.Arbitrary<string> {
  return fc.constantFrom(
    `${path} == "${values[0]}"`,
    `"${values.at(-1)}" == ${path}`,
    `${path} in ${JSON.stringify(values.slice(-2))}`,
    `${path}.startsWith("b")`,
    `["a", "b"].exists(x, ${path}.contains(x))`,
    `${path}.lowerAscii() < "c"`,
  );
}

function conditions(pool: boolean) {
  return fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: anyComparison(pool) },
      { weight: 1, arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([one, other]) => `(${one} && ${other})`) },
      { weight: 1, arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([one, other]) => `(${one} || ${other})`) },
      {
        weight: 1,
        arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([one, other]) => `(${one} ? ${other} : !(${one}))`),
      },
    ),
  }));
}

export const { condition: poolCondition } = conditions(true);
export const { condition: wholeCondition } = conditions(false);
