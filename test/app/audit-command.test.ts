// `job-keeper audit`: what a person sees of a house in order, and of one that is not.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect } from 'chai';
import pg from 'pg';
import { stringify } from 'yaml';
import { databasePlace } from '../../src/adapters/store/postgres/sql/place.js';
import { auditCommand } from '../../src/app/audit-command.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';

describe('job-keeper audit', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await freshDatabase()));
  afterEach(() => database.drop());

  async function audited(json: boolean, config: Record<string, unknown> = {}, url = database.url) {
    const folder = temporaryFolderNow();
    const configFile = join(folder, 'config.yaml');
    writeFileSync(configFile, stringify({ data_dir: folder, ...config }));
    const said: Record<'out' | 'err', string> = { out: '', err: '' };
    const into = (name: 'out' | 'err') =>
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          said[name] += chunk.toString();
          done();
        },
      });
    const around = {
      env: { DATABASE_URL: url },
      stdout: into('out'),
      stderr: into('err'),
      asJson: false,
      onSignal: () => undefined,
    };
    return { code: await auditCommand({ configFile, json }, around), ...said };
  }
  const sql = async (text: string) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  const stray = `insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
      max_concurrent_runs, max_run_seconds, notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at)
    values ('01890f00-0000-7000-8000-000000000001', '333', 'c', 'http', 'u', '175', '', 'business', 50, 1, 60, '', 'l', 'received',
      now() - interval '1 hour', now() - interval '1 hour', now(), now() + interval '1 day', now())`;

  /** Where it looked: on a machine that is not told of the service's store, it would be an empty one of its own. */
  const places = () => [
    `store: PostgreSQL at ${databasePlace(database.url)}`,
    'engine: embedded, the jobs of config/jobs.yaml run as processes (neither DATABRICKS_HOST nor ZEPPELIN_URL is set)',
  ];

  it('says where it looked, and that nothing contradicts the invariants: exit code 0', async () => {
    const out = [...places(), 'Nothing contradicts the invariants.', ''].join('\n');
    expect(await audited(false)).to.deep.equal({ code: 0, out, err: '' });
    const looked = { looked_at: places(), standing: [], suspected: [], mended: 0 };
    expect(JSON.parse((await audited(true)).out)).to.deep.equal(looked);
  });

  it('lists what stands, with what it means: exit code 1', async () => {
    await sql(stray);
    const { code, out } = await audited(false);
    expect(code).to.equal(1);
    expect(out.split('\n')).to.deep.equal([
      ...places(),
      'Found 1:',
      '  received-undecided  01890f00-0000-7000-8000-000000000001  job 175',
      '      A request was stored longer than a sweep ago and has not been decided on. The self-audit asks for a pass.',
      '',
    ]);
    const { standing } = JSON.parse((await audited(true)).out) as { standing: Record<string, unknown>[] };
    expect(standing).to.have.length(1);
    expect(standing[0]).to.include({
      check: 'received-undecided',
      severity: 'error',
      request_id: '01890f00-0000-7000-8000-000000000001',
    });
  });

  it('says in one sentence that it could not look: exit code 1; and every problem of a bad configuration: 2', async () => {
    const { code, out, err } = await audited(false, {}, 'postgresql://nobody@127.0.0.1:1/none');
    expect({ code, out }).to.deep.equal({ code: 1, out: '' });
    expect(err).to.match(/^The audit could not look: .*127\.0\.0\.1:1.*\n$/);
    expect(await audited(false, { htp: {} })).to.include({ code: 2, out: '' });
    const unread = await audited(false, { policies: { file: '/nowhere.yaml' } });
    expect(unread).to.include({ code: 2, out: '' });
    expect(unread.err).to.match(/^The audit could not look: .*nowhere/);
  });
});
