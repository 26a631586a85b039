// The session of the guide to policies, played: its very commands, one after the other, in a folder of their own, beside a service that has
// the draft in its shadow. In: the block. Out: what each command printed. Promised: what a service needs a moment for is asked for until it is so.
import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { runCli } from '../../src/cli/run-cli.js';
import { eventually } from '../support/eventually.js';
import { spawnProgram } from '../support/program.js';
import { runCommand } from '../support/run-command.js';
import { temporaryFolder } from '../support/temporary-folder.js';

export interface Said {
  readonly command: string;
  readonly output: string;
}

export function readSession(block: string): Said[] {
  return block
    .split(/^\$ /m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [command = '', ...output] = part.split('\n');
      return { command, output: output.join('\n').trimEnd() };
    });
}

/** What is another at every run: ids, replicas, times, how many run just now; and the width of columns, which hangs on them. */
export function shapeOf(output: string): string {
  return (
    output
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
      .replace(/[^\s:]+:\d+:[0-9a-f]{8}\b/g, '<replica>')
      // Another with each setting that is added.
      .replace(/(?<=^Settings, version )[0-9a-f]{16}/gm, '<version>')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
      .replace(/\b(in|for) (\d+ min )?\d+ (s|min)\b|\b(\d+ min )?\d+ (s|min) ago\b|\bnow\b(?=[.;]?$)/gm, '<time>')
      .replace(/\d+ of (\d+) (slots|taken)/g, 'n of $1 $2')
      .split('\n')
      .map((line) => (line.trim() === '^' ? line : line.replace(/ {2,}/g, '  ').trimEnd()))
      .join('\n')
  );
}

/** Until then a service may say otherwise: what it was told has not come to where it is asked for. */
const grows = /policy (shadow|show)|requests explain/;
const boundMs = 60_000;
const token = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{16}\b/g;

export async function play(session: readonly Said[]): Promise<Said[]> {
  const { run, stop } = await somewhere();
  const really = new Map<string, string>();
  const said: Said[] = [];
  try {
    for (const { command, output } of session) {
      const asked = command.replace(token, (one) => really.get(one) ?? one);
      let got = await run(asked);
      const isSo = () => shapeOf(got) === shapeOf(output);
      if (grows.test(command) && !isSo())
        await eventually(async () => ((got = await run(asked)), isSo()), boundMs).catch(() => null);
      const [shown, seen] = [output.match(token) ?? [], got.match(token) ?? []];
      for (const [index, one] of shown.entries()) really.set(one, seen[index] ?? one);
      said.push({ command, output: got });
    }
    return said;
  } finally {
    await stop();
  }
}

async function somewhere() {
  const folder = await temporaryFolder();
  await cp('policies', join(folder, 'policies'), { recursive: true });
  const config = join(folder, 'config.yaml');
  const policies = { watch_interval_ms: 200, shadow_file: join(folder, 'draft', 'default.yaml') };
  await writeFile(config, JSON.stringify({ http: { port: 0 }, data_dir: join(folder, 'data'), policies }));
  const nothingGiven = { DATABASE_URL: undefined, AMQP_URL: undefined, DATABRICKS_HOST: undefined, JOB_KEEPER_CONFIG: undefined };
  const service = spawnProgram(['serve', '--config', config], nothingGiven);
  const ready = await service.waitForLine(/ready at http/, boundMs);
  const url = /http:\/\/[\d.:]+/.exec(ready)?.[0] ?? '';
  const stop = async () => {
    service.kill('SIGTERM');
    await service.exited;
  };
  const run = (command: string) => (command.startsWith('npx job-keeper ') ? cli(command, folder, url) : shell(command, folder));
  return { run, stop };
}

async function shell(command: string, folder: string): Promise<string> {
  return (await runCommand('sh', ['-c', `cd '${folder}' && ${command}`], { timeoutMs: boundMs })).trimEnd();
}

/** In this process, for a process each would take most of the time; files are those of the folder. */
async function cli(command: string, folder: string, url: string): Promise<string> {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].slice(2).map(([, quoted, bare]) => quoted ?? bare ?? '');
  const argv = words.map((word) => (existsSync(join(folder, word)) ? join(folder, word) : word));
  let out = '';
  const output = { write: (text: string) => (out += text), columns: 200 };
  const io = { stdin: process.stdin, stdout: output, stderr: output, env: { JOB_KEEPER_URL: url }, clock: systemClock };
  const unused = () => Promise.reject(new Error('no command of the session needs it'));
  const policyScope = () => Promise.resolve({ file: 'policies/default.yaml', poolNames: ['active', 'passive'] });
  await runCli(argv, io, { ...{ serve: unused, migrate: unused, audit: unused, demo: unused, settingsIn: unused }, policyScope });
  return out.replaceAll(`${folder}/`, '').trimEnd();
}
