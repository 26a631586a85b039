import { readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { identify } from '../../src/adapters/engine/process/process-identity.js';
import { eventually } from '../support/eventually.js';
import { begin, endOf, notebook, order, workshop, type Workshop } from './workshop.js';

describe('a run of the process engine', () => {
  let shop: Workshop;
  before(async () => {
    shop = await workshop();
  });

  it('that ends with 0 has succeeded; its outputs are the files it left, by name, and what it reported', async () => {
    const job = await shop.declare('report', {
      script: `
        mkdir "$JOB_KEEPER_OUTPUT_DIR/part 2"; echo b > "$JOB_KEEPER_OUTPUT_DIR/part 2/b.csv"; echo a > "$JOB_KEEPER_OUTPUT_DIR/a#1.csv"
        echo 'JOB_KEEPER_OUTPUT {"outputs": ["s3://old/one"]}'
        echo 'JOB_KEEPER_OUTPUT {"outputs": ["abfss://reports@lake/1.parquet"], "message": "Two parts."}'
        echo done; echo 'a warning at the end' >&2`,
    });
    const runId = await begin(shop.engine, order(job));
    const { end, executingSince, endedAt } = await endOf(shop.engine, runId);
    if (end.kind !== 'succeeded') throw new Error(JSON.stringify(end));
    const files = end.outputs.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri));
    expect(files.map((file) => file.split('/output/')[1])).to.deep.equal(['a#1.csv', 'part 2/b.csv']);
    expect(await readFile(files[0]!, 'utf8')).to.equal('a\n');
    expect(end.outputs.at(-1)).to.equal('abfss://reports@lake/1.parquet');
    expect(end.outputs).to.have.length(3);
    expect(end.message).to.equal('Two parts.');
    expect(endedAt).to.be.at.least(executingSince!);
  });

  it('that has failed, or was stopped, leaves the files that it had made and what it had reported by then', async () => {
    const ends = { fails: 'exit 3', stops: 'exec sleep 60' };
    for (const [name, end] of Object.entries(ends)) {
      const script = `echo a > "$JOB_KEEPER_OUTPUT_DIR/a.csv"; echo 'JOB_KEEPER_OUTPUT s3://b/o'; ${end}`;
      const runId = await begin(shop.engine, order(await shop.declare(name, { script })));
      await eventually(async () => (await shop.read(runId, 'log.txt')).includes('s3://b/o'));
      await shop.engine.stop(runId);
      await endOf(shop.engine, runId);
      const left = await shop.engine.leftOutputs(runId);
      expect(left.map((uri) => uri.split('/output/').at(-1))).to.deep.equal(['a.csv', 's3://b/o']);
    }
  });

  it('does not pass off a link as an output, nor stumble over an output folder that is gone', async () => {
    await writeFile(join(shop.folder, 'secret'), 'x');
    const linking = await shop.declare('linking', { script: `ln -s '${shop.folder}/secret' "$JOB_KEEPER_OUTPUT_DIR/link"` });
    const removing = await shop.declare('removing', { script: 'rm -r "$JOB_KEEPER_OUTPUT_DIR"' });
    for (const job of [linking, removing]) {
      const { end } = await endOf(shop.engine, await begin(shop.engine, order(job)));
      expect(end).to.include({ kind: 'succeeded' }).and.have.property('outputs').that.is.empty;
    }
  });

  it('lists no more than a thousand outputs, and says that there are more', async () => {
    const job = await shop.declare('many', {
      script: 'cd "$JOB_KEEPER_OUTPUT_DIR"; i=0; while [ $i -lt 1005 ]; do : > $i; i=$((i+1)); done',
    });
    const { end } = await endOf(shop.engine, await begin(shop.engine, order(job)));
    if (end.kind !== 'succeeded') throw new Error(JSON.stringify(end));
    expect(end.outputs).to.have.length(1000);
    expect(end.causes.map(({ code }) => code)).to.deep.equal(['OUTPUTS_CUT']);
  });

  it('that reports more than a thousand outputs has a thousand, and says that there are more', async () => {
    const uris = Array.from({ length: 1001 }, (_, place) => `s3://b/${place}`);
    const job = await shop.declare('reporting', { script: `echo 'JOB_KEEPER_OUTPUT ${JSON.stringify(uris)}'` });
    const { end } = await endOf(shop.engine, await begin(shop.engine, order(job)));
    if (end.kind !== 'succeeded') throw new Error(JSON.stringify(end));
    expect(end.outputs).to.deep.equal(uris.slice(0, 1000));
    expect(end.causes.map(({ code }) => code)).to.deep.equal(['OUTPUTS_CUT']);
  });

  it('that ends with another code has failed, and the cause is the end of what it printed', async () => {
    const job = await shop.declare('failing', {
      script: 'echo before; yes filler | head -c 5000; echo; echo "the reason" >&2; exit 7',
    });
    const { end } = await endOf(shop.engine, await begin(shop.engine, order(job)));
    if (end.kind !== 'failed') throw new Error(JSON.stringify(end));
    expect(end.causes).to.have.length(1);
    expect(end.causes[0]).to.include({ step: 'execute', code: 'EXIT_7' });
    expect(end.causes[0]!.message)
      .to.match(/the reason$/)
      .and.not.match(/before/);
    expect(end.causes[0]!.message.length).to.be.at.most(2048);
  });

  it('that fails without a word still has a cause in words; one that prints NUL and broken UTF-8 has one that can be stored', async () => {
    const silent = await shop.declare('silent', { script: 'exit 1' });
    const rude = await shop.declare('rude', { script: `printf 'a\\000b\\377c'; exit 1` });
    const messageOf = async (job: typeof silent): Promise<string> => {
      const { end } = await endOf(shop.engine, await begin(shop.engine, order(job)));
      return end.kind === 'failed' ? end.causes[0]!.message : JSON.stringify(end);
    };
    expect(await messageOf(silent)).to.equal('It ended with exit code 1 and printed nothing.');
    expect(await messageOf(rude))
      .to.match(/^a.b.c$/u)
      .and.not.include('\u0000');
  });

  it('that a signal ends has failed, with the signal as the cause', async () => {
    const job = await shop.declare('segfault', { script: 'kill -SEGV $$' });
    const { end } = await endOf(shop.engine, await begin(shop.engine, order(job)));
    expect(end).to.have.nested.property('causes[0].code', 'SIGNAL_SEGV');
  });

  it('whose command, program or folder is missing has failed at the start, with a sentence that names it', async () => {
    await writeFile(join(shop.folder, 'plain.txt'), 'not a program', { mode: 0o600 });
    const causeOf = async (job: { command: string[]; working_directory?: string }): Promise<string> => {
      const id = await shop.declare('missing', job);
      const { end, executingSince } = await endOf(shop.engine, await begin(shop.engine, order(id)));
      if (end.kind !== 'failed') throw new Error(JSON.stringify(end));
      expect(executingSince).to.equal(null);
      return `${end.causes[0]!.step} ${end.causes[0]!.code} ${end.causes[0]!.message}`;
    };
    expect(await causeOf({ command: ['no-such-program-here'] })).to.equal(
      'start ENOENT The command no-such-program-here was not found.',
    );
    expect(await causeOf({ command: [join(shop.folder, 'plain.txt')] })).to.match(
      /^start EACCES .*plain\.txt may not be executed/,
    );
    expect(await causeOf({ command: ['sh', '-c', 'true'], working_directory: '/no/such/folder' })).to.match(
      /^start ENOENT .*\/no\/such\/folder does not exist/,
    );
  });

  it('sees its parameters and its identity, and nothing of the environment of the service but PATH, HOME, LANG and TZ', async () => {
    process.env.SERVICE_SECRET_FOR_TEST = 'do not leak';
    try {
      const job = await shop.declare('env', {
        script:
          'cat /dev/null; env > "$JOB_KEEPER_OUTPUT_DIR/env"; tr "\\000" "\\n" < /proc/$PPID/environ >> "$JOB_KEEPER_OUTPUT_DIR/env" 2>/dev/null; true',
        environment: { REPORT_FORMAT: 'csv; rm -rf /', JOB_KEEPER_RUN_ID: 'forged' },
      });
      const ordered = order(job, { parameters: notebook({ 'report-date': '2024-01-01', path: '$(touch /tmp/x) "q"' }) });
      await endOf(shop.engine, await begin(shop.engine, ordered));
      const text = await shop.read(ordered.token, 'output/env');
      expect(text).to.not.include('do not leak').and.not.include('forged');
      const names = text.split('\n').map((line) => line.split('=')[0] ?? '');
      // NODE_V8_COVERAGE is Node's own doing, for every child, while coverage is measured.
      const foreign = names.filter(
        (name) => !/^(PATH|HOME|LANG|TZ|PWD|SHLVL|OLDPWD|_|REPORT_FORMAT|NODE_V8_COVERAGE|JOB_KEEPER_[A-Z_]+|)$/.test(name),
      );
      expect(foreign).to.deep.equal([]);
      expect(text.split('\n')).to.include.members([
        'REPORT_FORMAT=csv; rm -rf /',
        'JOB_KEEPER_PARAM_REPORT_DATE=2024-01-01',
        'JOB_KEEPER_PARAM_PATH=$(touch /tmp/x) "q"',
        'JOB_KEEPER_PARAMETERS={"report-date":"2024-01-01","path":"$(touch /tmp/x) \\"q\\""}',
        `JOB_KEEPER_RUN_ID=${ordered.token}`,
        'JOB_KEEPER_REQUEST_ID=request-1',
        'JOB_KEEPER_CORRELATION_ID=correlation-1',
        'JOB_KEEPER_TENANT_ID=333',
        'JOB_KEEPER_JOB_ID=env',
      ]);
    } finally {
      delete process.env.SERVICE_SECRET_FOR_TEST;
    }
  });

  it('gets python and jar parameters as arguments, each whole, without a shell in between', async () => {
    const job = await shop.declare('argv', { script: 'for a in "$@"; do echo "<$a>"; done' });
    const ordered = order(job, { parameters: { kind: 'python', list: ['--date=2024 01', '; exit 9', '$HOME', ''] } });
    const { end } = await endOf(shop.engine, await begin(shop.engine, ordered));
    expect(end.kind).to.equal('succeeded');
    expect(await shop.read(ordered.token, 'log.txt')).to.equal('<--date=2024 01>\n<; exit 9>\n<$HOME>\n<>\n');
  });

  it('that prints without end has a log within its limit, and its last report is still read', async () => {
    const job = await shop.declare('chatty', { script: 'yes line | head -c 3000000; echo; echo JOB_KEEPER_OUTPUT s3://b/o' });
    const ordered = order(job);
    const { end } = await endOf(shop.engine, await begin(shop.engine, ordered));
    expect(end).to.include({ kind: 'succeeded' }).and.have.deep.property('outputs', ['s3://b/o']);
    const log = await shop.read(ordered.token, 'log.txt');
    expect(log.length).to.be.within(99_900, 100_000);
    expect(log).to.match(/the log is cut here/);
  });

  it('does not wait for a child that it left behind, and takes it along', async () => {
    const job = await shop.declare('leaving', { script: 'sleep 300 & echo $! > "$JOB_KEEPER_OUTPUT_DIR/pid"' });
    const ordered = order(job);
    const { end } = await endOf(shop.engine, await begin(shop.engine, ordered));
    expect(end.kind).to.equal('succeeded');
    await gone(Number(await shop.read(ordered.token, 'output/pid')));
  });

  it('keeps its record and its log from other users of the machine', async () => {
    const ordered = order(await shop.declare('private', { script: 'echo x' }));
    await endOf(shop.engine, await begin(shop.engine, ordered));
    const folder = join(shop.stateDir, 'runs', ordered.token);
    expect((await stat(join(shop.stateDir, 'runs'))).mode & 0o077).to.equal(0);
    for (const file of ['run.json', 'log.txt', 'end.json']) expect((await stat(join(folder, file))).mode & 0o077).to.equal(0);
  });

  it('goes on as it was declared when it was submitted, also when the state folder is reached over a link', async () => {
    const linked = join(shop.folder, 'linked');
    await symlink(shop.stateDir, linked);
    const engine = await shop.reopen({ stateDir: linked });
    const runId = await begin(engine, order(await shop.declare('changing', { script: 'exit 4' })));
    await shop.declare('changing', { script: 'exit 5' });
    const { end } = await endOf(engine, runId);
    expect(end).to.have.nested.property('causes[0].code', 'EXIT_4');
    await rm(linked);
  });
});

async function gone(pid: number): Promise<void> {
  await eventually(async () => (await identify(pid)) === null);
}
