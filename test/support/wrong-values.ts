// What somebody may send by mistake. In: something that is right. Out: the same with each part of it, and all of it, replaced by values of other
// kinds, and with a name that nobody knows in each of its objects.

const others: readonly unknown[] = [null, 1, 1.5, -1, 1e30, '', 'x'.repeat(1_100), true, [], [1], [['x']], {}, { a: 1 }];

export function* wrongsOf(right: unknown): Generator {
  yield* others;
  if (Array.isArray(right)) {
    for (const [at, item] of right.entries()) for (const wrong of wrongsOf(item)) yield right.with(at, wrong);
  } else if (typeof right === 'object' && right !== null) {
    yield { ...right, unheard_of: 1 };
    for (const [key, value] of Object.entries(right)) {
      yield Object.fromEntries(Object.entries(right).filter(([other]) => other !== key));
      for (const wrong of wrongsOf(value)) yield { ...right, [key]: wrong };
    }
  }
}

/** What the library of the schemas says by itself. */
export const libraryWords = /^(Invalid|Too (big|small)|Unrecognized|Expected)|expected |, received \w+$|>=|<=|\bint\b/;
