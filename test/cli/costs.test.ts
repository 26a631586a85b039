import { expect } from 'chai';
import stringWidth from 'string-width';
import type { CostRow, CostsAsked } from '../../src/ports/store/reading.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { cli, cliNow } from './captured-cli.js';

const rows: readonly CostRow[] = [
  { of: '333', runs: 3, seconds: 5_400, cost: 12.5, unpricedSeconds: 1_800 },
  { of: '444', runs: 1, seconds: 36, cost: null, unpricedSeconds: 36 },
];

async function costs(arguments_: readonly string[], answer: readonly CostRow[] = rows, columns: number | null = null) {
  const asked: CostsAsked[] = [];
  const { url } = await aFace({ costs: (one) => Promise.resolve((asked.push(one), answer)) });
  const terminal = columns === null ? {} : { tty: true, columns };
  return {
    asked,
    ...(await cli(['requests', 'costs', ...arguments_], { env: { JOB_KEEPER_URL: url, NO_COLOR: '1' }, ...terminal })),
  };
}

describe('cli: requests costs', () => {
  afterEach(closeFaces);
  const since = ['--from', '2026-11-01T00:00:00Z'];

  it('shows the dearest first, and what of their time has no price', async () => {
    const { code, out, asked } = await costs(since);
    expect(code).to.equal(0);
    expect(out).to.equal(
      [
        'TENANT  RUNS  HOURS  COST      HOURS WITHOUT A PRICE',
        '333     3     1.50   12.50     0.50',
        '444     1     0.01   no price  0.01',
        '',
      ].join('\n'),
    );
    expect(asked[0]).to.deep.include({ from: Date.parse('2026-11-01T00:00:00Z'), to: cliNow, by: 'tenant', tenantId: null });
  });

  it('hands on what is asked for, and says that there are more', async () => {
    const { out, asked } = await costs([
      ...since,
      '--to',
      '2026-11-02T00:00:00Z',
      '--by',
      'job',
      '--tenant',
      '333',
      '--limit',
      '1',
    ]);
    expect(asked[0]).to.deep.include({ to: Date.parse('2026-11-02T00:00:00Z'), by: 'job', tenantId: '333', limit: 2 });
    expect(out).to.match(/^JOB .*\n333 .*\nThere are more/);
  });

  it('is no wider than the terminal, down to 40 columns, and --wide and pipes have every column', async () => {
    const long = rows.map((row) => ({ ...row, of: `a-tenant-with-a-name-that-is-rather-long-${row.of}` }));
    const { out: whole } = await costs([...since, '--limit', '1'], long);
    for (const columns of [40, 60, 80])
      for (const line of (await costs([...since, '--limit', '1'], long, columns)).out.split('\n'))
        expect(stringWidth(line), line).to.be.at.most(columns);
    const { out: narrow } = await costs(since, long, 40);
    expect(narrow.replaceAll('\n', ' ')).to.include('Not shown: RUNS, HOURS WITHOUT A PRICE; --wide shows all.');
    expect((await costs([...since, '--limit', '1'], long, 400)).out).to.equal(whole);
    expect((await costs([...since, '--wide'], long, 40)).out).to.equal((await costs(since, long)).out);
  });

  it('says so when nothing ended', async () => {
    expect(await costs(since, [])).to.include({ code: 0, out: 'No run ended in this period.\n' });
  });

  it('is the answer of the service with --json', async () => {
    const { out } = await costs([...since, '--json']);
    expect(JSON.parse(out)).to.have.nested.property('items[1].unpriced_seconds', 36);
  });

  it('of the last days needs no times, and ends now or when it is said', async () => {
    const day = 86_400_000;
    const { asked, code } = await costs(['--days', '7']);
    expect(code).to.equal(0);
    expect(asked[0]).to.include({ from: cliNow - 7 * day, to: cliNow });
    const end = Date.parse('2026-11-02T00:00:00Z');
    const before = await costs(['--days', '31', '--to', '2026-11-02T00:00:00Z']);
    expect(before.asked[0]).to.include({ from: end - 31 * day, to: end });
  });

  it('is wrong use of the last days with a beginning, of none, of too many, and with an end that is no time', async () => {
    for (const [wrong, says] of [
      [['--days', '7', ...since], /'--days <n>' cannot be used with option '--from <time>'/],
      [['--days', '0'], /whole number from 1 to 31/],
      [['--days', '32'], /whole number from 1 to 31/],
      [['--days', '7', '--to', 'tomorrow'], /--to must be ISO 8601 with a zone/],
      [[], /say of which time: --days N, or --from TIME/],
    ] as const) {
      const { code, err, asked } = await costs(wrong);
      expect([code, asked.length], wrong.join(' ')).to.deep.equal([2, 0]);
      expect(err).to.match(says);
    }
  });

  it('is wrong use without a beginning, or with a period that the service refuses', async () => {
    expect((await costs([])).code).to.equal(2);
    const { code, err } = await costs(['--from', '2026-09-01T00:00:00Z']);
    expect(code).to.equal(2);
    expect(err).to.contain('31 days at most');
  });
});
