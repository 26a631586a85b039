// job-keeper policy explain: how a policy reads, in the order in which it is asked. In: files of policies. Out: its routes, and the rules of each
// case. Promised: only what the service would accept is explained; of anything else the problems are told.
import { complain, type Complaint } from '../../app/complaint.js';
import { explainProblems } from '../../policy/text/explain-problems.js';
import { outlineOf, type Outline } from '../../policy/outline.js';
import { checkPolicy, textOf } from './check-policy.js';
import type { Io, PolicyNames } from '../io.js';
import { oneLine, paintFor, printable, printJson, printTable } from '../printing/print.js';

interface Explaining extends PolicyNames {
  readonly files: readonly string[];
  readonly json: boolean;
}

type Explained = Outline & { readonly file: string; readonly version: string };

export async function explainPolicies({ files, json, ...names }: Explaining, io: Io): Promise<number> {
  const explained: Explained[] = [];
  for (const file of files) {
    const one = await explainedOf(file, names);
    if ('exitCode' in one) {
      complain(io.stderr, json, one);
      return one.exitCode;
    }
    explained.push(one);
  }
  if (json) printJson(io, explained);
  else for (const one of explained) print(one, io);
  return 0;
}

async function explainedOf(file: string, names: PolicyNames): Promise<Explained | Complaint> {
  const verdict = await checkPolicy(file, names);
  const outline = verdict.ok ? outlineOf((await textOf(file)) ?? '') : null;
  if (verdict.ok && outline !== null) return { file, version: verdict.version, ...outline };
  const errors = verdict.problems.map(({ file: where, line, column, message }) => ({
    path: `${where}:${line}:${column}`,
    message,
  }));
  return {
    exitCode: 1,
    text: `${printable(file)}: refused\n${printable(explainProblems(verdict.problems))}\n`,
    problem: { code: 'policy-refused', detail: `${file}: refused`, errors },
  };
}

function print({ file, policy, version, maintenance, routes, rules }: Explained, io: Io): void {
  const paint = paintFor(io);
  io.stdout.write(`${printable(file)}: policy ${oneLine(policy)}, version ${version}\n`);
  if (maintenance !== null) {
    const { message, pools } = maintenance;
    const what = pools === null ? 'everything' : `what would use ${pools.join(', ')}`;
    io.stdout.write(`\n${paint('yellow', `The switch is on, and holds ${what} back:`)} ${oneLine(message)}\n`);
  }
  io.stdout.write(`\n${paint('bold', 'Where: the first route whose condition holds; its pools are asked in their order.')}\n`);
  printTable(
    io.stdout,
    ['ROUTE', 'POOLS', 'WHEN'],
    routes.map(({ name, when, pools, borrow }) => [oneLine(name), poolsOf(pools, borrow), whenOf(when)]),
  );
  io.stdout.write(`\n${paint('bold', 'What: of the case that is so, from the top, the first rule whose condition holds.')}\n`);
  printTable(
    io.stdout,
    ['CASE', 'RULE', 'LEADS TO', 'WHEN'],
    rules.map(({ case: situation, name, when, lead, effects }, index) => [
      rules[index - 1]?.case === situation ? '' : situation,
      oneLine(name),
      [lead, ...effects.map(({ kind }) => kind)].join(', '),
      whenOf(when),
    ]),
  );
}

const whenOf = (when: string | null): string => (when === null ? 'always' : oneLine(when));

function poolsOf(pools: readonly string[], borrow: readonly string[]): string {
  const own = pools.length === 0 ? 'none' : pools.join(', ');
  return borrow.length === 0 ? own : `${own}; idle slots of ${borrow.join(', ')}`;
}
