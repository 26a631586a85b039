// Who still needs a request that somebody wants to be gone.
import { expect } from 'chai';
import { neededFor, type Needed } from '../../src/core/needed.js';

const now = 1_700_000_000_000;
const noQuota = { run_seconds_max: null, run_window_seconds: 86_400 };
const quota = { ...noQuota, run_seconds_max: 60 };
const ended = (agoSeconds: number, delivery = 'published') => ({ finishedAt: now - agoSeconds * 1_000, response: { delivery } });

describe('a request that somebody wants to be gone', () => {
  const table: Record<string, { readonly is: Needed | null; readonly of: Parameters<typeof neededFor> }> = {
    'needed while it has not ended': { is: { why: 'not-ended' }, of: [{ finishedAt: null, response: null }, noQuota, now] },
    'needed while its response is due': { is: { why: 'response-not-delivered' }, of: [ended(9e6, 'due'), noQuota, now] },
    'needed while its response is parked': { is: { why: 'response-not-delivered' }, of: [ended(9e6, 'parked'), noQuota, now] },
    'needed no more once its response is delivered': { is: null, of: [ended(0), noQuota, now] },
    'needed no more when nobody wanted a response': { is: null, of: [ended(0, 'unwanted'), noQuota, now] },
    'needed while its run counts for a quota': {
      is: { why: 'counts-for-quota', until: now + 1_000 },
      of: [ended(86_399), quota, now],
    },
    'needed no more once its run has left the window of the quota': { is: null, of: [ended(86_400), quota, now] },
  };
  for (const [name, { is, of }] of Object.entries(table))
    it(`is ${name}`, () => {
      expect(neededFor(...of)).to.deep.equal(is);
    });
});
