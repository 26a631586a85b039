// The log lines of what the service does to keep itself right: attempts after the first one, runs that are followed again, loops that are
// watched, the clock, the self-audit, retention.
import { always, never, type FactLines } from './fact-line.js';

export const upkeepLines: FactLines<'given-back' | 'adopted' | 'loop' | 'clock' | 'audited' | 'warm-up' | 'removed'> = {
  'given-back': {
    level: ({ failure }) => (failure === 'infrastructure' ? 'warn' : 'info'),
    line: ({ failure, about, detail }) => ({
      component: 'runs',
      msg: 'The request waits again, to be tried once more',
      about,
      fields: { failure, detail },
    }),
    repeats: never,
  },
  adopted: {
    level: () => 'warn',
    line: ({ about, runId }) => ({
      component: 'runs',
      msg: 'A run that was taken for over runs again on the engine, and is followed',
      about,
      fields: { run_id: runId },
    }),
    repeats: never,
  },
  loop: {
    level: ({ stopped }) => (stopped ? 'error' : 'debug'),
    line: ({ loop, quietSeconds, stopped }) => ({
      component: 'watchdog',
      msg: stopped ? `The loop ${loop} has stopped` : `The loop ${loop} goes on`,
      fields: { loop, quiet_seconds: quietSeconds },
    }),
    repeats: ({ loop, stopped }) => (stopped ? `loop ${loop}` : null),
    // The watchdog looks every few seconds, and SRE has its alert.
    lasts: always,
  },
  clock: {
    level: ({ wrong }) => (wrong ? 'error' : 'debug'),
    line: ({ aheadSeconds }) => ({
      component: 'clock',
      msg: `The clock of this process is ${Math.abs(aheadSeconds).toFixed(3)} s ${aheadSeconds < 0 ? 'behind' : 'ahead of'} the clock of the database`,
      fields: { ahead_seconds: aheadSeconds },
    }),
    repeats: ({ wrong }) => (wrong ? 'clock' : null),
    lasts: always,
  },
  audited: {
    level: ({ found }) => (Object.values(found).some((count) => count > 0) ? 'error' : 'debug'),
    line: ({ found, mended, seconds }) => {
      const counted = Object.entries(found).filter(([, count]) => count > 0);
      const words = counted.map(([check, count]) => `${count} ${check}`).join(', ');
      return {
        component: 'self-audit',
        msg: counted.length === 0 ? 'The self-audit found nothing' : `The self-audit found ${words}`,
        fields: { found: Object.fromEntries(counted), mended, seconds },
      };
    },
    repeats: never,
  },
  'warm-up': {
    level: () => 'info',
    line: ({ pool, expected, withinSeconds, weeks }) => ({
      component: 'warm-up',
      msg: `A cluster of pool ${pool} is started ahead: ${expected} requests are expected within ${Math.round(withinSeconds / 60)} minutes`,
      fields: { pool, expected, within_seconds: withinSeconds, weeks },
    }),
    repeats: never,
  },
  removed: {
    level: () => 'info',
    line: ({ requests, others, seconds }) => ({
      component: 'retention',
      msg: `Removed ${requests} requests that ended long ago`,
      fields: { requests, others, seconds },
    }),
    repeats: never,
  },
};
