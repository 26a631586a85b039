import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { branded, type JobId, type PoolName, type RunId } from '../../src/core/ids.js';
import { workshop } from '../process-engine/workshop.js';
import { engineContract, type JobKind } from './engine-contract.js';

const scripts: Record<JobKind, string> = {
  succeeding: 'echo a,b > "$JOB_KEEPER_OUTPUT_DIR/report.csv"',
  failing: 'echo "column amount is missing" >&2; exit 3',
  long: 'sleep 300',
};

engineContract('process', async () => {
  const shop = await workshop({ runsMax: 20 });
  const runs = join(shop.stateDir, 'runs');
  let declared = 0;
  return {
    engine: shop.engine,
    pool: branded<PoolName>('active'),
    declare: (kind) => {
      declared += 1;
      return shop.declare(`${kind}-${declared}`, { script: scripts[kind] });
    },
    undeclared: branded<JobId>('404'),
    unknownRun: branded<RunId>('never-been'),
    now: () => Date.now(),
    goOn: () => Promise.resolve(),
    // The disk with the runs is gone; who runs them is not.
    breakDown: async () => {
      await rename(runs, `${runs}-away`);
      await writeFile(runs, '');
    },
    repair: async () => {
      await rm(runs);
      await rename(`${runs}-away`, runs);
    },
    close: () => shop.engine.close(),
  };
});
