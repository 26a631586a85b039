// The log lines of starts: a cluster that was started and came up, and how long a run took to begin.
import { never, type FactLines } from './fact-line.js';

export const startLines: FactLines<'cluster-started' | 'cluster-up' | 'began'> = {
  'cluster-started': {
    level: () => 'info',
    line: ({ pool, clusterId }) => ({
      component: 'actions',
      msg: `A cluster of pool ${pool} is started`,
      fields: { pool, cluster_id: clusterId },
    }),
    repeats: never,
  },
  'cluster-up': {
    level: () => 'info',
    line: ({ pool, clusterId, seconds }) => ({
      component: 'actions',
      msg: `A cluster of pool ${pool} is up`,
      fields: { pool, cluster_id: clusterId, seconds },
    }),
    repeats: never,
  },
  began: {
    level: () => 'debug',
    line: ({ pool, seconds, about }) => ({
      component: 'runs',
      msg: 'The run had begun to execute',
      about,
      fields: { pool, seconds },
    }),
    repeats: never,
  },
};
