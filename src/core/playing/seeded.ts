// Chance that is the same on every machine. In: what it is seeded by. Out: numbers from 0 up to 1, one after the other. Two streams of one seed, named
// otherwise, know nothing of each other: what is added to one changes nothing in the other.
export type Chance = () => number;

const words = 4;
/** Until what the seeds have in common is gone. */
const warmUp = 20;

/** The generator is sfc32 of PractRand (Chris Doty-Humphrey, public domain), in 32-bit integers alone. */
export function seeded(seed: number, stream: string): Chance {
  let [a = 0, b = 0, c = 0, counter = 0] = Array.from({ length: words }, (_, word) => hashOf(`${seed}/${word}/${stream}`));
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < warmUp; round += 1) next();
  // 53 bits, as many as a number holds.
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
}

/** FNV-1a, and the last mix of MurmurHash3: texts that differ in one character differ everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
