import { branded, type JobId, type PoolName, type RunId } from '../../src/core/ids.js';
import { startRig } from '../zeppelin/rig.js';
import { engineContract, type JobKind } from './engine-contract.js';

const texts: Record<JobKind, string> = {
  succeeding: 'print abfss://reports@lake/${date=today}.parquet',
  failing: 'fail column amount is missing',
  long: 'wait',
};

engineContract('zeppelin', async () => {
  // Never left alone: what a circuit breaker does has tests of its own.
  const rig = await startRig({ engine: { limits: { breakerFailuresMax: 1_000 } } });
  const { server, engine } = rig;
  let declared = 0;
  return {
    engine,
    pool: branded<PoolName>('active'),
    declare: (kind) => {
      declared += 1;
      return Promise.resolve(branded<JobId>(server.note(`/reports/${kind}-${declared}`, texts[kind]).id));
    },
    undeclared: branded<JobId>('2NOBODY'),
    unknownRun: branded<RunId>('2NEVER'),
    now: () => server.now(),
    goOn: () => {
      server.advance(500);
      return Promise.resolve();
    },
    breakDown: () => server.breakDown(),
    repair: () => server.repair(),
    close: () => rig.stop(),
  };
});
