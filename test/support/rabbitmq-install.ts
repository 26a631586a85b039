// RabbitMQ from the distribution's own packages, where we may: Debian or Ubuntu, as root. Only the programs are wanted: a policy file
// keeps the package from starting its service (and is taken away again).
import { access, rm, writeFile } from 'node:fs/promises';
import { runCommand } from './run-command.js';

const APT = '/usr/bin/apt-get';
const POLICY = '/usr/sbin/policy-rc.d';
const INSTALL_MS = 10 * 60_000;
const OPTIONS = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];

/** False, and the reason added, when it cannot be installed. */
export async function installRabbit(reasons: string[]): Promise<boolean> {
  if (!(await exists(APT))) return refuse(reasons, 'there is no apt-get');
  if (process.getuid?.() !== 0) return refuse(reasons, 'rabbitmq-server is not installed, and only root may install it');
  process.stderr.write('tests: installing rabbitmq-server with apt-get (needed once on this machine)\n');
  try {
    await apt('update');
    await withoutServices(() => apt('install', '--no-install-recommends', 'rabbitmq-server'));
    return true;
  } catch (problem) {
    return refuse(reasons, problem instanceof Error ? problem.message : String(problem));
  }
}

async function apt(...args: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand(APT, [...OPTIONS, ...args], { timeoutMs: INSTALL_MS, env });
}

async function withoutServices(install: () => Promise<void>): Promise<void> {
  // 101 = "action forbidden by policy". A policy that the machine already has is left alone.
  const ours = !(await exists(POLICY));
  if (ours) await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await install();
  } finally {
    if (ours) await rm(POLICY, { force: true });
  }
}

function refuse(reasons: string[], reason: string): false {
  reasons.push(reason);
  return false;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
