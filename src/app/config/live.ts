// What of the configuration may change while the process runs: what decides. All else is what things were opened with, and needs a start.
import { createHash } from 'node:crypto';
import type { Config } from './schema.js';

export interface Live {
  readonly settings: Config['settings'];
  readonly retention: Pick<Config['retention'], 'keep_days' | 'keep_runs_hours_min' | 'audit_keep_days'>;
}

export function liveOf({ settings, retention: { keep_days, keep_runs_hours_min, audit_keep_days } }: Config): Live {
  return { settings, retention: { keep_days, keep_runs_hours_min, audit_keep_days } };
}

/** As it would be with what is live of the one, and all else of the other. */
export function withLive(config: Config, { settings, retention }: Live): Config {
  return { ...config, settings, retention: { ...config.retention, ...retention } };
}

/** The same settings are the same version on every replica, wherever they come from. */
export function liveVersion(live: Live): string {
  return createHash('sha256').update(JSON.stringify(live)).digest('hex').slice(0, 16);
}
