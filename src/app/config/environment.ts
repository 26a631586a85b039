// From environment variables to the paths they set: the names that the field already uses, and JOB_KEEPER_<SECTION>__<KEY> for all else.
// Any of them may be given as NAME_FILE: the file's content is the value.
import { parse } from 'yaml';
import type { Problem } from '../../core/problem.js';

export interface Setting {
  readonly path: readonly string[];
  readonly value: unknown;
  /** The variable, for messages about it. */
  readonly from: string;
}

const wellKnown: Readonly<Record<string, readonly string[]>> = {
  DATABASE_URL: ['database', 'url'],
  AMQP_URL: ['rabbitmq', 'url'],
  DATABRICKS_HOST: ['databricks', 'host'],
  DATABRICKS_TOKEN: ['databricks', 'token'],
  DATABRICKS_CLIENT_ID: ['databricks', 'client_id'],
  DATABRICKS_CLIENT_SECRET: ['databricks', 'client_secret'],
  ARM_TENANT_ID: ['databricks', 'azure_tenant_id'],
  ARM_CLIENT_ID: ['databricks', 'azure_client_id'],
  ARM_CLIENT_SECRET: ['databricks', 'azure_client_secret'],
  PORT: ['http', 'port'],
  LOG_LEVEL: ['log', 'level'],
};

/** Variables of ours that are not settings. */
const notSettings = new Set(['JOB_KEEPER_CONFIG', 'JOB_KEEPER_URL']);
const prefix = 'JOB_KEEPER_';

export interface EnvironmentRead {
  readonly settings: readonly Setting[];
  readonly problems: readonly Problem[];
}

type ReadFile = (path: string) => string;

export function settingsFromEnvironment(env: Readonly<Record<string, string | undefined>>, readFile: ReadFile): EnvironmentRead {
  const settings: Setting[] = [];
  const problems: Problem[] = [];
  for (const [name, given] of Object.entries(env)) {
    const named = given === undefined || given === '' || notSettings.has(name) ? null : settingNamed(name);
    if (named === null || given === undefined) continue;
    try {
      settings.push({ path: named.path, value: valueOf(named, given, readFile), from: name });
    } catch (problem) {
      problems.push({ path: name, message: `${given}: ${problem instanceof Error ? problem.message : String(problem)}` });
    }
  }
  return { settings, problems };
}

interface Named {
  readonly path: readonly string[];
  /** text: as it is; yaml: numbers, booleans, null and lists are written as in YAML; file: the text of the file it names. */
  readonly kind: 'text' | 'yaml' | 'file';
}

function settingNamed(name: string): Named | null {
  const short = name.endsWith('_FILE') && !isFileSetting(name) ? name.slice(0, -5) : name;
  const path = pathOf(short);
  if (path === null) return null;
  if (short !== name) return { path, kind: 'file' };
  return { path, kind: Object.hasOwn(wellKnown, name) && name !== 'PORT' ? 'text' : 'yaml' };
}

function valueOf({ kind }: Named, given: string, readFile: ReadFile): unknown {
  switch (kind) {
    case 'text':
      return given;
    case 'yaml':
      return parse(given) as unknown;
    case 'file':
      return readFile(given).trim();
  }
}

/** Settings whose own name ends in _file, such as JOB_KEEPER_PROCESS_ENGINE__JOBS_FILE or JOB_KEEPER_RABBITMQ__TLS_CA_FILE. */
function isFileSetting(name: string): boolean {
  return /__(JOBS|TLS_CA|TLS_CERT|TLS_KEY)_FILE$/.test(name);
}

function pathOf(name: string): readonly string[] | null {
  if (Object.hasOwn(wellKnown, name)) return wellKnown[name] ?? null;
  if (!name.startsWith(prefix)) return null;
  return name.slice(prefix.length).toLowerCase().split('__');
}
