// By what decisions are taken now: the policy in force with its text, the settings, and the engine's clusters and jobs, as a manager asks who plays a
// past period again.
import { decidingSettings } from '../../core/deciding-settings.js';
import { Fault } from '../../core/faults.js';
import type { DecidingView } from '../../ports/past.js';
import type { House } from '../house.js';
import { newestSnapshot, pageAgeMs } from './newest-snapshot.js';

/** Throws a Fault 'engine-unavailable' when the engine has never answered. */
export async function decidingView(
  house: Pick<House, 'policies' | 'settings' | 'snapshots'> & { readonly store: Pick<House['store'], 'policies'> },
): Promise<DecidingView> {
  const snapshot = await newestSnapshot(house, pageAgeMs);
  if (snapshot === null) throw new Fault('engine-unavailable', 'it has not answered since the start');
  const { name, version } = house.policies.current();
  const kept = await house.store.policies.kept(version);
  return {
    policy: { name, version, text: kept?.text ?? null },
    settings: decidingSettings(house.settings()),
    engine: { name: snapshot.engine, clusters: snapshot.clusters, jobs: [...snapshot.jobs.values()] },
  };
}
