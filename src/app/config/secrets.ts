// Secrets that may become others while the process runs. In: the environment, whose NAME_FILE says which file has one; and files that settings name.
// Out: each as it is now. Promised: only those that are asked for here are read again; of all others the value of the start stays.
import type { z } from 'zod';
import type { Secret } from '../../core/secret.js';
import { BadConfiguration } from './bad-configuration.js';
import { Rabbitmq, ServiceBus } from './brokers.js';
import { Databricks, Zeppelin } from './engines.js';
import { filesOf, type NamedFile } from './environment.js';
import { valueAt } from './object-at.js';
import { Database, type Config } from './schema.js';
import { contentOf, fileSecret, type SecretTold } from './secret-file.js';
import { Mail } from './telling.js';

/** What a new one must be, as at the start. */
const anew = {
  'database.url': Database.shape.url,
  'rabbitmq.url': Rabbitmq.shape.url,
  'service_bus.connection_string': ServiceBus.shape.connection_string,
  'databricks.token': Databricks.shape.token,
  'databricks.client_secret': Databricks.shape.client_secret,
  'databricks.azure_client_secret': Databricks.shape.azure_client_secret,
  'zeppelin.password': Zeppelin.shape.password,
  'mail.url': Mail.shape.url,
} satisfies Readonly<Record<string, z.ZodType>>;
export type ReadAnew = keyof typeof anew;

type Environment = Readonly<Record<string, string | undefined>>;

export class Secrets {
  readonly #files: ReadonlyMap<string, NamedFile>;

  constructor(
    env: Environment,
    private readonly told: SecretTold,
  ) {
    this.#files = filesOf(env);
  }

  /** Of a setting, which had this value at the start. */
  of(setting: ReadAnew, value: string): Secret {
    const file = this.#files.get(setting);
    if (file === undefined) return value;
    const whyNot = (read: string) => whyNo(anew[setting], read);
    return fileSecret({ named: file.variable, path: file.path }, value, this.told, whyNot);
  }

  /** One that is written down, or in a file: the schema has made sure that it is one of the two. */
  given(setting: string, value: string | null, path: string | null): Secret {
    return path === null ? (value ?? '') : this.inFile(setting, path);
  }

  /** Of the file that a setting names. At once, for a file that is missing at the start is a mistake: throws BadConfiguration. */
  inFile(setting: string, path: string): Secret {
    const file = { named: setting, path };
    const { value, problem } = contentOf(file, () => null);
    if (value === null) throw new BadConfiguration(problem);
    this.told.register(value, path);
    return fileSecret(file, value, this.told);
  }
}

/** For a process that ends before any could become another. */
export const secretsOfTheStart = new Secrets({}, { register: () => undefined, say: () => undefined });

function whyNo(schema: z.ZodType, value: string): string | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'is of another form');
}

/**
 * The environment as it is to be looked at again while the process runs: what is read anew by itself has the value of the start there, so that it is
 * neither a change that waits for a restart nor, while its file is swapped, a mistake.
 */
export function withoutReadAnew(env: Environment, config: Config): Environment {
  const files = filesOf(env);
  const settled: Record<string, string | undefined> = { ...env };
  for (const setting of Object.keys(anew)) {
    const [file, value] = [files.get(setting), valueAt(config, setting.split('.'))];
    if (file === undefined || typeof value !== 'string') continue;
    settled[file.variable] = undefined;
    settled[file.variable.slice(0, -'_FILE'.length)] = value;
  }
  return settled;
}
