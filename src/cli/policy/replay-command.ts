// job-keeper policy replay: what another policy would have made of a period. In: the policy, a file or a folder with one, and the period. Out:
// what it decides otherwise, and who would have started earlier or later. The decisions come from the service, page by page; the work is done
// here, with the same decide() as there, so that a long replay costs the service nothing but reading.
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { whyUnread } from '../../app/config/why-unread.js';
import type { Client } from '../../client/client.js';
import type { Facts } from '../../core/deciding/facts.js';
import type { Policy } from '../../core/policy.js';
import { startReplay } from '../../core/replay.js';
import { compilePolicy } from '../../policy/compile.js';
import { explainProblems } from '../../policy/text/explain-problems.js';
import { apiOf, type ApiOptions } from '../calling/api-options.js';
import { ask, type Api } from '../calling/call-api.js';
import { textOf } from './check-policy.js';
import { CommandFailure } from '../failure.js';
import type { Io, PolicyNames } from '../io.js';
import { printReplay } from './print-replay.js';
import { printJson } from '../printing/print.js';
import type { WideOption } from '../printing/print-list.js';

export interface ReplayOptions extends ApiOptions, WideOption {
  readonly from: string;
  readonly to?: string;
  readonly policy: string;
}

const Page = z.object({
  items: z.array(
    z.object({
      request_id: z.string(),
      at: z.iso.datetime(),
      case: z.string(),
      rule: z.string(),
      outcome: z.enum(['run', 'wait', 'reject', 'expire']),
      // Recorded by the service from its own facts.
      facts: z.unknown().transform((facts) => facts as Facts),
    }),
  ),
  next_after: z.string().nullable(),
});

const pageSize = '1000';
/** A period with more is to be replayed in parts. */
const pagesMax = 1_000;

export async function replay(options: ReplayOptions, names: PolicyNames, io: Io): Promise<number> {
  const policy = await candidateIn(options.policy, names);
  const period = { from: options.from, to: options.to ?? new Date(io.clock.now()).toISOString() };
  const replayed = startReplay(policy);
  await eachDecision(apiOf(options, io), period, { replayed, progress: progressOn(io) });
  const report = replayed.report();
  if (options.json === true) printJson(io, report);
  else printReplay(report, policy, io, options);
  return 0;
}

interface Reading {
  readonly replayed: ReturnType<typeof startReplay>;
  readonly progress: ReturnType<typeof progressOn>;
}

async function eachDecision(api: Api, period: Period, { replayed, progress }: Reading): Promise<void> {
  let after: string | null = null;
  try {
    for (let page = 0; page < pagesMax; page += 1) {
      const { items, next_after: next } = await pageOf(api, period, after);
      for (const { request_id: requestId, at, ...rest } of items) replayed.see({ requestId, at: Date.parse(at), ...rest });
      if (next === null) return;
      after = next;
      progress((page + 1) * Number(pageSize));
    }
  } finally {
    progress(null);
  }
  throw new CommandFailure(1, `the period has more than ${pagesMax * Number(pageSize)} decisions: replay it in parts`);
}

/** A line that is written over itself, for a person who waits; null: it is taken away. */
function progressOn({ stderr }: Io): (decisions: number | null) => void {
  if (stderr.isTTY !== true) return () => undefined;
  return (decisions) => stderr.write(decisions === null ? '\r\u001b[K' : `\r${decisions} decisions`);
}

interface Period {
  readonly from: string;
  readonly to: string;
}

async function pageOf(api: Api, period: Period, after: string | null): Promise<z.infer<typeof Page>> {
  const query = { ...period, limit: pageSize, ...(after === null ? {} : { after }) };
  const asked = (client: Client) => client.GET('/v1/decisions', { params: { query }, parseAs: 'text' });
  return (await ask(api, asked, Page)).value;
}

async function candidateIn(path: string, { poolNames, groupNames }: PolicyNames): Promise<Policy> {
  const file = await fileOf(path);
  const text = await textOf(file);
  if (text === null) throw new CommandFailure(2, `there is no file ${file}`);
  const hash = (all: string) => createHash('sha256').update(all).digest('hex');
  const compiled = compilePolicy(text, { fileName: file, poolNames, groupNames, hash });
  if (compiled.ok) return compiled.policy;
  throw new CommandFailure(1, `${file} is refused:\n${explainProblems(compiled.problems)}`);
}

/** A folder holds one policy, with its examples beside it. */
async function fileOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  // What is no folder is for the reading of files to tell of.
  if (found?.isDirectory() !== true) return path;
  const all = await readdir(path).catch((problem: unknown) => {
    throw new CommandFailure(2, `${path} cannot be read: ${whyUnread(problem)}`);
  });
  const files = all.filter((name) => /\.ya?ml$/.test(name) && !name.endsWith('.test.yaml'));
  const [file] = files;
  if (file !== undefined && files.length === 1) return join(path, file);
  throw new CommandFailure(2, `${path} holds ${files.length} policies: name the one`);
}
