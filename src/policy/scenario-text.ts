// A scenario as it is written, against the settings that it is to be played under. In: the text. Out: the scenario, or every problem with its line and column:
// what cannot be read, what is no scenario at all, what does not fit, what it names that there is not.
import type { Ground } from '../core/playing/ground.js';
import { onService } from '../core/playing/scenario-on-service.js';
import { scenarioProblems } from '../core/playing/scenario-problems.js';
import { Scenario } from '../core/playing/scenario.js';
import type { Settings } from '../core/settings.js';
import { otherKind } from './text/other-kind.js';
import { inOrder, type PolicyProblem } from './text/problem.js';
import { fit, type Misfit } from './text/shape.js';
import { readYaml, type PlacedText } from './text/yaml-text.js';

export type ReadScenario =
  | { readonly ok: true; readonly scenario: Scenario; readonly text: PlacedText }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/** `ground`: the engine of a service whose settings these are; null: the scenario has clusters and jobs of its own. */
export interface ScenarioHouse {
  readonly settings: Settings;
  readonly ground: Ground | null;
}

export function readScenario(text: string, file: string, { settings, ground }: ScenarioHouse): ReadScenario {
  const read = readYaml({ file, text });
  if (!read.ok) return read;
  const other = otherKind(read.text.value, 'scenario');
  if (other !== null) return { ok: false, problems: [read.text.problem(read.text.valueAt([]), other)] };
  const fitted = fit(Scenario, read.text.value);
  if (!fitted.ok) return { ok: false, problems: placed(fitted.misfits, read.text) };
  const scenario = ground === null ? fitted.value : onService(fitted.value, settings, ground);
  const misfits = scenarioProblems(scenario, settings);
  return misfits.length > 0 ? { ok: false, problems: placed(misfits, read.text) } : { ok: true, scenario, text: read.text };
}

function placed(misfits: readonly Misfit[], text: PlacedText): readonly PolicyProblem[] {
  return inOrder(misfits.map(({ path, atKey, message }) => text.problem(atKey ? text.keyAt(path) : text.valueAt(path), message)));
}
