// The settings of a policy and their overrides: named values that conditions use, checked once.
import type { Settings } from './conditions/condition.js';
import { nearest } from '../core/nearest.js';
import { unknownGroup } from './group-names.js';
import { overridesMax, OverrideEntry, SettingValue as Written, settingsMax } from './policy-file.js';
import { problemsMax } from './text/problem.js';
import type { Override, PolicySettings, SettingValue } from './conditions/setting-values.js';
import { fit, fittingParts, under, type Misfit } from './text/shape.js';
import type { Path } from './text/yaml-text.js';

export interface Parts {
  readonly settings: unknown;
  readonly overrides: unknown;
  /** null: they are not known. */
  readonly groupNames: readonly string[] | null;
}

/** What is wrong with the parts as a whole is told by the whole file. */
export function compileSettings(
  { settings, overrides, groupNames }: Parts,
  refuse: (misfits: readonly Misfit[]) => void,
): Settings {
  const usual = valuesIn(settings, ['settings'], refuse);
  const entries = Array.isArray(overrides) ? (overrides as readonly unknown[]) : [];
  const read: Override[] = [];
  let told = 0;
  const counted: Reading['refuse'] = (misfits) => {
    told += misfits.length;
    refuse(misfits);
  };
  for (const [index, written] of entries.slice(0, overridesMax).entries()) {
    // Whatever is wrong is compared with all that might have been meant: of a file that is wrong throughout there is enough.
    if (told > problemsMax) break;
    read.push(...overrideOf(written, ['overrides', index], { usual, groupNames, refuse: counted }));
  }
  return { usual, overrides: read };
}

interface Reading {
  readonly usual: PolicySettings;
  readonly groupNames: Parts['groupNames'];
  readonly refuse: (misfits: readonly Misfit[]) => void;
}

function overrideOf(written: unknown, path: Path, reading: Reading): Override[] {
  const fitted = fit(OverrideEntry, written);
  if (!fitted.ok) {
    reading.refuse(under(path, fitted.misfits));
    readParts(fittingParts(OverrideEntry, written), path, reading);
    return [];
  }
  const { tenant, group, job, cluster_type: clusterType } = fitted.value;
  const values = readParts(fitted.value, path, reading);
  const list = (ids: string | readonly string[] | undefined) => (ids === undefined ? null : [ids].flat());
  return [{ tenants: list(tenant), groups: list(group), jobs: list(job), clusterTypes: list(clusterType), settings: values }];
}

/** What can be said of each part by itself. The values that it gives. */
function readParts(
  { group, settings }: Partial<OverrideEntry>,
  path: Path,
  { usual, groupNames, refuse }: Reading,
): PolicySettings {
  if (groupNames !== null) refuse(under([...path, 'group'], misfitGroups(group, groupNames)));
  const values = valuesIn(settings, [...path, 'settings'], refuse);
  const misfits = Object.entries(values).flatMap(([name, value]) => misfitOf(name, value, usual));
  refuse(under([...path, 'settings'], misfits));
  return values;
}

function misfitGroups(group: string | readonly string[] | undefined, known: readonly string[]): Misfit[] {
  const named = group === undefined ? [] : [group].flat();
  return named
    .slice(0, problemsMax)
    .flatMap((name, index) =>
      known.includes(name)
        ? []
        : [{ path: typeof group === 'string' ? [] : [index], atKey: false, message: unknownGroup(name, known) }],
    );
}

/** An override gives a known setting another value of the same type: conditions were checked with that. */
function misfitOf(name: string, value: SettingValue, usual: PolicySettings): Misfit[] {
  const known = Object.hasOwn(usual, name) ? usual[name] : undefined;
  if (known === undefined) {
    const near = nearest(name, Object.keys(usual));
    const hint = near === null ? '' : `; did you mean "${near}"?`;
    return [{ path: [name], atKey: true, message: `the file has no settings.${name} to override${hint}` }];
  }
  return kindOf(known) === kindOf(value)
    ? []
    : [{ path: [name], atKey: false, message: `settings.${name} is ${kindOf(known)}, this is ${kindOf(value)}` }];
}

function kindOf(value: SettingValue): string {
  if (typeof value === 'object') return typeof value[0] === 'number' ? 'a list of numbers' : 'a list of texts';
  return typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? 'true/false' : 'a text';
}

function valuesIn(part: unknown, path: Path, refuse: Reading['refuse']): PolicySettings {
  const values: Record<string, SettingValue> = {};
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return values;
  for (const [name, value] of Object.entries(part).slice(0, settingsMax)) {
    const fitted = fit(Written, value);
    if (fitted.ok) values[name] = fitted.value;
    else refuse(under([...path, name], fitted.misfits));
  }
  return values;
}
