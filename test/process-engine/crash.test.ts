import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { identify } from '../../src/adapters/engine/process/process-identity.js';
import { branded, type RunId } from '../../src/core/ids.js';
import type { SubmitOrder } from '../../src/ports/engine.js';
import { eventually } from '../support/eventually.js';
import { spawnNode } from '../support/processes.js';
import { begin, endOf, order, running, workshop, type Workshop } from './workshop.js';

const keeperScript = fileURLToPath(new URL('./keeper-process.ts', import.meta.url));
const stepsMax = 60;
/** Two cores: more at once only makes each slower. */
const atOnce = 3;

describe('the process engine, when somebody is killed', function () {
  this.timeout(240_000);
  let shop: Workshop;
  before(async () => {
    shop = await workshop();
  });

  interface Mortal {
    /** Of its own: what else lies in a state folder would change the number of steps. */
    readonly stateDir: string;
    readonly ordered: SubmitOrder;
  }

  let mortals = 0;
  async function mortal(): Promise<Mortal> {
    const number = (mortals += 1);
    const job = await shop.declare('counting', { script: `echo x >> "${shop.folder}/count-$JOB_KEEPER_RUN_ID"` });
    return { stateDir: join(shop.folder, `state-${number}`), ordered: order(job) };
  }

  /** Runs a keeper that submits, with death at a step of itself or of the runner. true: the keeper came to its end. */
  async function submitAndDie({ stateDir, ordered }: Mortal, who: 'keeper' | 'runner', step: number): Promise<boolean> {
    const preload = new URL('./die-at-step.mjs', import.meta.url);
    preload.search = new URLSearchParams({ in: who, step: String(step), state: stateDir }).toString();
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--import', preload.href, keeperScript, shop.jobsFile, stateDir, JSON.stringify(ordered)],
      { stdio: 'ignore' },
    );
    const [code] = (await once(child, 'exit')) as [number | null];
    return code === 0;
  }

  async function timesExecuted({ ordered }: Mortal): Promise<number> {
    const text = await readFile(join(shop.folder, `count-${ordered.token}`), 'utf8').catch(() => '');
    return text.split('\n').length - 1;
  }

  const exists = (path: string): Promise<boolean> =>
    readFile(path).then(
      () => true,
      () => false,
    );

  it('executes a run exactly once, whichever step of submitting the keeper dies before', async () => {
    const survivors: number[] = [];
    const begunUnasked: number[] = [];
    const dieBefore = async (step: number): Promise<void> => {
      const one = await mortal();
      const runId = branded<RunId>(one.ordered.token);
      const folder = join(one.stateDir, 'runs', runId);
      if (await submitAndDie(one, 'keeper', step)) survivors.push(step);
      const engine = await shop.reopen({ stateDir: one.stateDir });
      if ((await exists(join(folder, 'run.json'))) && !(await exists(join(folder, 'runner-log.txt')))) {
        // Accepted, and nobody has begun it: a new keeper does so by itself.
        begunUnasked.push(step);
        expect((await engine.snapshot()).activeRuns.map((run) => run.runId)).to.deep.equal([runId]);
      } else {
        // Whether there is a run is not known: a new keeper is sent the same token again, twice, at once.
        expect(await Promise.all([begin(engine, one.ordered), begin(engine, one.ordered)])).to.deep.equal([runId, runId]);
      }
      const { end } = await endOf(engine, runId);
      expect(end.kind, `killed before step ${step}`).to.equal('succeeded');
      expect(await timesExecuted(one), `killed before step ${step}`).to.equal(1);
      expect((await engine.snapshot()).activeRuns).to.deep.equal([]);
    };
    for (let from = 1; from < stepsMax && survivors.length === 0; from += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, (_, offset) => dieBefore(from + offset)));
    }
    // It did die on the way, many times, and at last there was no step left to die before.
    expect(Math.min(...survivors)).to.be.within(12, stepsMax);
    expect(begunUnasked).to.not.be.empty;
  });

  it('executes a run once that several keepers on one folder are sent at the same time', async () => {
    const one = await mortal();
    const { stateDir, ordered } = one;
    const keepers = await Promise.all(Array.from({ length: 5 }, () => shop.reopen({ stateDir })));
    const runIds = await Promise.all(keepers.flatMap((keeper) => [begin(keeper, ordered), begin(keeper, ordered)]));
    expect(new Set(runIds)).to.deep.equal(new Set([ordered.token]));
    const folder = join(stateDir, 'runs', ordered.token);
    await eventually(async () => (await exists(join(folder, 'end.json'))) && (await livingRunners(folder)).length === 0);
    for (const keeper of keepers) expect((await endOf(keeper, runIds[0]!)).end.kind).to.equal('succeeded');
    expect(await timesExecuted(one)).to.equal(1);
  });

  it('executes a run at most once and gives it an end, whichever step of its own the runner dies before', async () => {
    const unhurt: number[] = [];
    const ends = new Set<string>();
    const dieBefore = async (step: number): Promise<void> => {
      const one = await mortal();
      expect(await submitAndDie(one, 'runner', step)).to.equal(true);
      const folder = join(one.stateDir, 'runs', one.ordered.token);
      await eventually(async () => (await livingRunners(folder)).length === 0, 30_000);
      if (await exists(join(folder, 'end.json'))) unhurt.push(step);
      const engine = await shop.reopen({ stateDir: one.stateDir });
      const { end } = await endOf(engine, await begin(engine, one.ordered));
      ends.add(end.kind);
      const times = await timesExecuted(one);
      if (end.kind === 'succeeded') expect(times, `killed before step ${step}`).to.equal(1);
      else expect(times, `killed before step ${step}: ${end.kind}`).to.be.at.most(1);
    };
    // Once the end is written, no later step can change anything.
    for (let from = 1; from < stepsMax && unhurt.length === 0; from += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, (_, offset) => dieBefore(from + offset)));
    }
    expect(Math.min(...unhurt)).to.be.within(8, stepsMax);
    expect([...ends]).to.have.members(['succeeded', 'infrastructure']);
  });

  it('goes on running when its keeper is killed; the next keeper sees it, since when it runs, and its end', async () => {
    const job = await shop.declare('waiting', {
      script: `until [ -e "${shop.folder}/go" ]; do sleep 0.02; done; echo JOB_KEEPER_OUTPUT s3://b/o`,
    });
    const ordered = order(job);
    const keeper = spawnNode(keeperScript, [shop.jobsFile, shop.stateDir, JSON.stringify(ordered), 'stay']);
    await keeper.waitForLine(/accepted/);
    const runId = branded<RunId>(ordered.token);
    const before = await running(shop.engine, runId);
    keeper.kill('SIGKILL');
    await keeper.exited;

    const engine = await shop.reopen();
    const { activeRuns } = await engine.snapshot();
    expect(activeRuns.find((run) => run.runId === runId)).to.deep.include({
      jobId: job,
      phase: 'running',
      clusterIds: [],
      executingSince: before.executingSince,
    });
    await writeFile(join(shop.folder, 'go'), '');
    const { end, executingSince } = await endOf(engine, runId);
    expect(end).to.include({ kind: 'succeeded' }).and.have.deep.property('outputs', ['s3://b/o']);
    expect(executingSince).to.equal(before.executingSince);
    expect((await engine.snapshot()).activeRuns.map((run) => run.runId)).to.not.include(runId);
  });

  it('ends a run as the platform’s failure when its runner is killed, and kills what the runner left', async () => {
    const ordered = order(await shop.declare('orphan', { script: 'echo begun; sleep 300 & wait' }));
    const runId = await begin(shop.engine, ordered);
    const command = await eventually(async () => JSON.parse(await shop.read(ordered.token, 'command.json')) as { pid: number });
    const started = JSON.parse(await shop.read(ordered.token, 'started.json')) as { process: { pid: number } };
    process.kill(started.process.pid, 'SIGKILL');
    const { end } = await endOf(shop.engine, runId);
    expect(end.kind).to.equal('infrastructure');
    expect(end).to.have.nested.property('causes[0].code', 'RUNNER_LOST');
    await eventually(async () => (await identify(command.pid)) === null);
    expect(await endOf(shop.engine, runId)).to.have.nested.property('end.kind', 'infrastructure');
  });

  it('tells a machine that shuts down from a wish to stop: a runner that is told to end by others is the platform’s failure', async () => {
    const ordered = order(await shop.declare('shutdown', { script: 'sleep 300' }));
    const runId = await begin(shop.engine, ordered);
    await eventually(() => shop.read(ordered.token, 'command.json'));
    const started = JSON.parse(await shop.read(ordered.token, 'started.json')) as { process: { pid: number } };
    process.kill(started.process.pid, 'SIGTERM');
    const { end } = await endOf(shop.engine, runId);
    expect(end).to.have.nested.property('causes[0].code', 'TERMINATED');
    expect(end.kind).to.equal('infrastructure');
  });

  it('takes nobody for its own who only has the number of a process that it once had', async () => {
    const ordered = order(await shop.declare('number', { script: 'true' }));
    const runId = await begin(shop.engine, ordered);
    await endOf(shop.engine, runId);
    // As after a restart of the machine in the middle of the run: no end, and the numbers belong to somebody else, here to this test.
    const folder = join(shop.stateDir, 'runs', ordered.token);
    const forged = { pid: process.pid, born: 'another machine start 123' };
    await writeFile(join(folder, 'started.json'), JSON.stringify({ by: 'runner', at: 1, process: forged }));
    await writeFile(join(folder, 'command.json'), JSON.stringify(forged));
    await rm(join(folder, 'end.json'));
    const engine = await shop.reopen();
    expect((await engine.stop(runId)).kind).to.equal('asked');
    const sight = await engine.look(runId);
    expect(sight).to.have.nested.property('end.kind', 'infrastructure');
  });
});

async function livingRunners(folder: string): Promise<number[]> {
  const child = spawn('ps', ['-eo', 'pid=,stat=,args='], { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(child, 'close');
  return text
    .split('\n')
    .filter((line) => line.includes(folder) && line.includes('runner.') && !/^\s*\d+\s+Z/.test(line))
    .map((line) => Number.parseInt(line, 10));
}
