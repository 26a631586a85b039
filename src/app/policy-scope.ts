// Which policy the configuration names, and what a policy may name: for the commands that work on policies as files.
import type { Settings } from '../core/settings.js';
import { configured, type Surroundings } from './configured.js';
import { namedFile } from './config/load.js';
import { namesOf, settingNamesOf } from './parts/policies.js';

/** null: the configuration is bad, and every problem of it has been told. */
export function policyScope({ configFile }: { readonly configFile: string | null }, around: Surroundings) {
  const config = configured(configFile, [], around);
  return config === null
    ? null
    : { file: namedFile(config.policies.file), ...namesOf(config.settings), settingNames: settingNamesOf(config) };
}

/** null, as of the policy. */
export function settingsIn({ configFile }: { readonly configFile: string | null }, around: Surroundings): Settings | null {
  return configured(configFile, [], around)?.settings ?? null;
}
