// A pass of retention over a store that is watched: in what portions it removes, when it pauses, and what it tells.
import { expect } from 'chai';
import type { EndedRequest } from '../../src/core/keeping.js';
import { branded } from '../../src/core/ids.js';
import type { RetentionParts } from '../../src/retention/parts.js';
import { retain } from '../../src/retention/retention.js';
import type { RetentionStore } from '../../src/ports/store/retention.js';
import type { Fact } from '../../src/ports/telemetry.js';

const now = 1_000_000_000;
const batchMax = 10;

interface There {
  readonly ended?: number;
  readonly done?: number;
  readonly audit?: number;
  readonly rates?: number;
  readonly ofJobs?: readonly EndedRequest[];
}

/** What is there of each kind, and what is done with it, in order. */
function watched(there: There, parts: Partial<RetentionParts> = {}, stays = 0) {
  const left = { ended: 0, done: 0, audit: 0, rates: 0, ...there };
  const log: string[] = [];
  const facts: Fact[] = [];
  const take = (kind: 'ended' | 'done' | 'audit' | 'rates', max: number): Promise<number> => {
    const count = Math.min(left[kind], max);
    left[kind] -= count;
    log.push(`${kind} ${count}`);
    return Promise.resolve(count);
  };
  const store: RetentionStore = {
    removeEnded: async ({ max, before }) => ({ count: await take('ended', max), last: before }),
    removeDone: (_before, max) => take('done', max),
    removeAudit: (_before, max) => take('audit', max),
    removeRates: (max) => take('rates', max),
    ended: ({ before }) => {
      const page = (there.ofJobs ?? []).filter(({ finishedAt }) => finishedAt < before).slice(0, 15);
      log.push(`page ${page.length}`);
      return Promise.resolve(page);
    },
    remove: (ids) => {
      log.push(`of jobs ${ids.length}`);
      return Promise.resolve(ids.length - stays);
    },
    removeByHand: () => Promise.reject(new Error('nobody asks for it')),
  };
  const pass = () =>
    retain({
      store,
      clock: { now: () => now, pause: (ms) => Promise.resolve(void log.push(`pause ${ms}`)) },
      telemetry: { report: (fact) => void facts.push(fact) },
      keepings: { keepMs: 100, jobs: new Map(), byNumberAfterMs: 10 },
      auditKeepMs: 100,
      batchMax,
      pauseMs: 7,
      ...parts,
    });
  return { pass, log, facts };
}

describe('a pass of retention', () => {
  it('removes each kind in batches with a pause between them, and ends with one that is not full', async () => {
    const { pass, log } = watched({ ended: 25, done: 10, audit: 3 });
    expect(await pass()).to.equal(25);
    expect(log).to.deep.equal([
      ...['ended 10', 'pause 7', 'ended 10', 'pause 7', 'ended 5'],
      ...['done 10', 'pause 7', 'done 0', 'audit 3', 'rates 0'],
    ]);
  });

  it('removes what tenants have taken of their rates, also where all else is kept for ever, and tells how much went', async () => {
    const { pass, log, facts } = watched(
      { ended: 1, done: 1, audit: 1, rates: 12 },
      { keepings: { keepMs: null, jobs: new Map(), byNumberAfterMs: 10 }, auditKeepMs: null },
    );
    expect(await pass()).to.equal(0);
    expect(log).to.deep.equal(['rates 10', 'pause 7', 'rates 2']);
    expect(facts).to.deep.equal([{ kind: 'removed', requests: 0, others: 12, seconds: 0 }]);
  });

  it('tells of all that went, and nothing where nothing did', async () => {
    const { pass, facts } = watched({ ended: 4, done: 3, audit: 2, rates: 1 });
    await pass();
    expect(facts).to.deep.equal([{ kind: 'removed', requests: 4, others: 6, seconds: 0 }]);
    await pass();
    expect(facts).to.have.length(1);
  });

  it('ends after so many batches, however much there is', async () => {
    const { pass } = watched({ ended: Infinity });
    expect(await pass()).to.equal(100_000);
  });

  describe('over jobs that say how long they are kept', () => {
    const ofJobs = Array.from({ length: 40 }, (_, index): EndedRequest => {
      const ids = { id: branded<EndedRequest['id']>(`r${index}`), jobId: branded<EndedRequest['jobId']>('hourly') };
      return { ...ids, tenantId: branded('333'), finishedAt: now - index };
    });
    const keepings = { keepMs: null, jobs: new Map([['hourly', { keepMs: null, runsMax: 12 }]]), byNumberAfterMs: 0 };

    it('reads page after page and removes in batches, with a pause after each', async () => {
      const { pass, log } = watched({ ofJobs }, { keepings, auditKeepMs: null });
      expect(await pass()).to.equal(28);
      expect(log).to.deep.equal([
        ...['page 15', 'of jobs 3', 'pause 7'],
        ...['page 15', 'of jobs 10', 'pause 7', 'of jobs 5', 'pause 7'],
        ...['page 10', 'of jobs 10', 'pause 7'],
        ...['page 0', 'rates 0'],
      ]);
    });

    it('counts those that went, and not those that stay or that another has removed meanwhile', async () => {
      const { pass, facts } = watched({ ofJobs }, { keepings, auditKeepMs: null }, 1);
      expect(await pass()).to.equal(28 - 4);
      expect(facts[0]).to.include({ requests: 24 });
    });
  });
});
