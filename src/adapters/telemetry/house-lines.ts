// The log lines of facts about the house itself: calls, connections, steps, alerts, policies, settings, troubles.
import { isPassing } from '../../core/faults.js';
import type { LineLevel } from './log-level.js';
import { always, debug, never, type FactLines } from './fact-line.js';

const steps: Readonly<Record<string, LineLevel>> = { done: 'debug', retry: 'warn', 'given-up': 'error' };
const severities: Readonly<Record<string, LineLevel>> = { info: 'info', warning: 'warn', error: 'error', critical: 'error' };

export const houseLines: FactLines<
  | 'sweep'
  | 'step-done'
  | 'alert'
  | 'engine-call'
  | 'connection'
  | 'fire'
  | 'hand'
  | 'policy'
  | 'settings'
  | 'certificate'
  | 'access-refused'
  | 'trouble'
> = {
  sweep: {
    // Why one failed is told by its loop; that the store is away, by the store.
    level: debug,
    line: ({ seconds, outcome }) => ({ component: 'waiting-queue', msg: `Sweep ${outcome}`, fields: { outcome, seconds } }),
    repeats: never,
  },
  'step-done': {
    level: ({ outcome }) => steps[outcome] ?? 'warn',
    line: ({ step, outcome, detail }) => ({
      component: 'actions',
      msg: `Step ${step}: ${outcome}`,
      fields: { step, outcome, detail },
    }),
    repeats: never,
  },
  alert: {
    level: ({ action, severity }) => (action === 'resolve' ? 'info' : (severities[severity] ?? 'error')),
    line: ({ action, key, severity, summary }) => ({
      component: 'actions',
      msg: `Alert ${action}: ${summary}`,
      fields: { action, alert_key: key, severity },
    }),
    repeats: never,
  },
  'engine-call': {
    level: ({ outcome }) => (outcome === 'ok' ? 'debug' : 'warn'),
    line: ({ operation, outcome, seconds, detail }) => ({
      component: 'engine',
      msg: `Engine call ${operation}: ${outcome}`,
      fields: { operation, outcome, seconds, detail },
    }),
    repeats: ({ operation, outcome }) => (outcome === 'ok' ? null : `engine-call ${operation} ${outcome}`),
    lasts: always,
  },
  connection: {
    level: ({ state }) => (state === 'up' ? 'info' : 'error'),
    line: ({ to, state, detail }) => ({ component: to, msg: `Connection to the ${to} is ${state}`, fields: { state, detail } }),
    repeats: ({ to, state }) => `connection ${to} ${state}`,
  },
  fire: {
    level: ({ outcome }) => (outcome === 'made' ? 'debug' : 'warn'),
    line: ({ outcome, schedule, detail }) => ({
      component: 'schedules',
      msg: outcome === 'made' ? 'A schedule has fired' : 'Nothing was made of a fire of a schedule',
      fields: { outcome, schedule_id: schedule, detail },
    }),
    repeats: never,
  },
  hand: {
    level: () => 'info',
    line: ({ act, actor, changed }) => ({
      component: 'hands',
      msg: `${actor}: ${act}, ${changed} requests changed`,
      fields: { act, actor, changed },
    }),
    repeats: never,
  },
  policy: {
    level: ({ outcome }) => (outcome === 'refused' ? 'error' : 'info'),
    line: ({ outcome, version, detail }) => ({
      component: 'policy',
      msg: `Policy ${outcome}`,
      fields: { outcome, policy_version: version, detail },
    }),
    repeats: never,
  },
  settings: {
    level: ({ outcome }) => (outcome === 'refused' ? 'error' : 'info'),
    line: ({ outcome, version, detail }) => ({
      component: 'settings',
      msg: `Settings ${outcome}: ${detail}`,
      fields: { outcome, settings_version: version },
    }),
    repeats: never,
  },
  certificate: {
    level: ({ outcome }) => (outcome === 'refused' ? 'error' : 'info'),
    line: ({ outcome, expiresAt, detail }) => ({
      component: 'http',
      msg: outcome === 'refused' ? `Certificate refused: ${detail ?? ''}` : 'Certificate loaded',
      fields: { outcome, expires_at: new Date(expiresAt).toISOString() },
    }),
    repeats: never,
  },
  'access-refused': {
    level: () => 'warn',
    line: ({ why, caller, what, from, call }) => ({
      component: 'access',
      msg: `Refused: ${why}, ${what}`,
      fields: { why, caller, what, from, call },
    }),
    // Whoever is refused a thousand times a second fills no disk with it; whom else, and for what else, is told beside it.
    repeats: ({ why, caller, what, from }) => `access-refused ${why} ${caller ?? from ?? what}`,
  },
  trouble: {
    level: () => 'error',
    line: ({ where, about, error }) => ({
      component: where,
      msg: `Trouble in ${where}: ${shortly(error)}`,
      about,
      // A sentence is in the message.
      fields: { error: typeof error === 'string' ? null : error },
    }),
    // What passes by itself, as a store that is away, is another trouble than one that people have to look into: it hides none of those.
    repeats: ({ where, error }) => (isPassing(error) ? `trouble ${where} ${error.code}` : `trouble ${where}`),
    lasts: ({ error }) => isPassing(error),
  },
};

function shortly(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
