// The log lines of facts that come with every pass of a room: all at debug, for whoever looks for a lost second.
import { debug, never, type FactLines } from './fact-line.js';

export const passLines: FactLines<'intake-batch' | 'admission-pass' | 'snapshot' | 'pools' | 'queue'> = {
  'intake-batch': {
    level: debug,
    line: ({ size, seconds }) => ({ component: 'intake', msg: 'Batch stored', fields: { size, seconds } }),
    repeats: never,
  },
  'admission-pass': {
    level: debug,
    line: ({ seconds, looked, moved }) => ({
      component: 'admission',
      msg: 'Admission pass done',
      fields: { seconds, looked, moved },
    }),
    repeats: never,
  },
  snapshot: {
    level: debug,
    line: ({ engine, clusters, activeRuns }) => ({
      component: 'engine',
      msg: 'Snapshot taken',
      fields: { engine, clusters, active_runs: activeRuns },
    }),
    repeats: never,
  },
  pools: {
    level: debug,
    line: ({ pools }) => ({
      component: 'admission',
      msg: 'Pools',
      fields: {
        pools: pools.map(({ pool, occupancy, slots, activeRuns }) => ({ pool, occupancy, slots, active_runs: activeRuns })),
      },
    }),
    repeats: never,
  },
  queue: {
    level: debug,
    line: ({ waiting, live, oldestSeconds, responsesDue, responsesParked, eventsDue, eventsOldestSeconds, eventsParked }) => ({
      component: 'waiting-queue',
      msg: 'Waiting queue',
      fields: {
        ...{ waiting, live, oldest_seconds: oldestSeconds, responses_due: responsesDue, responses_parked: responsesParked },
        ...{ events_due: eventsDue, events_oldest_seconds: eventsOldestSeconds, events_parked: eventsParked },
      },
    }),
    repeats: never,
  },
};
