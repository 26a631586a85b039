// The bad weather for single statements does what it says: chaos that breaks nothing would prove nothing.
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import pg from 'pg';
import { StatementWeather } from '../support/chaos/statements.js';
import { eventually } from '../support/eventually.js';
import { freshDatabase } from '../support/postgres.js';
import { aNewRequest } from '../support/requests.js';
import { opened, type Opened } from '../store/opened.js';

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: unknown) => (problem as { code?: string }).code ?? 'no code',
  );

describe('bad weather for statements', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let weather: StatementWeather;
  let client: pg.Client;

  beforeEach(async () => {
    database = await freshDatabase();
    weather = new StatementWeather(() => database.url);
    await weather.furnish();
    client = new pg.Client({ connectionString: database.url, application_name: 'job-keeper test' });
    client.on('error', () => undefined);
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  it('takes back a statement that is under way, and leaves its connection', async () => {
    const asked = codeOf(client.query('select pg_sleep(60)'));
    await weather.suffer({ what: 'cancel', forMs: 500 });
    expect(await asked).to.equal('57014');
    expect(await codeOf(client.query('select 1'))).to.equal(null);
  });

  it('cuts off who is at work', async () => {
    const asked = codeOf(client.query('select pg_sleep(60)'));
    await weather.suffer({ what: 'end', forMs: 500 });
    expect(await asked).to.equal('57P01');
  });

  it('lets the process of a connection stand still, and go on', async () => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await client.query('begin');
    const state = async () => /\) (\w)/.exec(await readFile(`/proc/${rows[0]?.pid}/stat`, 'utf8'))?.[1];
    const frozen = weather.suffer({ what: 'freeze', forMs: 1_500 });
    await eventually(async () => (await state()) === 'T');
    await frozen;
    expect(await codeOf(client.query('commit'))).to.equal(null);
  });

  for (const [what, where] of [
    ['refuse', 'a statement'],
    ['refuse-commit', 'a commit'],
  ] as const)
    it(`refuses ${where} now and then, and no more when it is over`, async () => {
      const on: Opened = await opened();
      try {
        const own = new StatementWeather(() => on.url);
        await own.furnish();
        const codes = new Set<unknown>();
        const blowing = own.suffer({ what, forMs: 1_500 }).then(() => 'over');
        const persist = async () => (await on.store.intake.persist([aNewRequest()]))[0]?.kind;
        while ((await Promise.race([blowing, Promise.resolve('on')])) === 'on')
          codes.add(await persist().catch((problem: unknown) => (problem as { code?: string }).code));
        expect([...codes]).to.include.members(['stored', 'store-unavailable']);
        for (let round = 0; round < 20; round += 1) expect(await persist()).to.equal('stored');
      } finally {
        await on.close();
      }
    });
});
