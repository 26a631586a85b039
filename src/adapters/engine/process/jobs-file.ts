// In: the text of jobs.yaml. Out: the jobs declared there, or everything that is wrong with it, each problem with its path.
import { isMap, isScalar, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { issueProblems } from '../../../core/given/issue-problems.js';
import { readingYaml } from '../../../core/given/issue-words.js';
import type { Checked } from '../../../core/problem.js';

const text = z.string().refine((value) => !value.includes('\u0000'), 'must not hold a NUL character');

export const ProcessJob = z.strictObject({
  name: text.min(1).max(256),
  /** Program and arguments; no shell looks at them. */
  command: z.array(text).min(1).max(256),
  environment: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be a name such as REPORT_FORMAT'), text).default({}),
  /** The shorter of this and what the request allows is the limit. */
  max_run_seconds: z.int().min(1).max(2_592_000).nullable().default(null),
  /** From the folder that the service was started in; null: that folder itself. */
  working_directory: text.min(1).nullable().default(null),
});
export type ProcessJob = z.infer<typeof ProcessJob>;

const jobsMax = 10_000;
const JobsFile = z.strictObject({
  jobs: z
    .record(z.string().min(1).max(128), ProcessJob)
    .refine((jobs) => Object.keys(jobs).length <= jobsMax, `must declare at most ${jobsMax} jobs`),
});

export type ProcessJobs = ReadonlyMap<string, ProcessJob>;

export function readJobsFile(content: string): Checked<ProcessJobs> {
  const document = parseDocument(content);
  const problems = [...document.errors, ...document.warnings].map(({ message }) => ({ path: '', message: firstLine(message) }));
  if (problems.length > 0) return { ok: false, problems };
  keepIdsAsWritten(document);
  const plain = plainOf(document);
  if (!plain.ok) return plain;
  const checked = JobsFile.safeParse(plain.value, readingYaml);
  if (checked.success) return { ok: true, value: new Map(Object.entries(checked.data.jobs)) };
  return { ok: false, problems: issueProblems(checked.error.issues, plain.value) };
}

/** An id without quotation marks would be read as a number, which loses digits above 2^53 and zeros in front. */
function keepIdsAsWritten(document: Document.Parsed): void {
  const jobs: unknown = document.get('jobs');
  if (!isMap(jobs)) return;
  for (const { key } of jobs.items) if (isScalar(key) && typeof key.value === 'number') key.value = key.source;
}

/** A document whose aliases would expand without bound is refused by the parser only now. */
function plainOf(document: Document.Parsed): Checked<unknown> {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) };
  } catch (problem) {
    return { ok: false, problems: [{ path: '', message: problem instanceof Error ? problem.message : String(problem) }] };
  }
}

/** The parser goes on with a drawing of the place. The first line says what and where. */
function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
