// Which ended requests go, whatever has ended and whatever is said of jobs.
import { expect } from 'chai';
import fc from 'fast-check';
import { branded } from '../../src/core/ids.js';
import { someAreKeptLonger, surplusAt, type EndedRequest, type Keeping, type Keepings } from '../../src/core/keeping.js';

const now = 1_700_000_000_000;
const hourMs = 3_600_000;

const anyMs = fc.integer({ min: 1, max: 100 }).map((hours) => hours * hourMs);
const anyLimit = fc.option(anyMs, { nil: null });
const anyKeeping: fc.Arbitrary<Keeping> = fc.record({
  keepMs: anyLimit,
  runsMax: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
});
const jobIds = ['nightly', 'hourly', 'by hand'];
const anyKeepings: fc.Arbitrary<Keepings> = fc.record({
  keepMs: anyLimit,
  jobs: fc.array(fc.tuple(fc.constantFrom('nightly', 'hourly'), anyKeeping), { maxLength: 2 }).map((jobs) => new Map(jobs)),
  byNumberAfterMs: fc.integer({ min: 1, max: 30 }).map((hours) => hours * hourMs),
});
/** From the newest to the oldest. */
const anyEnded: fc.Arbitrary<readonly EndedRequest[]> = fc
  .array(
    fc.record({
      jobId: fc.constantFrom(...jobIds).map((id) => branded<EndedRequest['jobId']>(id)),
      tenantId: fc.constantFrom('333', '444').map((id) => branded<EndedRequest['tenantId']>(id)),
      finishedAt: fc.integer({ min: 0, max: 120 * hourMs }).map((ageMs) => now - ageMs),
    }),
    // Without a size there are ten at most.
    { maxLength: 60, size: 'max' },
  )
  .map((all) =>
    all
      .toSorted((one, other) => other.finishedAt - one.finishedAt)
      .map((request, index) => ({ ...request, id: branded<EndedRequest['id']>(`request-${index}`) })),
  );

/** In pages of `size`, as a pass reads them. */
function gone(keepings: Keepings, ended: readonly EndedRequest[], size = 10): ReadonlySet<string> {
  const surplus = surplusAt(keepings, now);
  const pages = Array.from({ length: Math.ceil(ended.length / size) }, (_, page) => ended.slice(page * size, (page + 1) * size));
  return new Set(pages.flatMap((page) => surplus(page)));
}
const agesOver = (ms: number) => (request: EndedRequest) => now - request.finishedAt > ms;
const pairOf = ({ jobId, tenantId }: EndedRequest) => `${jobId} of ${tenantId}`;
const byNumber = (keepings: Keepings): Keepings => ({
  ...keepings,
  keepMs: null,
  jobs: new Map([...keepings.jobs].map(([id, job]) => [id, { ...job, keepMs: null }])),
});

describe('which ended requests go', () => {
  it('is the same however the requests are cut into pages', () => {
    fc.assert(
      fc.property(anyKeepings, anyEnded, fc.integer({ min: 1, max: 60 }), (keepings, ended, size) => {
        expect(gone(keepings, ended, size)).to.deep.equal(gone(keepings, ended, 60));
      }),
    );
  });

  it('by number: of each tenant so many of the newest stay, and of the others those that ended a short while ago, and no more', () => {
    fc.assert(
      fc.property(anyKeepings, anyEnded, (keepings, ended) => {
        const numbered = byNumber(keepings);
        const went = gone(numbered, ended);
        for (const pair of new Set(ended.map(pairOf))) {
          const ofPair = ended.filter((request) => pairOf(request) === pair);
          const runsMax = numbered.jobs.get(ofPair[0]!.jobId)?.runsMax ?? null;
          const [newest, others] = runsMax === null ? [ofPair, []] : [ofPair.slice(0, runsMax), ofPair.slice(runsMax)];
          expect(
            newest.filter(({ id }) => went.has(id)),
            pair,
          ).to.deep.equal([]);
          const old = others.filter(agesOver(numbered.byNumberAfterMs));
          expect(
            others.filter(({ id }) => went.has(id)),
            pair,
          ).to.deep.equal(old);
        }
      }),
    );
  });

  it('by time: all of a job go that are older than the job says, or than is said for all where it says nothing, and none that are younger', () => {
    fc.assert(
      fc.property(anyKeepings, anyEnded, (keepings, ended) => {
        const timed = { ...keepings, jobs: new Map([...keepings.jobs].map(([id, job]) => [id, { ...job, runsMax: null }])) };
        const went = gone(timed, ended);
        const old = ended.filter((request) => {
          const job = timed.jobs.get(request.jobId);
          const keepMs = job === undefined ? timed.keepMs : job.keepMs;
          return keepMs !== null && agesOver(keepMs)(request);
        });
        expect([...went]).to.deep.equal(old.map(({ id }) => id));
      }),
    );
  });

  it('by both: whoever goes by either', () => {
    fc.assert(
      fc.property(anyKeepings, anyEnded, (keepings, ended) => {
        const timed = { ...keepings, jobs: new Map([...keepings.jobs].map(([id, job]) => [id, { ...job, runsMax: null }])) };
        const either = new Set([...gone(byNumber(keepings), ended), ...gone(timed, ended)]);
        expect([...gone(keepings, ended)]).to.have.members([...either]);
      }),
    );
  });
});

describe('jobs that are kept for longer than all others', () => {
  const keepings = (keepMs: number | null, job: number | null): Keepings => ({
    keepMs,
    jobs: new Map([['nightly', { keepMs: job, runsMax: null }]]),
    byNumberAfterMs: hourMs,
  });
  const table: Record<string, { readonly said: Keepings; readonly longer: boolean }> = {
    'a job that is kept for longer': { said: keepings(2 * hourMs, 3 * hourMs), longer: true },
    'a job that is kept for ever': { said: keepings(2 * hourMs, null), longer: true },
    'a job that is kept for less': { said: keepings(2 * hourMs, hourMs), longer: false },
    'a job that is kept as long': { said: keepings(2 * hourMs, 2 * hourMs), longer: false },
    'one job of several': {
      said: {
        ...keepings(2 * hourMs, null),
        jobs: new Map([
          ['hourly', { keepMs: hourMs, runsMax: null }],
          ['nightly', { keepMs: null, runsMax: null }],
        ]),
      },
      longer: true,
    },
    'all that are kept for ever': { said: keepings(null, null), longer: false },
  };
  for (const [name, { said, longer }] of Object.entries(table))
    it(`${longer ? 'are there' : 'are not there'} with ${name}`, () => {
      expect(someAreKeptLonger(said)).to.equal(longer);
    });
});
