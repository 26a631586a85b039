// Where the commands that talk to a running service find it, how long they wait for it, and for whom they print.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { fileContent } from '../../app/config/file-content.js';
import type { Api } from './call-api.js';
import { CommandFailure } from '../failure.js';
import type { Io } from '../io.js';

const urlDefault = 'http://127.0.0.1:8080';
const timeoutSecondsDefault = 30;
const timeoutSecondsMax = 3_600;

const tokenText = `If the service asks for a credential, set JOB_KEEPER_TOKEN to it,
or JOB_KEEPER_TOKEN_FILE to the file that holds it.`;

export interface ApiOptions {
  readonly url?: string;
  readonly timeout: number;
  readonly json?: true;
}

export function withApiOptions(command: Command): Command {
  return command
    .addOption(new Option('--url <url>', `address of the service (else JOB_KEEPER_URL, else ${urlDefault})`))
    .addOption(
      new Option('--timeout <seconds>', 'how long to wait for an answer').argParser(secondsOf).default(timeoutSecondsDefault),
    )
    .addOption(jsonOption())
    .addHelpText('after', `\n${tokenText}`);
}

export function jsonOption(): Option {
  return new Option('--json', 'print JSON, for programs');
}

export function apiOf({ url, timeout }: ApiOptions, { env }: Io): Api {
  const given = url ?? env['JOB_KEEPER_URL'] ?? '';
  const text = given === '' ? urlDefault : given;
  refuseAddress(text);
  return { url: text.replace(/\/+$/, ''), credential: credentialOf(env), timeoutMs: timeout * 1_000 };
}

function refuseAddress(text: string): void {
  const shown = text.replace(/\/\/[^/]*@/, '//***@');
  const refused = (why: string) => new CommandFailure(2, `${shown} is not the address of a service: ${why}`);
  if (!/^https?:\/\//i.test(text)) throw refused('it must begin with http:// or https://');
  if (!URL.canParse(text)) throw refused(`its host or port is none; one is such as ${urlDefault}`);
  const { username, password, search, hash } = new URL(text);
  if (username + password !== '') throw refused('it holds a user or a password; a credential goes into JOB_KEEPER_TOKEN');
  if (search + hash !== '') throw refused('nothing may follow its path');
}

/** From the environment and not from the arguments, which everybody on the machine can read. */
function credentialOf(env: Io['env']): string | null {
  const given = tokenIn(env);
  // What is thrown for it further on would show it whole.
  if (!/^[\x21-\x7e]*$/.test(given))
    throw new CommandFailure(2, 'JOB_KEEPER_TOKEN holds no token: there is white space in it, or another sign that no token has');
  return given === '' ? null : given;
}

/** Given as the service takes its secrets: itself, or in a file. */
function tokenIn(env: Io['env']): string {
  const [token, file] = [env['JOB_KEEPER_TOKEN'] ?? '', env['JOB_KEEPER_TOKEN_FILE'] ?? ''];
  if (file === '') return token;
  if (token !== '') throw new CommandFailure(2, 'JOB_KEEPER_TOKEN_FILE is given, and so is JOB_KEEPER_TOKEN');
  const held = contentOf(file).trim();
  if (held === '') throw new CommandFailure(2, 'JOB_KEEPER_TOKEN_FILE names an empty file');
  return held;
}

function contentOf(file: string): string {
  try {
    return fileContent(file).toString('utf8');
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new CommandFailure(2, `JOB_KEEPER_TOKEN_FILE cannot be read: ${why}`);
  }
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!/^[0-9]{1,4}$/.test(text) || seconds < 1 || seconds > timeoutSecondsMax)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${timeoutSecondsMax}.`);
  return seconds;
}
