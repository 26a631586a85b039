// The pure core alone: decisions a second of one core, with 20 and 200 rules of four comparisons of which none but the last holds.
import { ratioOf, valueOf, type Bench, type Benchmark } from './support/benchmark.js';
import type { Decided, Deciding } from './support/deciding.js';
import { interleaved } from './support/interleaved.js';
import { startWorker } from './support/worker.js';

const kinds = ['each asked', 'looked up'] as const;
const forMs = 300;
const rate = 'decisions/s';
const nameOf = (kind: Deciding['kind'], rules: number): string => `${rules} rules, ${kind}`;

export const benchmark: Benchmark = {
  name: 'decide',
  work: 'decide() alone, with 0, 20 and 200 rules of which only the last holds',
  targets: [
    { what: 'with 20 rules, each asked', of: valueOf(nameOf('each asked', 20), rate), bound: { atLeast: 100_000 }, unit: rate },
    {
      what: 'ten times the rules, each asked: times the work',
      of: ratioOf(nameOf('each asked', 20), nameOf('each asked', 200), rate),
      bound: { atMost: 10 },
      unit: '',
    },
  ],
  budgetSeconds: 20,
  run,
};

async function* run(bench: Bench): ReturnType<Benchmark['run']> {
  const worker = startWorker<Deciding, Decided>(new URL('./support/deciding.js', import.meta.url));
  const turns = kinds.flatMap((kind) =>
    [0, 20, 200].map((rules) => ({
      who: nameOf(kind, rules),
      measure: async () => {
        const { perSecond, cpuUs } = await worker.ask({ kind, rules, forMs });
        return { values: { [rate]: perSecond }, cpuUs: { node: cpuUs } };
      },
    })),
  );
  yield* interleaved(bench, turns);
  await worker.stop();
}
