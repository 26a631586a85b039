// job-keeper policy promote: another policy is put in force on every replica of a running service. In: a file with its examples beside it, a version
// that was in force before, or else the candidate in the shadow. Out: what is in force now. Exit code 0 also when it was so already.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import type { components } from '../../client/openapi.js';
import { policyText, promotedText } from '../../words/policy.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { callApi, failureOf, read } from '../calling/call-api.js';
import { examplesPath } from '../../adapters/policy-source/texts.js';
import { textOf } from './check-policy.js';
import { CommandFailure } from '../failure.js';
import { reasonOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { emboldened, oneLine, paintFor, printable, printJson } from '../printing/print.js';

const PromotedJson = z.object({
  name: z.string(),
  version: z.string(),
  outcome: z.enum(['promoted', 'would', 'already-in-force']),
  in_place_of: z.object({ version: z.string(), how: z.string(), by: z.string() }).nullable(),
});
type PromotedJson = z.infer<typeof PromotedJson>;
type Candidate = components['schemas']['Promote']['candidate'];

interface PromoteOptions extends ApiOptions {
  readonly kept?: string;
  readonly reason: string;
  readonly dryRun?: true;
}

export function addPromoteCommand(policy: Command, io: Io, run: Run): void {
  withApiOptions(
    policy
      .command('promote')
      .description('put another policy in force on every replica, if its examples hold')
      .argument('[file]', 'the policy, with its examples beside it (else the candidate in the shadow)'),
  )
    .addOption(new Option('--kept <version>', 'one that was in force before: policy show names them').argParser(versionOf))
    .addOption(reasonOption())
    .addOption(new Option('--dry-run', 'only say what would happen'))
    .action((file: string | undefined, options: PromoteOptions) => run(() => promote(file, options, io)));
}

async function promote(file: string | undefined, options: PromoteOptions, io: Io): Promise<number> {
  const api = apiOf(options, io);
  const body = { candidate: await candidateOf(file, options), reason: options.reason, dry_run: options.dryRun === true };
  const answer = await callApi(api, (client: Client) => client.POST('/v1/policies/promote', { body, parseAs: 'text' }));
  if (answer.kind === 'problem' && answer.told.code !== 'policy-refused') throw failureOf(answer.told);
  if (options.json === true) printJson(io, answer.json);
  else if (answer.kind === 'problem') io.stdout.write(`${paintFor(io)('red', printable(answer.told.detail))}\n`);
  else tell(read(PromotedJson, answer.json, api), io);
  return answer.kind === 'done' ? 0 : 1;
}

async function candidateOf(file: string | undefined, { kept }: PromoteOptions): Promise<Candidate> {
  if (kept !== undefined && file !== undefined) throw new CommandFailure(2, 'name a file or --kept, not both');
  if (kept !== undefined) return { kind: 'kept', version: kept };
  if (file === undefined) return { kind: 'shadow' };
  const text = await textOf(file);
  if (text === null) throw new CommandFailure(2, `there is no file ${file}`);
  return { kind: 'text', file, text, examples: await textOf(examplesPath(file)) };
}

function tell(promoted: PromotedJson, io: Io): void {
  io.stdout.write(`${emboldened(oneLine(promotedText(promoted)), oneLine(policyText(promoted)), paintFor(io))}\n`);
}

function versionOf(text: string): string {
  if (!/^[0-9a-f]{16}$/.test(text))
    throw new InvalidArgumentError('It must be the version of a policy: 16 digits, 0 to 9 and a to f.');
  return text;
}
