// What is in force, in the words of the command line.
import type { Policies } from '../api/shapes.js';
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
