// From the text of a policy to what decide() trusts. In: the text and the names of the configured pools. Out: a policy in which every case
// is answered and every condition is typed, or all problems at once, each at its line and column. Nothing in between.
import type { Policy } from '../core/policy.js';
import { compileMaintenance } from './compile-maintenance.js';
import { compileRoutes } from './compile-routes.js';
import { compileRules } from './compile-rules.js';
import type { Compiling } from './compiling.js';
import { compileSettings } from './compile-settings.js';
import { conditionCompiler } from './conditions/condition.js';
import { warnOfOverrides } from './override-names.js';
import { PolicyFile } from './policy-file.js';
import { prove } from './proofs/prove.js';
import { otherKind } from './text/other-kind.js';
import { inOrder, type PolicyProblem } from './text/problem.js';
import { knownNames, type SettingNames } from './setting-names.js';
import { survey } from './proofs/survey.js';
import { fit, type Misfit } from './text/shape.js';
import { readYaml, type PlacedText } from './text/yaml-text.js';

export interface CompileOptions {
  readonly fileName: string;
  readonly poolNames: readonly string[];
  /** The configured groups of tenants; absent: not known, and any name is taken. */
  readonly groupNames?: readonly string[] | undefined;
  /** What else the settings name; absent: not known, and any name is taken. */
  readonly settingNames?: SettingNames | undefined;
  /** A hash of a text, in hexadecimal digits; its first 16 are the policy's version. */
  readonly hash: (text: string) => string;
  /** A condition that could not be evaluated, and therefore was false; once a condition. */
  readonly onTrouble?: (trouble: string) => void;
}

export type CompiledPolicy =
  | {
      readonly ok: true;
      readonly policy: Policy;
      /** What is no mistake, and may not be meant. */
      readonly warnings: readonly PolicyProblem[];
      /** Rules that generated facts never reach: up to a second of work for a large file, so only for people who ask. */
      readonly survey: () => readonly PolicyProblem[];
    }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

export function compilePolicy(text: string, options: CompileOptions): CompiledPolicy {
  const read = readYaml({ file: options.fileName, text });
  if (!read.ok) return { ok: false, problems: inOrder(read.problems) };
  const other = otherKind(read.text.value, 'policy');
  if (other !== null) return { ok: false, problems: [read.text.problem(read.text.valueAt([]), other)] };
  const file = fit(PolicyFile, read.text.value);
  const problems: PolicyProblem[] = [];
  const warnings: PolicyProblem[] = [];
  const refuse = (misfits: readonly Misfit[]) => void problems.push(...misfits.map((misfit) => problemOf(read.text, misfit)));
  const groupNames = options.groupNames ?? null;
  const parts = { settings: partOf(read.text, 'settings'), overrides: partOf(read.text, 'overrides'), groupNames };
  const work: Compiling = {
    text: read.text,
    poolNames: options.poolNames,
    known: knownNames(options.poolNames, options.settingNames),
    groupNames,
    conditions: conditionCompiler(compileSettings(parts, refuse), (condition, message) =>
      options.onTrouble?.(`${options.fileName}: ${condition}: ${message}`),
    ),
    entries: [],
    refuse,
    refuseAt: (offset, message) => void problems.push(read.text.problem(offset, message)),
    warnAt: (offset, message) => void warnings.push(read.text.problem(offset, message)),
  };
  if (!file.ok) work.refuse(file.misfits);
  warnOfOverrides(listIn(read.text, 'overrides'), work);
  const routes = compileRoutes(listIn(read.text, 'route'), work);
  const switched = partOf(read.text, 'maintenance');
  const maintenance = compileMaintenance(switched, work);
  const rules = compileRules(listIn(read.text, 'rules'), switched !== undefined, work);
  // Of a file with other mistakes nothing is proved: half of it is not known.
  const proved = problems.length > 0 ? [] : prove(work.entries, work.conditions.settings);
  for (const one of proved.filter(({ bySettings }) => !bySettings)) work.refuseAt(one.at, one.message);
  if (problems.length > 0 || !file.ok) return { ok: false, problems: inOrder(problems) };
  const version = options.hash(text).slice(0, 16);
  const policy = { name: file.value.policy, version, maintenance, routes, rules };
  const asWarning = ({ at, message }: { at: number; message: string }) => read.text.problem(at, message);
  return {
    ok: true,
    policy,
    warnings: inOrder([...warnings, ...proved.map(asWarning)]),
    survey() {
      // Of what is proved nothing more need be said.
      const told = new Set(proved.map(({ at }) => at));
      const found = survey(work.entries, policy, work.conditions.settings);
      return inOrder(found.filter(({ at }) => !told.has(at)).map(asWarning));
    },
  };
}

function problemOf(text: PlacedText, { path, atKey, message }: Misfit): PolicyProblem {
  return text.problem(atKey ? text.keyAt(path) : text.valueAt(path), message);
}

/** A part of the file that can be read although another has problems; what is wrong with the part itself is told by the whole. */
function partOf(text: PlacedText, key: string): unknown {
  return typeof text.value === 'object' && text.value !== null && Object.hasOwn(text.value, key)
    ? (text.value as Record<string, unknown>)[key]
    : undefined;
}

function listIn(text: PlacedText, key: string): readonly unknown[] {
  const part = partOf(text, key);
  return Array.isArray(part) ? part : [];
}
