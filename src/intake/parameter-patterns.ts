// The patterns that settings hold parameters against, compiled once for all requests: compiling one takes a hundred times as long as matching it.
import { patternsIn } from '../core/parameters/job-parameters.js';
import type { Settings } from '../core/settings.js';
import type { Matches } from '../core/parameters/taken-parameters.js';
import { linearPattern } from '../policy/conditions/linear-pattern.js';

/** Of settings that were checked: a pattern that cannot be compiled throws here. */
export function parameterPatterns({ jobs }: Pick<Settings, 'jobs'>): Matches {
  const all = Object.values(jobs).flatMap(({ parameters }) => (parameters === undefined ? [] : patternsIn(parameters)));
  const compiled = new Map(all.map(({ pattern }) => [pattern, linearPattern(pattern)]));
  return (pattern, text) => compiled.get(pattern)?.(text) ?? false;
}
