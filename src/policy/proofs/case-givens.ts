// What is certain of the facts when a case has come up: decide() asks in the order of the list, so each case knows that those before it
// have not. A condition that says otherwise never holds there.
import type { Case } from '../../core/policy.js';
import type { Domain } from './domain.js';
import type { Term } from './alternatives.js';

const yes: Domain = { kind: 'flag', is: true };
const no: Domain = { kind: 'flag', is: false };

const inTime = { 'request.expired': no, 'request.too_early': no };
const reachable = { ...inTime, 'engine.reachable': yes };
const declared = { ...reachable, 'job.declared': yes };
const asked = { ...declared, 'pool.can_host': yes };
const none: Domain = { kind: 'text', only: new Set(['']), except: new Set() };
const asleep = { ...asked, 'pool.has_room': no, 'pool.own_compute': no, 'pool.cluster_id': none };

const givens: Readonly<Record<Case, Readonly<Record<string, Domain>>>> = {
  expired: { 'request.expired': yes },
  'too-early': { 'request.expired': no, 'request.too_early': yes },
  maintenance: inTime,
  'engine-unreachable': { ...inTime, 'engine.reachable': no },
  'job-not-declared': { ...reachable, 'job.declared': no },
  'job-at-its-limit': declared,
  'tenant-at-its-quota': declared,
  'no-pool': declared,
  'pool-maintenance': asked,
  'capacity-available': { ...asked, 'pool.has_room': yes },
  'clusters-busy': { ...asked, 'pool.has_room': no },
  'cluster-starting': { ...asleep, 'pool.starting': { kind: 'number', whole: true, low: 1, high: Infinity, except: new Set() } },
  'no-cluster': { ...asleep, 'pool.starting': { kind: 'number', whole: true, low: 0, high: 0, except: new Set() } },
};

export function givenIn(situation: Case): Term {
  return new Map(Object.entries(givens[situation]));
}

/** A route is looked for when nothing stands in the way whatever pool is asked. */
export const givenInRoutes: Term = new Map(Object.entries(declared));
