// The log lines of facts about one request, and of a batch of their events. What comes with every message is at debug; what changes a request's fate at info; what a
// person may have to look into at warn; what a person has to do at error.
import type { IntakeOutcome } from '../../ports/telemetry.js';
import type { LineLevel } from './log-level.js';
import { always, never, type FactLines } from './fact-line.js';

const arrivals: Readonly<Record<IntakeOutcome, string>> = {
  stored: 'Job request taken',
  same: 'Job request came again, it is known already',
  conflict: 'Job request refused, its correlation id belongs to another one',
  invalid: 'Job request refused',
  unstorable: 'Job request refused, it holds what cannot be stored',
  unavailable: 'Job request not taken, the store cannot be used now',
  'queue-full': 'Job request not taken, as many of its tenant wait as may',
};

const ends: Readonly<Record<string, LineLevel>> = { failed: 'warn', 'timed-out': 'warn', expired: 'warn' };
const submissions: Readonly<Record<string, string>> = {
  accepted: 'The engine took the run',
  'no-room': 'The engine has no room for the run, the request waits again',
  'not-declared': 'The engine does not know the job',
  refused: 'The engine refused the run',
  'no-entry': 'The engine lets nobody in as the identity of the run, the request waits',
  uncertain: 'Whether the engine took the run is not known yet, it is asked again with the same token',
};
const responses: Readonly<Record<string, { level: LineLevel; msg: string }>> = {
  published: { level: 'debug', msg: 'Job response published' },
  retry: { level: 'warn', msg: 'Job response not published yet, it is tried again' },
  parked: { level: 'error', msg: 'Job response cannot be published, it is parked, and its queue is tried now and then' },
};

const events: Readonly<Record<string, { level: LineLevel; msg: string }>> = {
  published: { level: 'debug', msg: 'Events published' },
  retry: { level: 'warn', msg: 'Events not published yet, they are tried again' },
  'no-queue': { level: 'error', msg: 'Events cannot be published, they are kept for their queue' },
  parked: { level: 'error', msg: 'Events are refused by their queue, they are parked, and one is tried now and then' },
};

export const requestLines: FactLines<
  'request-taken' | 'fallback-used' | 'decided' | 'submitted' | 'ended' | 'charged' | 'responded' | 'events'
> = {
  'request-taken': {
    level: ({ outcome }) => (outcome === 'stored' || outcome === 'same' ? 'debug' : 'warn'),
    line: ({ source, outcome, about, detail }) => ({
      component: 'intake',
      msg: arrivals[outcome],
      about,
      fields: { source, outcome, detail },
    }),
    // The store is down for everybody, and the broker brings each message again; a tenant that is full sends on.
    repeats: ({ outcome }) => (outcome === 'unavailable' || outcome === 'queue-full' ? `request-taken ${outcome}` : null),
    lasts: always,
  },
  'fallback-used': {
    level: () => 'info',
    line: ({ broker, about }) => ({
      component: 'intake',
      msg: `A job request came over HTTP while ${broker} is healthy: HTTP is the fallback`,
      about,
      fields: { broker },
    }),
    repeats: () => 'fallback-used',
  },
  decided: {
    // A burst waits by the ten thousand, and each says why where it is asked: that is no line for everybody's log.
    level: ({ outcome }) => (outcome === 'wait' ? 'debug' : 'info'),
    line: (fact) => ({
      component: 'admission',
      msg: `Decided to ${fact.outcome}: ${fact.reason}`,
      about: fact.about,
      fields: {
        case: fact.case,
        rule: fact.rule,
        outcome: fact.outcome,
        priority: fact.priority,
        waited_seconds: fact.waitedSeconds,
      },
    }),
    repeats: never,
  },
  submitted: {
    level: ({ outcome }) => (outcome === 'accepted' ? 'info' : 'warn'),
    line: ({ engine, outcome, about, identity, detail }) => ({
      component: 'runs',
      msg: submissions[outcome] ?? outcome,
      about,
      fields: { engine, outcome, ...(identity === null ? {} : { identity }), detail },
    }),
    repeats: never,
  },
  ended: {
    level: ({ state }) => ends[state] ?? 'info',
    line: ({ state, about, runSeconds, detail }) => ({
      component: 'runs',
      msg: `Request ended: ${state}`,
      about,
      fields: { state, run_seconds: runSeconds, detail },
    }),
    repeats: never,
  },
  charged: {
    level: () => 'debug',
    line: ({ pool, cost, about }) => ({ component: 'runs', msg: 'The attempt has its cost', about, fields: { pool, cost } }),
    repeats: never,
  },
  responded: {
    level: ({ outcome }) => responses[outcome]?.level ?? 'warn',
    line: ({ outcome, about, queue, detail }) => ({
      component: 'responses',
      msg: responses[outcome]?.msg ?? outcome,
      about,
      fields: { outcome, queue, detail },
    }),
    // The broker is away for all of them, and each comes round every minute; a queue that is not there has all of its responses parked.
    repeats: ({ outcome, queue }) =>
      outcome === 'published' ? null : `responded ${outcome}${outcome === 'parked' ? ` ${queue}` : ''}`,
    lasts: always,
  },
  events: {
    level: ({ outcome }) => events[outcome]?.level ?? 'warn',
    line: ({ outcome, count, queue, detail }) => ({
      component: 'events',
      msg: events[outcome]?.msg ?? outcome,
      fields: { outcome, count, queue, detail },
    }),
    // One a try: they come at growing pauses.
    repeats: never,
  },
};
