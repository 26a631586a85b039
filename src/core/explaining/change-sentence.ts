// A change in words, as the end of "it would run now, if ...".
import type { Change } from './change.js';

type Sentences = { readonly [Kind in Change['kind']]: (change: Extract<Change, { kind: Kind }>) => string };

const sentences: Sentences = {
  release: () => 'it were released',
  'runs-end': ({ runs, pool, clusterId }) =>
    `${counted(runs)} ended ${clusterId === null ? '' : `on cluster ${clusterId} `}in pool ${pool}`,
  'job-runs-end': ({ runs }) => `${counted(runs)} of its job ended`,
  'tenant-runs-end': ({ runs }) => `${counted(runs)} of its tenant ended`,
  priority: ({ priority }) => `its priority were ${priority}`,
  pool: ({ pool }) => `it were moved to pool ${pool}`,
  time: ({ at }) => `it were ${new Date(at).toISOString()}`,
  'cluster-up': ({ pool, clusterId }) => `cluster ${clusterId} of pool ${pool} were up`,
  'engine-answers': () => 'the engine answered',
  'job-declared': () => 'its job were declared on the engine',
};

export function changeSentence(change: Change): string {
  // The table is keyed by kind, so the entry takes that change; the compiler cannot follow this through the lookup.
  return (sentences[change.kind] as (change: Change) => string)(change);
}

function counted(runs: number): string {
  return runs === 1 ? '1 run' : `${runs} runs`;
}
