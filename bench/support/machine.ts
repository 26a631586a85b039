// One paragraph about the machine that figures come from.
import { cpus, release, totalmem, type } from 'node:os';
import { postgresSettings } from './servers.js';

export function machine(): string {
  const [cpu] = cpus();
  const settings = Object.entries(postgresSettings).map(([name, value]) => `${name} ${value}`);
  return [
    `${new Date().toISOString().slice(0, 16)}Z, ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB,`,
    `${type()} ${release()}, Node ${process.versions.node}.`,
    `PostgreSQL (fsync, synchronous_commit on; ${settings.join(', ')}) and RabbitMQ on the same machine.`,
  ].join(' ');
}
