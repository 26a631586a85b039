// A private node of the machine's own rabbitmq-server: own name, ports, folders, cookie and epmd. It neither sees nor disturbs the
// machine's service, running or not. Promised: node, epmd and folder are gone after this process, however it ends.
import { spawn } from 'node:child_process';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { connect } from 'amqplib';
import { atEndOfRun } from './end-of-run.js';
import { eventually } from './eventually.js';
import { freePorts } from './ports.js';
import type { RabbitServer } from './rabbitmq.js';
import { runCommand } from './run-command.js';
import { temporaryFolder } from './temporary-folder.js';

// Debian's wrappers in /usr/sbin switch to another user and lose the environment: the real programs go first.
const DEBIAN = '/usr/lib/rabbitmq/bin';
const START_MS = 60_000;
const ATTEMPTS = 3;

// Our end of the pipe closes however we end; then the node and its epmd are killed (their data is a test's) and the folder goes.
const WATCHDOG = `
dir=$1; port=$2; server=$3
exec 3<&0 </dev/null >>"$dir/output.log" 2>&1
epmd -port "$port" -address 127.0.0.1 3<&- &
epmd=$!
( "$server" 3<&-; echo "$?" >"$dir/ended" ) 3<&- &
read -r _ <&3
kill -KILL $(cat "$dir/node.pid") $epmd
wait
rm -rf -- "$dir"
kill -KILL 0
`;

export async function findRabbit(): Promise<string | null> {
  for (const folder of [DEBIAN, ...(process.env['PATH'] ?? '').split(delimiter)]) {
    if (folder === '') continue;
    const found = await access(join(folder, 'rabbitmq-server')).then(
      () => true,
      () => false,
    );
    if (found) return folder;
  }
  return null;
}

export async function startRabbitNode(bin: string): Promise<RabbitServer> {
  const problems: unknown[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      return await tryNode(bin);
    } catch (problem) {
      problems.push(problem); // Most likely somebody took one of the ports meanwhile: the next attempt has others.
    }
  }
  throw new AggregateError(problems, `RabbitMQ did not start: ${problems.map(String).join('; ')}`);
}

async function tryNode(bin: string): Promise<RabbitServer> {
  const dir = join(await temporaryFolder(), 'rabbitmq');
  const [amqp = 0, dist = 0, epmd = 0] = await freePorts(3);
  const env = nodeEnvironment(dir, { amqp, dist, epmd });
  await layFolders(dir);
  const node = spawn('/bin/sh', ['-c', WATCHDOG, 'job-keeper-rabbitmq', dir, String(epmd), join(bin, 'rabbitmq-server')], {
    detached: true,
    cwd: '/',
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  node.stdin.on('error', () => undefined); // Closed by an end that came first.
  const exited = new Promise<void>((resolve) => {
    node.once('close', () => {
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    node.stdin.end();
    await exited;
  };
  const url = `amqp://guest:guest@127.0.0.1:${amqp}/`;
  try {
    await serves(url, dir);
  } catch (problem) {
    await stop();
    throw problem;
  }
  atEndOfRun(stop);
  return {
    url,
    stays: false,
    ctl: (...args) => runCommand(join(bin, 'rabbitmqctl'), ['--quiet', ...args], { timeoutMs: 60_000, env }),
  };
}

async function layFolders(dir: string): Promise<void> {
  for (const folder of ['home', 'mnesia', 'log']) await mkdir(join(dir, folder), { recursive: true, mode: 0o700 });
  await writeFile(join(dir, 'plugins'), '[].\n');
  await writeFile(join(dir, 'rabbitmq.conf'), 'log.file.level = warning\nlog.console = false\ndisk_free_limit.absolute = 10MB\n');
}

function nodeEnvironment(dir: string, ports: { amqp: number; dist: number; epmd: number }): NodeJS.ProcessEnv {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin:/opt/homebrew/sbin',
    LANG: 'C.UTF-8',
    HOME: join(dir, 'home'),
    ERL_EPMD_PORT: String(ports.epmd),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `job-keeper-${ports.amqp}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(ports.amqp),
    RABBITMQ_DIST_PORT: String(ports.dist),
    RABBITMQ_MNESIA_BASE: join(dir, 'mnesia'),
    RABBITMQ_LOG_BASE: join(dir, 'log'),
    RABBITMQ_PID_FILE: join(dir, 'node.pid'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(dir, 'plugins'),
    RABBITMQ_CONFIG_FILE: join(dir, 'rabbitmq'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
  };
}

async function serves(url: string, dir: string): Promise<void> {
  const up = await eventually(
    async () => {
      const code = await readFile(join(dir, 'ended'), 'utf8').catch(() => null);
      if (code !== null) return { outcome: 'ended', code } as const;
      const connection = await connect(url, { timeout: 2000 });
      await connection.close();
      return { outcome: 'serves' } as const;
    },
    START_MS,
    50,
  );
  if (up.outcome === 'serves') return;
  const said = await readFile(join(dir, 'output.log'), 'utf8').catch(() => '');
  throw new Error(`the node ended with ${up.code.trim()}: ${said.trim().slice(-600)}`);
}
