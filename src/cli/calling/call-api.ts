// One call of a running service. In: an address and what to ask. Out: its answer, or the problem it tells of; nobody there is a
// CommandFailure of one sentence. Promised: waits no longer than it was told to. The only place of the command line that uses the network.
import { z } from 'zod';
import { faults } from '../../core/faults.js';
import { openClient, type Client, type ClientOptions } from '../../client/client.js';
import { argumentName } from './argument-names.js';
import { CommandFailure, NoAnswer } from '../failure.js';
import { oneLine } from '../printing/print.js';
import { mayHaveArrived, whyNot } from './why-not.js';

export type Api = ClientOptions;

/** One call of the typed client, its answer taken as text: what is no answer of the service is told as such. */
export type Ask = (client: Client) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;

const Told = z.looseObject({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});
export type Told = z.infer<typeof Told>;

export type Answer =
  | { readonly kind: 'done'; readonly status: number; readonly json: unknown; readonly text: string }
  | { readonly kind: 'problem'; readonly status: number; readonly told: Told; readonly json: unknown };

export async function callApi(api: Api, ask: Ask): Promise<Answer> {
  const { data, error, response } = await exchange(api, ask);
  const { ok, status } = response;
  const json = ok ? parsed(data) : error;
  if (ok && json !== undefined) return { kind: 'done', status, json, text: String(data) };
  const told = Told.safeParse(json);
  if (!told.success || ok)
    throw new CommandFailure(1, `${api.url} answered ${status}, but not as job-keeper does: is it the right address?`);
  return { kind: 'problem', status, told: told.data, json };
}

/** The JSON of an answer in the expected shape. */
export function read<T>(shape: z.ZodType<T>, json: unknown, { url }: Api): T {
  const checked = shape.safeParse(json);
  if (checked.success) return checked.data;
  throw new CommandFailure(1, `${url} answered what this version does not understand: is the service of the same version?`);
}

interface Asked<T> {
  readonly json: unknown;
  /** As it came: numbers that JavaScript would round are whole in it. */
  readonly text: string;
  readonly value: T;
}

/** For calls whose every problem is a failure of the command. */
export async function ask<T>(api: Api, what: Ask, shape: z.ZodType<T>): Promise<Asked<T>> {
  const answer = await callApi(api, what);
  if (answer.kind === 'done') return { json: answer.json, text: answer.text, value: read(shape, answer.json, api) };
  throw failureOf(answer.told);
}

/** What is asked is made of the arguments: what the service does not understand of it is wrong use. */
const ofArguments: ReadonlySet<string> = new Set(['bad-query', 'invalid-body']);

/** With every problem on a line of its own. */
export function failureOf(told: Told): CommandFailure {
  const { code, detail, errors } = told;
  const wrongUse = ofArguments.has(code);
  const place = (path: string) => (wrongUse ? argumentName(path) : path);
  const lines = errors.map(({ path, message }) => `\n  ${oneLine(path === '' ? message : `${place(path)}: ${message}`)}`);
  const said = wrongUse && lines.length > 0 ? 'the service does not take these arguments' : detail;
  const hint = code === 'not-found' && detail === faults[code].text ? elsewhere : hints[code];
  return new CommandFailure(wrongUse ? 2 : 1, said + lines.join('') + (hint === undefined ? '' : `\n  ${hint}`), told);
}

/** Of an address under which nothing of this service is: what it does not know of is told in other words. */
const elsewhere =
  'Does the address end where that of the service does (--url, JOB_KEEPER_URL), and is the service of this version?';

/** What the service cannot know: how the command line is given what it lacks. */
const hints: Readonly<Record<string, string>> = {
  'no-tenant': 'Name it with --tenant.',
  unauthenticated: 'JOB_KEEPER_TOKEN, or the file that JOB_KEEPER_TOKEN_FILE names, is to hold an API key or a token.',
};

async function exchange(api: Api, ask: Ask) {
  try {
    return await ask(openClient(api));
  } catch (problem) {
    const why = whyNot(problem, api.url, api.timeoutMs);
    throw new NoAnswer(why, mayHaveArrived(problem));
  }
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
