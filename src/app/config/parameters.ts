// A pattern of a job's parameters meets texts of tenants at the door, where everybody waits behind it: one that cannot be matched safely stops the start.
import { patternsIn } from '../../core/parameters/job-parameters.js';
import type { Problem } from '../../core/problem.js';
import type { Settings } from '../../core/settings.js';
import { patternTrouble } from '../../policy/conditions/linear-pattern.js';

export function patternProblems({ settings }: { readonly settings: Settings }): readonly Problem[] {
  return Object.entries(settings.jobs).flatMap(([id, { parameters }]) =>
    (parameters === undefined ? [] : patternsIn(parameters)).flatMap(({ path, pattern }) => {
      const message = patternTrouble(pattern);
      return message === null ? [] : [{ path: `settings.jobs.${id}.parameters.${path}`, message }];
    }),
  );
}
