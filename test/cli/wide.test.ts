// Lists on terminals of some widths.
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import stringWidth from 'string-width';
import type { PoliciesView } from '../../src/ports/policies.js';
import { aFace, anId, aRow, aView, closeFaces, received, waiting } from '../http/scripted-keeper.js';
import { aLetter } from '../http/a-letter.js';
import { aCatalogue } from '../support/catalogue.js';
import { aRequestSchedule } from '../support/request-schedules.js';
import { aCluster, aJob, aSnapshot } from '../support/scenes.js';
import { cli } from './captured-cli.js';
import { asListed } from '../../src/adapters/http/request-schedule-json.js';

const uuid = '9b0c1d2e-3f40-4a51-8b62-7c73d84e95f0';
const waits = { ...waiting.waits, checkAt: received + 220_000 };
const requests = [
  aRow({ ...waiting, waits, correlationId: uuid }),
  aRow({ ...waiting, waits: { ...waits, reason: 'Held by 平田: 表を修復しています' }, correlationId: uuid }),
  aRow({ state: 'succeeded', finishedAt: received + 60_000, correlationId: uuid }),
];
const job = { ...aJob('969479553499872001', 'c-1'), name: 'Revenue of all branches, by day and article' };
const cluster = { ...aCluster('c-1'), name: 'job-keeper-active-with-a-long-name' };
const audited = [
  {
    id: anId,
    at: received,
    actor: 'geoff@example.com',
    act: 'hold',
    subject: `schedule ${anId}, the sales of every night`,
    reason: 'its table is being repaired',
  },
];

async function listing(argv: readonly string[], around: { readonly tty?: boolean; readonly columns?: number } = {}) {
  const { url } = await aFace({
    requests: () => Promise.resolve(requests),
    catalogue: aCatalogue(aSnapshot({ clusters: [cluster], jobs: [job] })),
    schedules: { list: () => Promise.resolve([asListed(aRequestSchedule({ name: 'the sales of every night' }))]) } as never,
    deadLetters: () =>
      Promise.resolve({ letters: [aLetter({ correlationId: uuid, description: 'x'.repeat(150) })], more: false }),
    audit: () => Promise.resolve(audited as never),
  });
  const { code, out, err } = await cli(argv, { env: { JOB_KEEPER_URL: url }, ...around });
  expect({ code, err }).to.deep.equal({ code: 0, err: '' });
  return stripVTControlCharacters(out).split('\n');
}

const lists = [
  ['requests', 'list'],
  ['jobs', 'list'],
  ['schedules', 'list'],
  ['dead-letters', 'list'],
  ['requests', 'audit'],
] as const;

const tried = Array.from({ length: 3 }, (_, index) => ({
  ...{ number: index + 1, sentAs: null, pool: 'active-in-the-north', clusterId: 'c-1', engine: 'databricks' },
  ...{ runId: '969479553499872', runUrl: null, submittedAt: received, acceptedAt: received, endedAt: received + 60_000 },
  ...{ failure: 'infrastructure' as const, outcome: 'CLUSTER_ERROR', message: null },
}));
const policies: PoliciesView = {
  ...{ replica: 'a', inForce: { name: 'default', version: 'aaaa', loadedAt: received }, wanted: null, refused: null },
  settings: { version: 'eeee', loadedAt: received, refused: null },
  kept: [{ name: 'a policy of the nights and weekends', version: '0123456789ab', firstUsedAt: received }],
};

/** A table that stands below other lines, from its head on. */
async function table(argv: readonly string[], columns: number): Promise<readonly string[]> {
  const { url } = await aFace({
    request: () => Promise.resolve(aView({ attempts: tried })),
    policies: () => Promise.resolve(policies),
  });
  const { out, err } = await cli(argv, { env: { JOB_KEEPER_URL: url }, tty: true, columns });
  expect(err).to.equal('');
  const lines = stripVTControlCharacters(out).split('\n');
  return lines.slice(lines.findIndex((line) => /^(ATTEMPT|POLICY|VERSION) /.test(line)));
}

describe('cli: lists on a terminal', () => {
  afterEach(closeFaces);

  for (const argv of lists) {
    it(`${argv.join(' ')} is no wider than the terminal, and --wide and pipes have every column`, async () => {
      const whole = await listing(argv);
      expect(await listing([...argv, '--wide'], { tty: true, columns: 80 })).to.have.length(whole.length);
      for (const columns of [60, 80, 100, 120]) {
        const lines = await listing(argv, { tty: true, columns });
        for (const line of lines) expect(stringWidth(line), line).to.be.at.most(columns);
      }
      const [head] = await listing([...argv, '--wide'], { tty: true, columns: 60 });
      expect(head?.split(/ {2,}/)).to.deep.equal(whole[0]?.split(/ {2,}/));
      expect(await listing(argv, { tty: true, columns: 400 })).to.deep.equal(whole);
    });
  }

  it('job requests on 80 columns: which, where it stands and why; and what is not shown is said', async () => {
    expect(await listing(['requests', 'list'], { tty: true, columns: 80 })).to.deep.equal([
      'REQUEST                               STATE      WHY',
      `${anId}  waiting    All 4 slots of active are take…`,
      `${anId}  waiting    Held by 平田: 表を修復していま…`,
      `${anId}  succeeded  ended 2 min ago`,
      'Not shown: TENANT, CORRELATION, JOB, PRIORITY, POOL, RECEIVED; --wide shows all.',
      '',
    ]);
  });

  it('the audit on 80 columns: when who did what, and to what, by its whole id', async () => {
    expect(await listing(['requests', 'audit'], { tty: true, columns: 80 })).to.deep.equal([
      'WHEN       WHO              WHAT  TO',
      `3 min ago  geoff@example.…  hold  schedule ${anId}…`,
      'Not shown: WHY; --wide shows all.',
      '',
    ]);
  });

  it('a terminal that does not know its width is taken for one of 80 columns', async () => {
    const usual = await listing(['requests', 'list'], { tty: true, columns: 80 });
    expect(await listing(['requests', 'list'], { tty: true, columns: 0 })).to.deep.equal(usual);
  });

  it('the description of a dead letter is whole with --wide', async () => {
    expect((await listing(['dead-letters', 'list', '--wide']))[1]).to.match(/x{150}$/);
    expect((await listing(['dead-letters', 'list']))[1]).to.match(/x…$/);
  });

  for (const argv of [
    ['requests', 'show', anId],
    ['policy', 'show'],
  ])
    it(`the table of ${argv.slice(0, 2).join(' ')} is no wider than the terminal either, down to 40 columns`, async () => {
      const whole = await table([...argv, '--wide'], 40);
      expect(whole).to.have.length.of.at.least(3);
      for (const columns of [40, 60, 80]) {
        const lines = await table(argv, columns);
        expect(lines.length).to.be.at.least(3);
        for (const line of lines) expect(stringWidth(line), line).to.be.at.most(columns);
      }
      expect(await table(argv, 400)).to.deep.equal(whole);
    });
});
