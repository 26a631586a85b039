// How a past period would have gone otherwise, as the command line tells it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import stringWidth from 'string-width';
import { packageFile } from '../../src/app/config/package-file.js';
import { decidingSettings } from '../../src/core/deciding-settings.js';
import { branded, type JobId, type PoolName, type RequestId, type TenantId } from '../../src/core/ids.js';
import type { Commands } from '../../src/cli/io.js';
import type { PastRequest } from '../../src/core/playing/past-request.js';
import type { PastAsked } from '../../src/ports/past.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { aJob, monday, someSettings } from '../support/scenes.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { cli } from './captured-cli.js';

const minute = 60_000;
const shipped = packageFile('policies/default.yaml');
const context = { location_id: '', pos_id: '', client_id: '', operation_id: '', operation_name: '', parameters: 'none' } as const;
const settings = someSettings({
  pools: { active: { own_compute_slots: 2, run_cost_per_hour: 6 }, passive: {} },
  limits: { max_concurrent_runs: 10 },
});

/** Every two minutes one of ten: for two slots far too much, for ten enough. */
function past(count: number): PastRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const receivedAt = monday + index * 2 * minute;
    return {
      id: branded<RequestId>(`00000000-0000-7000-8000-${String(index).padStart(12, '0')}`),
      ...{
        tenantId: branded<TenantId>('t'),
        jobId: branded<JobId>('1'),
        userId: 'u',
        priority: 50,
        source: 'http',
        movedTo: null,
      },
      ...{ receivedAt, context, state: 'succeeded', finishedAt: receivedAt + 10 * minute },
      asked: { clusterType: null, maxConcurrentRuns: null, maxWaitSeconds: null, maxRunSeconds: null, startAfter: null },
      ran: {
        ...{ pool: branded<PoolName>('active'), startedAt: receivedAt, tookMs: 10 * minute, goesOn: false },
        last: { clusterId: null, acceptedAt: receivedAt, endedAt: receivedAt + 10 * minute },
      },
    };
  });
}

const period = ['--from', '2026-11-23T12:00:00Z', '--until', '2026-11-23T17:00:00Z'];

interface Asked {
  readonly commands?: Partial<Commands>;
  readonly tty?: boolean;
  readonly columns?: number;
}

describe('cli: policy what-if', () => {
  afterEach(closeFaces);

  async function asked(args: readonly string[], all = past(60), { commands = {}, ...terminal }: Asked = {}) {
    const asks: PastAsked[] = [];
    const text = await readFile(shipped, 'utf8');
    const { url } = await aFace({
      deciding: () =>
        Promise.resolve({
          policy: { name: 'default', version: 'v', text },
          settings: decidingSettings(settings),
          engine: { name: 'process', clusters: [], jobs: [aJob('1')] },
        }),
      pastClusters: () => Promise.resolve({ sightings: [], starts: [], end: null }),
      past: (one) => {
        asks.push(one);
        const from = one.after === null ? 0 : all.findIndex(({ id }) => id === one.after) + 1;
        return Promise.resolve(all.slice(from, from + one.limit));
      },
    });
    const env = { JOB_KEEPER_URL: url, NO_COLOR: '1' };
    const told = await cli(['policy', 'what-if', ...period, ...args], { commands, env, ...terminal });
    return { ...told, asks };
  }
  const json = async (args: readonly string[]) => JSON.parse((await asked([...args, '--json'])).out) as never;

  it('tells what was measured, what is played as it is set now, and what other slots would have changed', async () => {
    const { code, out, err } = await asked(['--slots', 'active=6']);
    expect(code, err).to.equal(0);
    expect(out).to.match(/^POOL +MEASURED +PLAYED AS SET NOW +WHAT IF +DIFFERENCE\n/);
    expect(out).to.match(/all +expired +0 +0 +0\n/);
    expect(out).to.match(/ +started +60 +60 +60\n/);
    // Two at a time every ten minutes: the last two of sixty start after 290 minutes, having come after 116 and 118.
    expect(out).to.match(/ wait, longest +0 s +10440 s +0 s +-10440 s\n/);
    expect(out).to.match(/ slots +- +2 +6 +\+4\n/);
    expect(out).to.match(/ occupancy, mean +- +99\.\d % +33\.3 % +-66\.\d %\n/);
    expect(out).to.match(/ cost of runs +60.00 +60.00 +60.00\n/);
    const text = out.replaceAll(/\s+/g, ' ');
    expect(text).to.include('Of 60 requests 95 in 100 would have started within 0 s instead of');
    expect(text).to.include('60 requests run as long as they did; nothing runs or waits when the period begins;');
  });

  it('is no wider than the terminal, down to 40 columns, and --wide and pipes have every column', async () => {
    const slots = ['--slots', 'active=6'];
    const { out: whole } = await asked(slots);
    for (const args of [[], slots]) {
      for (const columns of [40, 60, 80]) {
        const { out } = await asked(args, past(60), { tty: true, columns });
        for (const line of out.split('\n')) expect(stringWidth(line), line).to.be.at.most(columns);
      }
    }
    expect((await asked(slots, past(60), { tty: true, columns: 400 })).out).to.equal(whole);
    const head = (text: string) => text.slice(0, text.indexOf('\n\n'));
    const { out: wide } = await asked([...slots, '--wide'], past(60), { tty: true, columns: 40 });
    expect(head(wide)).to.equal(head(whole));
  });

  it('of two plays a narrow terminal shows what would be, and by how much it differs', async () => {
    const { out } = await asked(['--slots', 'active=6'], past(60), { tty: true, columns: 40 });
    expect(out).to.match(/^POOL +WHAT IF +DIFFERENCE\n/);
    expect(out).to.match(/ wait, long\S+ +0 s +-10440 s\n/);
    expect(out.replaceAll('\n', ' ')).to.include('Not shown: MEASURED, PLAYED AS SET NOW; --wide shows all.');
  });

  it('reads page after page, and no more than can be played', async () => {
    const { asks, code } = await asked([], past(1_001));
    expect(code).to.equal(0);
    const page = { from: monday, to: monday + 300 * minute, earlier: true, limit: 1_001 };
    const after = '00000000-0000-7000-8000-000000000999';
    expect(asks).to.deep.equal([
      { ...page, after: null },
      { ...page, after },
    ]);
    const { code: tooMany, err } = await asked([], past(20_001));
    expect(err).to.include('the period has more than 20000 requests');
    expect(tooMany).to.equal(1);
  });

  it('recommends the fewest slots with which no more than one in twenty waits too long, and says when none do', async () => {
    const { out } = await asked(['--recommend', '--slots', 'active=4']);
    expect(out.replaceAll(/\s+/g, ' ')).to.match(
      /The cheapest of \d+ settings .* within 300 s: slots active 5, max_concurrent_runs 10;/,
    );
    const { out: none } = await asked(['--recommend', '--slots', 'active=1']);
    expect(none.replaceAll(/\s+/g, ' ')).to.match(/None of \d+ settings that were played keeps 95 in 100 waits within 300 s/);
  });

  it('takes another policy, and the settings of a configuration', async () => {
    const file = join(await temporaryFolder(), 'next.yaml');
    const text = await readFile(shipped, 'utf8');
    await writeFile(file, text.replace('case: clusters-busy, then: [enqueue]', 'case: clusters-busy, then: [reject]'));
    expect(await json(['--policy', file]))
      .to.have.nested.property('would.rejected')
      .that.is.above(10);
    const more = someSettings({ ...settings, pools: { active: { own_compute_slots: 9 }, passive: {} } });
    const commands = {
      settingsIn: ({ configFile }: { configFile: string | null }) => Promise.resolve(configFile === 'mine.yaml' ? more : null),
    };
    expect((await asked(['--settings', 'mine.yaml', '--json'], past(3), { commands })).out).to.include('"slots": 9');
    expect((await asked(['--settings', 'other.yaml'], past(3), { commands })).code).to.equal(2);
    await writeFile(file, text.replace('[enqueue]', '[enqeue]'));
    expect((await asked(['--policy', file])).err).to.include('is refused:');
  });

  it('is wrong use with a pool that there is not, too few slots, or a period of nothing or of months', async () => {
    for (const [args, said] of [
      [['--slots', 'activ=3'], 'no pool is called activ; there are active, passive'],
      [['--slots', 'active'], 'It must be a pool and its slots'],
      [['--until', '2026-11-23T11:00:00Z'], '--until must be after --from'],
      [['--until', 'yesterday'], '--until must be ISO 8601'],
      [['--days', '32'], 'It must be a whole number from 1 to 31'],
      [['--policy', 'none.yaml'], 'there is no file none.yaml'],
    ] as const) {
      const { code, err } = await asked(args);
      expect(err).to.include(said);
      expect(code).to.equal(2);
    }
    expect((await asked([], [])).err).to.include('no run of this period has ended');
  });
});
