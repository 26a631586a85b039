// Whether a changed configuration may be taken up by a process that runs. In: what it was started with, what is in force, and what is read now. Out: the
// problems; or what is to be in force, which settings that changes, and which others only a start takes up. Pure.
import { changedPaths } from '../config/changed-paths.js';
import { liveOf, liveVersion, withLive, type Live } from '../config/live.js';
import { problemsBetween, type Config } from '../config/schema.js';
import type { Checked, Problem } from '../../core/problem.js';

export type Judged =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'good';
      readonly live: Live;
      readonly version: string;
      /** Paths of what changes; none: it is in force already. */
      readonly changed: readonly string[];
      /** Paths of what is other than at the start, and stays as it was. */
      readonly atStart: readonly string[];
    };

export function judge(started: Config, inForce: Live, read: Checked<Config>): Judged {
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  const live = liveOf(read.value);
  const atStart = changedPaths(started, withLive(read.value, liveOf(started)));
  // The whole of what is read is good; with all else as it was at the start, it must be so too.
  const problems = problemsBetween(withLive(started, live)).map(({ path, message }) => ({
    path,
    message: `${message} (of what this process was started with: ${atStart.join(', ')} would need a restart)`,
  }));
  if (problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'good', live, version: liveVersion(live), changed: changedPaths(inForce, live), atStart };
}
