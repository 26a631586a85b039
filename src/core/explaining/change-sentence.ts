// Changes in words, as the end of "it would run now, if ...".
import type { Change } from './change.js';
import type { Way } from './counterfactuals.js';

type Sentences = { readonly [Kind in Change['kind']]: (change: Extract<Change, { kind: Kind }>, more: string) => string };

const sentences: Sentences = {
  release: () => 'it were released',
  'runs-end': ({ runs, pool, clusterId }, more) =>
    clusterId === null
      ? `${counted(runs, more)} with ${runs === 1 ? 'its' : 'their'} own compute ended in pool ${pool}`
      : `${counted(runs, more)} ended on cluster ${clusterId} in pool ${pool}`,
  'job-runs-end': ({ runs }, more) => `${counted(runs, more)} of its job ended`,
  'tenant-runs-end': ({ runs }, more) => `${counted(runs, more)} of its tenant ended`,
  priority: ({ priority }) => `its priority were ${priority}`,
  pool: ({ pool }) => `it were moved to pool ${pool}`,
  time: ({ at }) => `the time were ${new Date(at).toISOString().replace('.000Z', 'Z')}`,
  'cluster-up': ({ pool, clusterId }) => `cluster ${clusterId} of pool ${pool} were running`,
  'engine-answers': () => 'the engine answered',
  'job-declared': () => 'its job were declared on the engine',
};

/** All of it together. Runs that end are others than those before. */
export function waySentence(way: Way): string {
  const said = way.map((change, index) => {
    const more = way.slice(0, index).some((before) => 'runs' in before) ? ' more' : '';
    // The table is keyed by kind, so the entry takes that change; the compiler cannot follow this through the lookup.
    return (sentences[change.kind] as (change: Change, more: string) => string)(change, more);
  });
  return said.join(', and ');
}

function counted(runs: number, more: string): string {
  return runs === 1 ? `1${more} run` : `${runs}${more} runs`;
}
