// The catalogue over a snapshot and settings that a test has written down, on a clock that stands still.
import { openCatalogue } from '../../src/app/asking/catalogue.js';
import { Config } from '../../src/app/config/schema.js';
import type { Snapshot } from '../../src/core/cluster.js';
import type { Catalogue } from '../../src/ports/catalogue.js';
import type { Snapshots } from '../../src/ports/engine.js';
import { aSnapshot, monday, someSettings } from './scenes.js';

interface Written {
  readonly settings?: Parameters<typeof someSettings>[0];
  readonly retention?: Readonly<Record<string, unknown>>;
  readonly snapshots?: Snapshots;
}

/** The snapshot is three seconds old. */
export function aCatalogue(
  snapshot: Snapshot = aSnapshot(),
  { settings: changes, retention, snapshots }: Written = {},
): Catalogue {
  const settings = someSettings(changes);
  const config = Config.parse({ settings, retention });
  return openCatalogue({
    settings: () => settings,
    retention: () => config.retention,
    snapshots: snapshots ?? { latest: () => snapshot, fresh: () => Promise.resolve(snapshot) },
    clock: { now: () => monday + 3_000 },
    engine: { name: 'databricks' },
  });
}
