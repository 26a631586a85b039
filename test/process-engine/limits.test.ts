import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { bornByPs, identify } from '../../src/adapters/engine/process/process-identity.js';
import { execute } from '../../src/adapters/engine/process/execute.js';
import { launches } from '../../src/adapters/engine/process/launches.js';
import { launch } from '../../src/adapters/engine/process/launch.js';
import { printedTo } from '../../src/adapters/engine/process/printed.js';
import { stop } from '../../src/adapters/engine/process/stop.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { openStateFolder, runFolder, type RunFolder } from '../../src/adapters/engine/process/run-folder.js';
import type { RunRecord } from '../../src/adapters/engine/process/run-record.js';
import { readWritten } from '../../src/adapters/engine/process/whole-file.js';
import { see } from '../../src/adapters/engine/process/see.js';
import { oneAtATime } from '../../src/adapters/engine/process/one-at-a-time.js';
import { branded, type ClusterId, type IdempotencyToken, type JobId, type RunId } from '../../src/core/ids.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { eventually } from '../support/eventually.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { begin, endOf, order, running, workshop, type Workshop } from './workshop.js';

const nobody = (pid: number): Promise<boolean> => eventually(async () => (await identify(pid)) === null);

/** A run as it is when it has been accepted and nobody has claimed it: one that has run, taken back to there. */
async function unbegun(shop: Workshop, job: JobId): Promise<RunFolder> {
  const ordered = order(job);
  await endOf(shop.engine, await begin(shop.engine, ordered));
  const folder = runFolder(join(shop.stateDir, 'runs', ordered.token));
  for (const file of [folder.started, folder.command, folder.end]) await rm(file, { force: true });
  return folder;
}

describe('the process engine', () => {
  it('stops a run with its children and theirs, also those that refuse to end', async () => {
    const shop = await workshop();
    const job = await shop.declare('family', {
      script: `
        cd "$JOB_KEEPER_OUTPUT_DIR"
        sh -c 'trap "" TERM; echo $$ > child; sh -c "trap \\"\\" TERM; echo \\$\\$ > grandchild; while :; do sleep 1; done" & while :; do sleep 1; done' &
        trap "" TERM; while :; do sleep 1; done`,
    });
    const ordered = order(job);
    const runId = await begin(shop.engine, ordered);
    const pids = await eventually(async () => {
      const read = await Promise.all(['child', 'grandchild'].map((name) => shop.read(ordered.token, `output/${name}`)));
      return read.every((text) => text.endsWith('\n')) && read.map(Number);
    });
    expect(await shop.engine.stop(runId)).to.deep.equal({ kind: 'asked' });
    const { end } = await endOf(shop.engine, runId);
    expect(end).to.deep.equal({ kind: 'cancelled', message: 'It was stopped.' });
    for (const pid of pids || []) await nobody(pid);
  });

  it('ends what a command leaves behind also where its end cannot be written, as on a full disk', async () => {
    const shop = await workshop();
    const gone = join(shop.folder, 'gone');
    const left = join(shop.folder, 'left');
    const script = `sleep 300 > /dev/null 2>&1 & echo $! > "${left}"; mv "$(dirname "$JOB_KEEPER_OUTPUT_DIR")" "${gone}"`;
    await begin(shop.engine, order(await shop.declare('untidy', { script })));
    const pid = await eventually(async () => Number(await readFile(left, 'utf8').catch(() => '')) || null);
    await nobody(pid);
    expect(await readdir(gone))
      .to.include('started.json')
      .and.not.include('end.json');
    expect(await readFile(join(gone, 'runner-log.txt'), 'utf8')).to.match(/ENOENT.*end\.json/);
  });

  it('lets a run that is stopped clean up within its grace', async () => {
    const shop = await workshop({ stopGraceMs: 20_000 });
    const job = await shop.declare('tidy', {
      script: `tidy() { until [ -e "${shop.folder}/go" ]; do sleep 0.05; done; echo tidied; exit 0; }; trap tidy TERM
        echo ready; while :; do sleep 0.05; done`,
    });
    const ordered = order(job);
    const runId = await begin(shop.engine, ordered);
    await eventually(async () => (await shop.read(ordered.token, 'log.txt')).includes('ready'));
    await shop.engine.stop(runId);
    expect(await shop.engine.look(runId)).to.include({ kind: 'active', phase: 'ending' });
    expect((await shop.engine.snapshot()).activeRuns).to.have.nested.property('[0].phase', 'ending');
    await writeFile(join(shop.folder, 'go'), '');
    expect((await endOf(shop.engine, runId)).end.kind).to.equal('cancelled');
    expect(await shop.read(ordered.token, 'log.txt')).to.match(/tidied/);
  });

  it('holds the time limit without any keeper: the shorter of the job’s and the request’s', async () => {
    const shop = await workshop();
    const job = await shop.declare('slow', { script: 'sleep 300', max_run_seconds: 1 });
    const other = await shop.declare('slow too', { script: 'sleep 300', max_run_seconds: 60 });
    expect((await shop.engine.snapshot()).jobs.get(other)).to.include({ maxRunSeconds: 60 });
    const orders = [order(job, { maxRunSeconds: 60 }), order(other, { maxRunSeconds: 1 })];
    for (const ordered of orders) await begin(shop.engine, ordered);
    // Nobody looks until the ends are written.
    for (const { token } of orders) await eventually(() => shop.read(token, 'end.json'));
    for (const { token } of orders) {
      const { end, executingSince, endedAt } = await endOf(shop.engine, branded<RunId>(token));
      expect(end).to.deep.equal({ kind: 'timed-out', message: 'It ran for longer than 1 s and was stopped.' });
      expect(endedAt! - executingSince!).to.be.at.least(1000);
    }
  });

  it('never begins a run that was stopped before it began, whether the keeper or the runner comes first', async () => {
    const shop = await workshop();
    const job = await shop.declare('early', { script: `echo x >> "${shop.folder}/executed"` });
    const executed = (): Promise<string> => readFile(join(shop.folder, 'executed'), 'utf8');
    const [one, other] = [await unbegun(shop, job), await unbegun(shop, job)];
    expect(await executed()).to.equal('x\nx\n');

    // Nobody has claimed it: the wish alone ends it, and a runner that comes later goes away.
    await stop(one, systemClock);
    await launch(one);
    // The wish is there and the keeper died before it could do more: the runner finds it.
    await writeFile(other.stop, '{"at":1}');
    await launch(other);
    await eventually(() => readFile(other.end));

    const engine = await shop.reopen();
    for (const { path } of [one, other]) {
      const { end } = await endOf(engine, branded<RunId>(basename(path)));
      expect(end).to.deep.equal({ kind: 'cancelled', message: 'It was stopped before it began.' });
    }
    expect(await executed()).to.equal('x\nx\n');
  });

  it('takes no more than its most runs, whatever is submitted at once, and takes more when some have ended', async () => {
    const shop = await workshop({ runsMax: 3 });
    const job = await shop.declare('long', { script: 'sleep 300' });
    const orders = Array.from({ length: 9 }, () => order(job));
    const outcomes = await Promise.all(orders.map((ordered) => shop.engine.submit(ordered)));
    expect(outcomes.map(({ kind }) => kind).sort()).to.deep.equal([
      ...Array<string>(3).fill('accepted'),
      ...Array<string>(6).fill('no-room'),
    ]);
    expect(outcomes.find(({ kind }) => kind === 'no-room'))
      .to.have.property('retryAfterMs')
      .that.is.above(0);
    expect((await shop.engine.snapshot()).activeRuns).to.have.length(3);
    const first = outcomes.find((outcome) => outcome.kind === 'accepted')!;
    await running(shop.engine, first.runId);
    // Sent again: the same run, also while there is no room.
    expect(await shop.engine.submit(orders.find(({ token }) => token === String(first.runId))!)).to.deep.equal(first);
    await shop.engine.stop(first.runId);
    await endOf(shop.engine, first.runId);
    expect((await shop.engine.submit(order(job))).kind).to.equal('accepted');
    for (const { runId } of (await shop.engine.snapshot()).activeRuns) await shop.engine.stop(runId);
  });

  it('refuses an order that it could never run: a cluster, a NUL, a token that is a path or too long', async () => {
    const shop = await workshop();
    const job = await shop.declare('any', { script: 'sleep 0.5' });
    const codeOf = async (differing: Parameters<typeof order>[1]): Promise<string> => {
      const outcome = await shop.engine.submit(order(job, differing));
      return outcome.kind === 'refused' ? outcome.code : outcome.kind;
    };
    expect(await codeOf({ onCluster: branded<ClusterId>('c-1') })).to.equal('NO_CLUSTERS');
    expect(await codeOf({ parameters: { kind: 'python', list: ['a\u0000b'] } })).to.equal('INVALID_PARAMETERS');
    expect(await codeOf({ parameters: { kind: 'notebook', map: { a: '\\u0000' } } })).to.equal('accepted');
    for (const token of ['../escape', 'a/b', '.hidden', '', 'x'.repeat(65)]) {
      expect(await codeOf({ token: branded<IdempotencyToken>(token) }), token).to.equal('INVALID_TOKEN');
      expect(await shop.engine.look(branded<RunId>(token))).to.have.nested.property('end.kind', 'forgotten');
    }
  });

  it('removes ended runs after their days, a few with each snapshot, and what crashes have left', async () => {
    const clock = new VirtualClock(Date.now());
    const shop = await workshop({ clock, keepDays: 2 });
    const job = await shop.declare('quick', { script: 'true' });
    const runIds = await Promise.all([begin(shop.engine, order(job)), begin(shop.engine, order(job))]);
    for (const runId of runIds) await endOf(shop.engine, runId);
    await mkdir(join(shop.stateDir, 'incoming', '999999999-left'), { recursive: true });
    await writeFile(join(shop.stateDir, 'incoming', '999999999-left', 'run.json'), '{}');

    await shop.engine.snapshot();
    expect(await readdir(join(shop.stateDir, 'runs'))).to.have.length(2);
    await clock.advance(2.1 * 86_400_000);
    await shop.engine.snapshot();
    for (const folder of ['runs', 'incoming', 'removed']) expect(await readdir(join(shop.stateDir, folder))).to.deep.equal([]);
    expect(await shop.engine.look(runIds[0])).to.have.nested.property('end.kind', 'forgotten');
  });

  it('launches a run that no runner claims a few times, then gives it up as the platform’s failure', async () => {
    const clock = new VirtualClock(Date.now());
    const shop = await workshop();
    const folder = await unbegun(shop, await shop.declare('quick', { script: 'true' }));
    const token = basename(folder.path);
    let launched = 0;
    const launching = launches(clock, () => {
      launched += 1;
      return Promise.resolve({ problem: 'no more processes' });
    });
    for (let looks = 0; looks < 6; looks += 1) {
      expect((await see(folder, clock)).kind).to.equal('accepted');
      await launching.ensure(token, folder);
      await clock.advance(15_100);
    }
    expect(launched).to.equal(3);
    await launching.ensure(token, folder);
    expect(launched).to.equal(3);
    expect((await endOf(await shop.reopen(), branded<RunId>(token))).end).to.have.nested.property('causes[0].code', 'NO_RUNNER');
  });

  it('launches a run again that no runner has claimed, also where the clock was set back since', async () => {
    let now = 3_600_000;
    let launched = 0;
    const clock = { now: () => now, pause: () => Promise.resolve() };
    const launching = launches(clock, () => Promise.resolve(((launched += 1), 'launched' as const)));
    await launching.ensure('a', runFolder('/no/such/folder'));
    now = 0;
    await launching.ensure('a', runFolder('/no/such/folder'));
    await launching.ensure('a', runFolder('/no/such/folder'));
    expect(launched).to.equal(2);
  });

  it('reports every call, with how it went and how long it took', async () => {
    const shop = await workshop();
    await shop.engine.snapshot();
    await shop.engine.look(branded<RunId>('x'));
    const calls = shop.telemetry.facts.flatMap((fact) =>
      fact.kind === 'engine-call' ? [`${fact.operation} ${fact.outcome}`] : [],
    );
    expect(calls).to.deep.equal(['snapshot ok', 'look ok']);
  });

  it('holds nothing open: a service that has closed it can end', async () => {
    const script = `
      import { processEngine } from './src/adapters/engine/process/process-engine.js';
      import { systemClock } from './src/adapters/clock/system-clock.js';
      const [, jobsFile, stateDir] = process.argv;
      const engine = await processEngine({ jobsFile, stateDir, pools: {}, clock: systemClock, telemetry: { report() {} }, logBytesMax: 1000 });
      console.log((await engine.submit(JSON.parse(process.argv[3]))).kind);
      await engine.close();`;
    const shop = await workshop();
    const ordered = order(await shop.declare('long', { script: 'sleep 300' }));
    const args = ['--import', 'tsx', '--input-type=module', '-e', script, shop.jobsFile, shop.stateDir, JSON.stringify(ordered)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 20_000 });
    expect(stdout).to.equal('accepted\n');
    await running(shop.engine, branded<RunId>(ordered.token));
    await shop.engine.stop(branded<RunId>(ordered.token));
  });
});

describe('a run folder', () => {
  it('is created by exactly one of those who try at once, and keeps what that one wrote', async () => {
    const stateDir = join(await temporaryFolder(), 'state');
    const state = await openStateFolder(stateDir);
    const recordOf = (jobId: string): RunRecord => ({
      token: 'one',
      requestId: '',
      correlationId: '',
      tenantId: '',
      jobId,
      acceptedAt: 0,
      command: ['true'],
      workingDirectory: '/',
      environment: {},
      parameters: { kind: 'none' },
      maxRunSeconds: 1,
      stopGraceMs: 1,
      logBytesMax: 1,
    });
    const created = await Promise.all(Array.from({ length: 12 }, (_, index) => state.create(recordOf(`job-${index}`))));
    expect(created.filter(Boolean)).to.have.length(1);
    const record = await readWritten<RunRecord>(state.of('one').run);
    expect(record?.jobId).to.equal(`job-${created.indexOf(true)}`);
    expect(await state.create(recordOf('later'))).to.equal(false);
    expect(await readdir(join(stateDir, 'incoming'))).to.deep.equal([]);
  });
});

describe('a command', () => {
  it('goes on when it cannot be noted who it is, as on a full disk', async () => {
    const shop = await workshop();
    const folder = await unbegun(shop, await shop.declare('any', { script: 'sleep 0.5' }));
    const record = await readWritten<RunRecord>(folder.run);
    const printed = printedTo(folder.log, 1000);
    const ended = await execute({
      ...{ record: record!, folder: { ...folder, command: '/no/such/folder/command.json' }, printed, clock: systemClock },
      ...{ told: new AbortController().signal, stopAsked: () => Promise.resolve(false) },
    });
    expect(ended).to.deep.equal({ kind: 'exited', code: 0 });
    printed.close();
  });
});

describe('what a command prints', () => {
  it('is taken in when no log can be written: the last words and the report are kept', () => {
    const printed = printedTo('/no/such/folder/log.txt', 1000);
    printed.out(Buffer.from('JOB_KEEPER_OUTPUT s3://b/'));
    printed.err(Buffer.from('trouble\n'));
    printed.out(Buffer.from('o\n'));
    expect(printed.close()).to.deep.equal({ lastWords: 'JOB_KEEPER_OUTPUT s3://b/trouble\no', output: 's3://b/o' });
  });

  it('is searched for its last report, however much is printed after it, and however it is cut', () => {
    const printed = printedTo('/no/such/folder/log.txt', 1000);
    const rest = Buffer.from(`${'x'.repeat(99)}\n`.repeat(4_000));
    for (const text of [
      'JOB_KEEPER_OUTPUT s3://b/first\nno',
      ' JOB_KEEPER_OUTPUT s3://b/no\r\nJOB_KEE',
      'PER_OUTPUT  s3://b/last\r\n',
    ])
      printed.out(Buffer.from(text));
    printed.out(rest);
    printed.out(Buffer.from(`JOB_KEEPER_OUTPUT s3://b/${'y'.repeat(300_000)}\nJOB_KEEPER_OUTPUT\nx`));
    printed.out(Buffer.from('JOB_KEEPER_OUTPUT s3://b/no'));
    expect(printed.close().output).to.equal('s3://b/last');
  });
});

describe('the identity of a process', () => {
  it('is the same while it lives, another for another process, and nobody for a number that is free', async () => {
    const self = await identify(process.pid);
    expect(self).to.not.equal(null);
    expect(await identify(process.pid)).to.deep.equal(self);
    expect((await identify(1))?.born).to.not.equal(self?.born);
    expect(await identify(2 ** 22 + 1)).to.equal(null);
  });

  it('is not nobody where no more files can be opened', async () => {
    const script = fileURLToPath(new URL('./identify-without-files.ts', import.meta.url));
    const within = 'ulimit -n 256 && exec "$0" --import tsx "$1"';
    const { stdout } = await promisify(execFile)('bash', ['-c', within, process.execPath, script]);
    expect(stdout.trim()).to.equal('EMFILE');
  });

  it('can be had from ps, where there is no /proc', async () => {
    const born = await bornByPs(process.pid);
    expect(born).to.match(/\d\d:\d\d:\d\d \d{4}$/);
    expect(await bornByPs(process.pid)).to.equal(born);
    expect(await bornByPs(2 ** 22 + 1)).to.equal(null);
  });
});

describe('one at a time', () => {
  it('never does two pieces at once, goes on after a failure, and turns away what is too much', async () => {
    let inHand = 0;
    const each = oneAtATime(3, () => new Error('too many'));
    const piece = (fails: boolean) => async (): Promise<string> => {
      inHand += 1;
      expect(inHand).to.equal(1);
      await Promise.resolve();
      inHand -= 1;
      if (fails) throw new Error('its own');
      return 'done';
    };
    const results = await Promise.allSettled([each(piece(false)), each(piece(true)), each(piece(false)), each(piece(false))]);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).to.deep.equal([
      'done',
      'Error: its own',
      'done',
      'Error: too many',
    ]);
    expect(await each(piece(false))).to.equal('done');
  });
});
