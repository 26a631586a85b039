// The policy file that is configured.
import { filePolicySource, type FilePolicySource } from '../../adapters/policy-source/file.js';
import type { PolicyScope, ShadowSource } from '../../ports/policy-source.js';
import { shadowFile } from '../../adapters/policy-source/shadow-file.js';
import type { WatchedFile } from '../../adapters/policy-source/watched-file.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { namedFile } from '../config/load.js';
import type { Config } from '../config/schema.js';

export function scopeOf({ settings }: Config): PolicyScope {
  return { poolNames: Object.keys(settings.pools) };
}

export function openPolicies(config: Config, clock: Clock, telemetry: Telemetry): Promise<FilePolicySource> {
  const { policies } = config;
  return filePolicySource({
    path: namedFile(policies.file),
    ...scopeOf(config),
    ...{ clock, telemetry },
    intervalMs: policies.watch_interval_ms,
  });
}

/** By its path as it is given: it may come later. */
export async function openShadow(
  config: Config,
  clock: Clock,
  telemetry: Telemetry,
): Promise<(ShadowSource & WatchedFile) | null> {
  const { shadow_file: path, watch_interval_ms: intervalMs } = config.policies;
  return path === null ? null : shadowFile({ path, ...scopeOf(config), clock, telemetry, intervalMs });
}
