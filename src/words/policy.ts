// What is in force, what is tried in its shadow and what is put in its place.
import { relativeTime, sinceThen } from './time.js';

interface Policy {
  readonly name: string;
  readonly version: string;
}

/** Of all replicas. */
interface Wanted {
  readonly version: string;
  readonly how: string;
  readonly by: string;
  readonly since: string;
}

interface Shadow {
  readonly replica: string;
  readonly candidate: (Policy & { readonly since: string }) | null;
  readonly refused: { readonly at: string } | null;
}

interface Answer {
  readonly outcome: string;
  readonly case: string;
  readonly rule: string;
  readonly pool: string | null;
}

interface Promoted extends Policy {
  readonly outcome: 'promoted' | 'would' | 'already-in-force';
  readonly in_place_of: { readonly version: string } | null;
}

export function policyText({ name, version }: Policy): string {
  return `Policy ${name}, version ${version}`;
}

/** `loaded`: when this replica took it. */
export function inForceText(policy: Policy & { readonly loaded: string }, replica: string, now: number): string {
  return `${policyText(policy)}, in force on ${replica} for ${sinceThen(policy.loaded, now)}`;
}

/** `here`: the version that this replica decides by. */
export function wantedText({ version, how, by, since }: Wanted, here: string, now: number): string {
  const where = how === 'promoted' ? `Promoted by ${by}` : `From the file of ${by}`;
  const when = relativeTime(since, now);
  return version === here
    ? `${where} ${when}; every replica uses it.`
    : `${where} ${when}: version ${version}. This replica does not use it yet.`;
}

export function refusedText({ version, at }: { readonly version: string; readonly at: string }, now: number): string {
  return `${version === '' ? 'The file' : `Version ${version}`} was refused ${relativeTime(at, now)}:`;
}

export function settingsText({ version, loaded }: { readonly version: string; readonly loaded: string }, now: number): string {
  return `Settings, version ${version}, in force here for ${sinceThen(loaded, now)}`;
}

/** In one line; what a candidate was refused for stands under it. */
export function shadowText({ replica, candidate, refused }: Shadow, now: number): string {
  if (refused !== null)
    return `The candidate was refused ${relativeTime(refused.at, now)}; nothing is compared until it is corrected.`;
  if (candidate === null) return 'No candidate policy. To compare one with live traffic, set policies.shadow_file.';
  return `${policyText(candidate)}, in the shadow of ${replica} for ${sinceThen(candidate.since, now)}`;
}

export const brokenText = 'The candidate failed and is no longer asked; the log says why.';

/** What one policy says to one request. */
export function answerText({ outcome, case: situation, rule, pool }: Answer): string {
  return `${outcome}${pool === null ? '' : ` on ${pool}`} (${situation}, ${rule})`;
}

export function promotedText(promoted: Promoted): string {
  const { outcome, in_place_of: before } = promoted;
  const place = before === null ? '' : `, instead of version ${before.version}`;
  const said = {
    promoted: `is in force${place}. Every replica takes it at its next check.`,
    would: `would be in force${place}. Nothing was done.`,
    'already-in-force': 'is in force already.',
  };
  return `${policyText(promoted)} ${said[outcome]}`;
}
