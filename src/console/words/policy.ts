// What is in force, what is tried in its shadow and what is put in its place, in the words of the command line.
import type { Policies, Promoted, Shadow } from '../api/shapes.js';
import { relativeTime } from './time.js';

export function inForceText({ replica, in_force: { name, version, loaded } }: Policies, now: number): string {
  return `Policy ${name}, version ${version}, in force on ${replica} since ${relativeTime(loaded, now)}`;
}

/** `here`: the version that this replica decides by. */
export function wantedText({ version, how, by, since }: NonNullable<Policies['wanted']>, here: string, now: number): string {
  const where = how === 'promoted' ? `Promoted by ${by}` : `From the file of ${by}`;
  const when = relativeTime(since, now);
  return version === here
    ? `${where} ${when}; every replica decides by it.`
    : `${where} ${when}: version ${version}, which every replica is to decide by, and this one does not.`;
}

export function refusedText({ version, at }: NonNullable<Policies['refused']>, now: number): string {
  return `refused ${relativeTime(at, now)}, version ${version === '' ? 'unknown' : version}:`;
}

export function settingsText({ version, loaded }: Policies['settings'], now: number): string {
  return `Settings, version ${version}, in force here since ${relativeTime(loaded, now)}`;
}

/** In one line; what a candidate was refused for stands under it. */
export function shadowText({ replica, candidate, refused }: Shadow, now: number): string {
  if (refused !== null)
    return `The candidate was refused ${relativeTime(refused.at, now)}; there is no shadow until it is mended.`;
  if (candidate === null) return 'No candidate policy: policies.shadow_file names one.';
  const { name, version, since } = candidate;
  return `Policy ${name}, version ${version}, in the shadow of ${replica} since ${relativeTime(since, now)}`;
}

export const brokenText = 'It failed, and is not asked any more: the log says how.';

/** What one policy says to one request. */
export function answerText({ outcome, case: situation, rule, pool }: Shadow['differences'][number]['active']): string {
  return `${outcome}${pool === null ? '' : ` on ${pool}`} (${situation}, ${rule})`;
}

export function promotedText({ name, version, outcome, in_place_of: before }: Promoted): string {
  const place = before === null ? '' : `, in the place of version ${before.version}`;
  const said = {
    promoted: `is in force${place}. Every replica takes it with its next look at its policy.`,
    would: `would be in force${place}. Nothing was done.`,
    'already-in-force': 'is in force already.',
  };
  return `Policy ${name}, version ${version} ${said[outcome]}`;
}
