// The configuration of where jobs run: a Databricks workspace, an Apache Zeppelin server, or processes of this machine.
import { z } from 'zod';
import type { Problem } from '../../core/problem.js';
import { count, milliseconds, optional, text } from './fields.js';
import { Identities } from './identities.js';

/** Asked for at the start: else the engine would only seem to be away. */
const noAddress = 'is not a valid address: the host or port is missing or wrong';

export const Databricks = z.strictObject({
  /** https://adb-....azuredatabricks.net, with or without https://; none: the embedded process engine. */
  host: text
    .regex(/^(https?:\/\/)?([^\s:/?#@]+|\[[\da-f:.]+\])(:\d+)?(\/[^\s?#@]*)?$/i, {
      error:
        'must be only the address of the workspace, such as https://adb-1.1.azuredatabricks.net, without a user and without anything after ? or #',
      abort: true,
    })
    .refine((host) => URL.canParse(/^https?:/i.test(host) ? host : `https://${host}`), noAddress)
    .nullable()
    .default(null),
  /** To a host that is not this machine its token goes over http, too: for a proxy on the way that speaks TLS itself. */
  allow_http: z.boolean().default(false),
  token: optional,
  client_id: optional,
  client_secret: optional,
  /** Microsoft Entra service principal instead of a Databricks one. */
  azure_tenant_id: optional,
  azure_client_id: optional,
  azure_client_secret: optional,
  /** As whom runs of tenants are started whose settings name one. */
  identities: Identities,
  jobs_api: text.default('2.2'),
  clusters_api: text.default('2.1'),
  request_timeout_ms: milliseconds(20_000),
  requests_per_second: z.number().positive().max(100).default(12),
});

export const Zeppelin = z.strictObject({
  /** http://zeppelin:8080, with the path of the application where it has one; none: another engine. */
  url: z
    .string()
    .regex(/^https?:\/\/[^\s?#@]+$/, {
      error: 'must begin with http:// or https://, and have no user and nothing after ? or #',
      abort: true,
    })
    .refine((url) => URL.canParse(url), noAddress)
    .nullable()
    .default(null),
  /** To a host that is not this machine the password goes over http, too. */
  allow_http: z.boolean().default(false),
  /** None: a server that asks nobody who they are. */
  user: optional,
  password: optional,
  /** Whose notes are declared jobs. */
  folder: text.default('/'),
  /** Where the notes of runs are; of each Job Keeper its own. */
  runs_folder: text.regex(/[^/]/, 'must name a folder, which Job Keeper then owns').default('/Job Keeper runs'),
  /** Interpreters of its own for each run, let go at its end. */
  isolated: z.boolean().default(true),
  keep_runs_hours: count(24, 8_760),
  request_timeout_ms: milliseconds(20_000),
  requests_per_second: z.number().positive().max(500).default(20),
});

interface Chosen {
  readonly databricks: { readonly host: string | null };
  readonly zeppelin: { readonly url: string | null; readonly user: string | null; readonly password: string | null };
}

/** Jobs run on one engine, and a login is whole. */
export function engineProblems({ databricks, zeppelin }: Chosen): readonly Problem[] {
  const { url, user, password } = zeppelin;
  const problems: Problem[] = [];
  if (url !== null && databricks.host !== null)
    problems.push({
      path: 'zeppelin.url',
      message: 'is set together with databricks.host; jobs run on one engine only, so remove one of them',
    });
  if (url !== null && (user === null) !== (password === null))
    problems.push({
      path: 'zeppelin',
      message: 'has only one of user and password: set both, or neither if the server needs no login',
    });
  return problems;
}

export const ProcessEngine = z.strictObject({
  jobs_file: text.default('config/jobs.yaml'),
  runs_max: count(64, 1_000),
  log_bytes_max: count(1_048_576, 104_857_600),
  keep_days: count(14, 3_650),
});

export const credentials =
  'set DATABRICKS_TOKEN, or DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET, or ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET';

export function hasCredential(databricks: z.infer<typeof Databricks>): boolean {
  const { token, client_id, client_secret, azure_tenant_id, azure_client_id, azure_client_secret } = databricks;
  return [[token], [client_id, client_secret], [azure_tenant_id, azure_client_id, azure_client_secret]].some((needed) =>
    needed.every((one) => one !== null),
  );
}
