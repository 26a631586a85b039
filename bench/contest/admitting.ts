// The parts of an admission pass as `serve` joins them, around an engine whose picture never changes: so that one pass can be measured by
// itself, on a real store.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { cachedSnapshots } from '../../src/adapters/engine/shared/cached-snapshots.js';
import { openStore } from '../../src/adapters/store/postgres/open-store.js';
import type { AdmissionParts } from '../../src/admission/admission.js';
import { loadConfig } from '../../src/app/config/load.js';
import { packageFile } from '../../src/app/config/package-file.js';
import { Settings } from '../../src/core/settings.js';
import { compilePolicy } from '../../src/policy/compile.js';
import type { Store } from '../../src/ports/store/store.js';
import { instantEngine } from '../support/instant-engine.js';
import { oneClock } from '../../test/support/one-clock.js';

const telemetry = { report: () => undefined };
const fileName = 'policies/default.yaml';

export function openStoreOf(url: string): Promise<Store> {
  return openStore({
    ...{ url, poolMax: 4, statementTimeoutMs: 15_000, lockTimeoutMs: 5_000, connectTimeoutMs: 5_000 },
    ...{ applicationName: 'job-keeper-bench', channels: [], telemetry },
  });
}

/** `settings`: what is not the default. */
export function admissionParts(store: Store, declaredJobs: number, settings: object): AdmissionParts {
  const pools = {
    active: { clusters: [], own_compute_slots: 2_000 },
    passive: { clusters: [], own_compute_slots: 2_000 },
  };
  const defaults = loadConfig({ env: {}, file: null, flags: [] });
  if (!defaults.ok) throw new Error(JSON.stringify(defaults.problems));
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const text = readFileSync(packageFile(fileName), 'utf8');
  const compiled = compilePolicy(text, { fileName, poolNames: Object.keys(pools), hash });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { policy } = compiled;
  const engine = instantEngine(systemClock, declaredJobs);
  return {
    store: store.admission,
    snapshots: cachedSnapshots({ engine, clock: systemClock, telemetry }),
    policies: { current: () => policy } as AdmissionParts['policies'],
    shadow: null,
    settings: Settings.parse({ ...defaults.value.settings, pools, ...settings }),
    ...oneClock(systemClock),
    ids: uuidIds,
    telemetry,
    engine: engine.name,
    replica: 'bench',
    leaseMs: 60_000,
    snapshotAgeMs: 4_000,
    waiting: () => 0,
    arrived: () => 0,
    nextSweepAt: () => systemClock.now() + 120_000,
  };
}
