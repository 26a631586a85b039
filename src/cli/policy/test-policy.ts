// job-keeper policy test: the examples beside a policy, each that does not hold with what was expected and what came of it side by side. In: files
// of policies, or of examples. Out: how many hold; exit code 1 when one does not. Promised: the same examples that a change must pass to take effect.
import { explainFailures } from '../../policy/examples/explain-failures.js';
import { explainProblems } from '../../policy/text/explain-problems.js';
import { checkPolicy, type PolicyVerdict } from './check-policy.js';
import type { Io, PolicyNames } from '../io.js';
import { paintFor, printable, printJson } from '../printing/print.js';

export interface Testing extends PolicyNames {
  readonly files: readonly string[];
  readonly json: boolean;
}

export async function testPolicies({ files, json, ...names }: Testing, io: Io): Promise<number> {
  const verdicts: PolicyVerdict[] = [];
  for (const file of files) verdicts.push(await checkPolicy(file, names));
  if (json) printJson(io, verdicts);
  else for (const verdict of verdicts) tell(verdict, io);
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

function tell(verdict: PolicyVerdict, io: Io): void {
  const paint = paintFor(io);
  const file = printable(verdict.file);
  if (verdict.ok) {
    const held = heldText(verdict.examples);
    const said = held === null ? paint('yellow', `${file}: there are no examples beside it`) : paint('green', `${file}: ${held}`);
    io.stdout.write(`${said}\n`);
    return;
  }
  const { failures, unread, problems } = verdict;
  const told = [explainProblems(unread), explainFailures(failures)].filter((text) => text !== '');
  const refused = told.length === 0;
  const what = refused ? 'it is refused, so nothing was tested' : notHeldText(failures.length, unread.length);
  io.stdout.write(`${paint('red', `${file}: ${what}`)}\n${printable(refused ? explainProblems(problems) : told.join('\n\n'))}\n`);
}

/** null: there are none. */
export function heldText(examples: number | null): string | null {
  return examples === null ? null : examples === 1 ? '1 example holds' : `${examples} examples hold`;
}

function notHeldText(failures: number, unread: number): string {
  return [
    ...(unread === 0 ? [] : [`its examples have ${unread === 1 ? '1 mistake' : `${unread} mistakes`}`]),
    ...(failures === 0 ? [] : [`${failures} of its examples ${failures === 1 ? 'does' : 'do'} not hold`]),
  ].join(', and ');
}
