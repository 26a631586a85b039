// Why a command could not do its work, as it is told. In: what went wrong. Out: sentences for people or, of a command that was asked for JSON, one line of
// JSON with a stable code. Promised: both go to stderr, so that what stands on stdout is what was asked for and nothing else.
import type { Problem } from '../core/problem.js';

export interface Complaint {
  readonly exitCode: 1 | 2;
  /** For people, whole, with the end of its line. */
  readonly text: string;
  /** For programs. */
  readonly problem: ComplaintProblem;
}

/** A problem document; what a service told, with all that it told. */
export interface ComplaintProblem {
  /** Of docs/errors.md. */
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly Problem[];
}

/** What only the command line can say. */
export type CommandCode = 'wrong-use' | 'bad-configuration' | 'no-answer' | 'failed';

export function complain(stderr: { write(text: string): unknown }, asJson: boolean, complaint: Complaint): void {
  stderr.write(asJson ? `${jsonOf(complaint)}\n` : complaint.text);
}

function jsonOf({ exitCode, problem }: Complaint): string {
  return JSON.stringify({ type: `urn:job-keeper:problem:${problem.code}`, ...problem, exit_code: exitCode });
}

/** Of the words of a command line. Known before it is understood: that it cannot be is a complaint too. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json');
}
