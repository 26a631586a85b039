// In: a claimed run, in the process that leads its group. Out: how its command ended. Promised: it is executed without a shell, with the
// run's own environment; a stop is asked for first and then waits no longer than the grace; a command that cannot be executed is an end.
import { spawn, type ChildProcess } from 'node:child_process';
import { access } from 'node:fs/promises';
import type { Clock } from '../../../ports/clock.js';
import { argumentsOf, environmentOf, inheritable } from './job-environment.js';
import type { Printed } from './printed.js';
import { identify } from './process-identity.js';
import type { RunFolder } from './run-folder.js';
import type { HowItEnded, RunRecord } from './run-record.js';
import { createOnce } from './whole-file.js';

export interface Execution {
  readonly record: RunRecord;
  readonly folder: RunFolder;
  readonly printed: Printed;
  readonly clock: Clock;
  /** Aborted when this process is told to end. */
  readonly told: AbortSignal;
  /** Whether it was the keeper who told it. */
  readonly stopAsked: () => Promise<boolean>;
}

/** What the command printed may still be on its way when it has ended; a child that it left behind may hold the pipe for ever. */
const drainMs = 1000;

export async function execute(execution: Execution): Promise<HowItEnded> {
  const { record, folder, clock, told } = execution;
  const child = await start(execution);
  if ('kind' in child) return child;
  const exited = endOf(child);
  const closed = closeOf(child);
  await noteCommand(folder, child.pid);

  const over = new AbortController();
  const ended = await Promise.race([
    exited,
    aborted(told).then(() => 'told' as const),
    clock.pause(record.maxRunSeconds * 1000, over.signal).then(() => 'time-limit' as const),
  ]);
  if (typeof ended === 'object') {
    over.abort();
    await atMost(clock, drainMs, closed);
    return ended;
  }
  const why = ended === 'time-limit' ? ended : (await execution.stopAsked()) ? 'asked' : 'runner-told-to-end';
  // The whole group: this process is in it, and takes no harm from this signal.
  process.kill(-process.pid, 'SIGTERM');
  // What it says at last is kept too.
  const drained = exited.then(() => atMost(clock, drainMs, closed));
  await atMost(clock, record.stopGraceMs, drained);
  return { kind: 'stopped', why };
}

async function start({ record, folder, printed }: Execution): Promise<ChildProcess | HowItEnded> {
  const [program = ''] = record.command;
  try {
    // "node" is the Node that runs the service: it need not be on the PATH, and another one there may be too old.
    const child = spawn(program === 'node' ? process.execPath : program, argumentsOf(record), {
      cwd: record.workingDirectory,
      env: environmentOf(record, folder.output, inheritable(process.env)),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => printed.out(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.err(chunk));
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve).once('error', reject);
    });
    return child;
  } catch (problem) {
    return notExecuted(problem, program, record.workingDirectory);
  }
}

async function notExecuted(problem: unknown, program: string, workingDirectory: string): Promise<HowItEnded> {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'UNKNOWN';
  // The system has one answer for both: look which of the two is missing.
  const noFolder = await access(workingDirectory).then(
    () => false,
    () => true,
  );
  if (noFolder) return { kind: 'not-executed', code, message: `The working directory ${workingDirectory} does not exist.` };
  if (code === 'ENOENT') return { kind: 'not-executed', code, message: `The command ${program} was not found.` };
  if (code === 'EACCES') return { kind: 'not-executed', code, message: `The command ${program} may not be executed.` };
  return { kind: 'not-executed', code, message: `The command ${program} could not be executed (${code}).` };
}

/** Lets the keeper prove, should this process die, that who is left in the group is ours. */
async function noteCommand(folder: RunFolder, pid: number | undefined): Promise<void> {
  try {
    const command = pid === undefined ? null : await identify(pid);
    if (command !== null) await createOnce(folder.command, command);
  } catch {
    // The disk is full, or worse. The command has begun: this process must not die of it and leave it to itself.
  }
}

function endOf(child: ChildProcess): Promise<HowItEnded> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) =>
      resolve(signal === null ? { kind: 'exited', code: code ?? 0 } : { kind: 'signalled', signal }),
    );
  });
}

function closeOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function atMost(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work, clock.pause(ms, enough.signal)]);
  enough.abort();
}
