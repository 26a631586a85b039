// What a process decides by, opened: its settings, and the policies that are held against them.
import { systemClock } from '../../adapters/clock/system-clock.js';
import type { WatchedFile } from '../../adapters/policy-source/watched-file.js';
import type { Sources } from '../config/load.js';
import type { Config } from '../config/schema.js';
import type { House } from '../house.js';
import type { Opened } from '../opened.js';
import { namesOf, openPolicies, openShadow } from '../parts/policies.js';
import type { LiveSettings } from './live-settings.js';
import { liveSettings } from './taking.js';

export interface Decided {
  readonly live: LiveSettings;
  readonly policies: Awaited<ReturnType<typeof openPolicies>>;
  /** null: none is configured. */
  readonly shadowPolicy: Awaited<ReturnType<typeof openShadow>>;
}

/** `sources` null: settings stay as they are. */
export async function openDeciding(
  { config, sources }: { readonly config: Config; readonly sources: Sources | null },
  opened: Opened,
  { store, ...deciding }: Pick<House, 'store' | 'replica' | 'telemetry'> & { readonly proposes: boolean },
): Promise<Decided> {
  const live = liveSettings(config, sources, { clock: systemClock, telemetry: deciding.telemetry });
  const naming = { names: () => namesOf(live.now().settings), unsettled: () => live.unsettled() };
  const around = { ...deciding, ...naming, clock: systemClock };
  const opening = openPolicies(config, { ...around, store: store.policies });
  const policies = await opened.add('policies', opening, (made) => made.stop());
  const shadowPolicy = await opened.add('shadow', openShadow(config, around), async (made) => made?.stop());
  return { live, policies, shadowPolicy };
}

export function ofNow(live: LiveSettings): Pick<House, 'settings' | 'retention' | 'settingsStanding'> {
  return {
    settings: () => live.now().settings,
    retention: () => live.now().retention,
    settingsStanding: () => live.standing(),
  };
}

/** Settings first, for policies may name what is new in them; and last, for what only the policy of before was against. */
export async function reloadAll(live: LiveSettings, policies: readonly WatchedFile[]): Promise<void> {
  await live.reload();
  await Promise.all(policies.map((file) => file.reload()));
  await live.reloadAgain();
}
