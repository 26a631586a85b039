// From environment variables to the paths they set: the names that the field already uses, and JOB_KEEPER_<SECTION>__<KEY> for all else.
// Any of them may be given as NAME_FILE: the file's content is the value. Promised: no value, which may be a secret, is in a problem.
import { parse } from 'yaml';
import type { Problem } from '../../core/problem.js';
import { asWritten, sentenceOf } from './config-yaml.js';
import { takenAt, type Takes } from './shape.js';
import { notAVariable } from './unknown-setting.js';

export interface Setting {
  readonly path: readonly string[];
  readonly value: unknown;
  /** The variable or flag, for messages about it. */
  readonly from: string;
}

export const wellKnown: Readonly<Record<string, readonly string[]>> = {
  DATABASE_URL: ['database', 'url'],
  AMQP_URL: ['rabbitmq', 'url'],
  SERVICEBUS_CONNECTION_STRING: ['service_bus', 'connection_string'],
  SERVICEBUS_NAMESPACE: ['service_bus', 'namespace'],
  DATABRICKS_HOST: ['databricks', 'host'],
  DATABRICKS_TOKEN: ['databricks', 'token'],
  DATABRICKS_CLIENT_ID: ['databricks', 'client_id'],
  DATABRICKS_CLIENT_SECRET: ['databricks', 'client_secret'],
  ARM_TENANT_ID: ['databricks', 'azure_tenant_id'],
  ARM_CLIENT_ID: ['databricks', 'azure_client_id'],
  ARM_CLIENT_SECRET: ['databricks', 'azure_client_secret'],
  ZEPPELIN_URL: ['zeppelin', 'url'],
  ZEPPELIN_USER: ['zeppelin', 'user'],
  ZEPPELIN_PASSWORD: ['zeppelin', 'password'],
  PORT: ['http', 'port'],
  LOG_LEVEL: ['log', 'level'],
  OTEL_EXPORTER_OTLP_ENDPOINT: ['traces', 'otlp_endpoint'],
};

/** LOG_LEVEL is set for all services of a platform at once, in the words of each of its logging libraries. */
const levels: Readonly<Record<string, string>> = {
  warning: 'warn',
  trace: 'debug',
  verbose: 'debug',
  fatal: 'error',
  critical: 'error',
};

/** Variables of ours that are not settings. */
const notSettings = new Set(['JOB_KEEPER_CONFIG', 'JOB_KEEPER_URL', 'JOB_KEEPER_TOKEN', 'JOB_KEEPER_TOKEN_FILE']);
const prefix = 'JOB_KEEPER_';
/** Kubernetes tells every pod of a Service that is called job-keeper, in variables that look like ours. */
const serviceLink = /^JOB_KEEPER_(SERVICE_(HOST|PORT)(_[A-Z0-9_]+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/;

export interface EnvironmentRead {
  /** Ours after the well-known ones: the more explicit name wins. */
  readonly settings: readonly Setting[];
  readonly problems: readonly Problem[];
}

type Environment = Readonly<Record<string, string | undefined>>;
type ReadFile = (path: string) => string;

export function settingsFromEnvironment(env: Environment, readFile: ReadFile): EnvironmentRead {
  const settings: Setting[] = [];
  const problems: Problem[] = [];
  for (const { name, given } of variablesOf(env)) {
    const named = settingNamed(name);
    if (named === null) {
      const ending = name.endsWith('_FILE') ? '_FILE' : '';
      problems.push({ path: name, message: notAVariable(pathOf(withoutFile(name)), ending) });
      continue;
    }
    if (named.isFile && (env[named.name] ?? '') !== '')
      problems.push({ path: name, message: `is given twice: also as ${named.name}` });
    try {
      const text = named.isFile ? readFile(given).trim() : given;
      settings.push({
        path: named.path,
        value: valueOf(named.takes, named.name === 'LOG_LEVEL' ? levelOf(text) : text),
        from: name,
      });
    } catch (problem) {
      problems.push({ path: name, message: firstLine(problem) });
    }
  }
  return { settings, problems };
}

/** A file that a variable names. */
export interface NamedFile {
  readonly variable: string;
  readonly path: string;
}

/** By the path of a setting: the file that its value comes from. Of variables for one setting the later one wins, as when they are read. */
export function filesOf(env: Environment): ReadonlyMap<string, NamedFile> {
  const files = new Map<string, NamedFile>();
  for (const { name, given } of variablesOf(env)) {
    const named = settingNamed(name);
    if (named === null) continue;
    const setting = named.path.join('.');
    if (named.isFile) files.set(setting, { variable: name, path: given });
    else files.delete(setting);
  }
  return files;
}

interface Variable {
  readonly name: string;
  readonly given: string;
}

/** Set, and meant for us. */
function variablesOf(env: Environment): Variable[] {
  const set = Object.entries(env).flatMap(([name, given]) => (given === undefined || given === '' ? [] : [{ name, given }]));
  const ours = set.filter(({ name, given }) => name.startsWith(prefix) && !notSettings.has(name) && !isServiceLink(name, given));
  return [...set.filter(({ name }) => Object.hasOwn(wellKnown, name) || Object.hasOwn(wellKnown, withoutFile(name))), ...ours];
}

function isServiceLink(name: string, given: string): boolean {
  return serviceLink.test(name) || (name === 'JOB_KEEPER_PORT' && given.includes('://'));
}

interface Named {
  readonly path: readonly string[];
  readonly takes: Takes;
  /** The variable without _FILE. */
  readonly name: string;
  readonly isFile: boolean;
}

/** A setting's own name first: some end in _FILE themselves. */
function settingNamed(variable: string): Named | null {
  for (const name of new Set([variable, withoutFile(variable)])) {
    const path = pathOf(name);
    const takes = takenAt(path);
    if (takes !== null) return { path, takes, name, isFile: name !== variable };
  }
  return null;
}

function withoutFile(name: string): string {
  return name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : name;
}

function pathOf(name: string): readonly string[] {
  const known = Object.hasOwn(wellKnown, name) ? wellKnown[name] : undefined;
  return known ?? name.slice(prefix.length).toLowerCase().split('__');
}

function levelOf(text: string): string {
  const level = text.toLowerCase();
  return levels[level] ?? level;
}

/** Text as it is; numbers, booleans, lists and mappings as YAML writes them. */
function valueOf(takes: Takes, text: string): unknown {
  switch (takes) {
    case 'text':
      return text;
    case 'text-or-null':
      return text === 'null' ? null : text;
    case 'value':
      return parse(text, { ...asWritten, logLevel: 'error', maxAliasCount: 0 }) as unknown;
  }
}

/** The rest of a YAML message quotes the value. */
function firstLine(problem: unknown): string {
  return sentenceOf(problem instanceof Error ? problem.message : String(problem));
}
