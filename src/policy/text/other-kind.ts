// Files of several kinds lie side by side, and one is named where another is wanted: a policy where a scenario is. In: what a file holds, and which kind is wanted.
// Out: which other kind it is, in words; null where it may be of the kind that is wanted, however wrong. Promised: goes by what only one kind has at its top.

export type FileKind = 'policy' | 'scenario' | 'configuration';

const marks: Readonly<Record<FileKind, readonly string[]>> = {
  policy: ['policy', 'rules', 'route', 'overrides', 'maintenance'],
  scenario: ['scenario', 'period', 'arrivals', 'outages'],
  configuration: ['http', 'auth', 'database', 'rabbitmq', 'service_bus', 'databricks', 'zeppelin', 'policies', 'data_dir', 'log'],
};

/** How many of its marks a file has to have: one alone may be a slip of the pen. */
const enough = 2;

export function otherKind(held: unknown, wanted: FileKind): string | null {
  if (isExamples(held)) return `these are the examples of a policy, and ${wantedText(wanted)}`;
  const marksOf = (kind: FileKind) => marks[kind].filter((mark) => isMap(held) && Object.hasOwn(held, mark)).length;
  if (marksOf(wanted) > 0) return null;
  const kinds = Object.keys(marks) as FileKind[];
  const is = kinds.find((kind) => marksOf(kind) >= enough);
  return is === undefined ? null : `this is a ${is}, and ${wantedText(wanted)}`;
}

function wantedText(wanted: FileKind): string {
  return `what is wanted here is a ${wanted}`;
}

function isExamples(held: unknown): boolean {
  return Array.isArray(held) && held.length > 0 && held.every((one) => isMap(one) && Object.hasOwn(one, 'expect'));
}

function isMap(held: unknown): held is object {
  return typeof held === 'object' && held !== null && !Array.isArray(held);
}
