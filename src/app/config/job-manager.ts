// The configuration of the job manager: its registry, its folders, its schedules.
import { z } from 'zod';
import { isZone } from '../../core/time-zone.js';
import { address, count, milliseconds, optional, text } from './fields.js';

export const JobManager = z.strictObject({
  /** Models and environments that tenants may use. */
  registry_file: text.default('config/models.yaml'),
  /** Where this installation is; what is declared for other regions only cannot be used here. */
  region: optional,
  /** <folders_dir>/<tenant>/<folder id>: the folders of tenants, unless a gateway keeps them. None: data_dir/folders. */
  folders_dir: optional,
  keep_days: count(90, 3_650),
  stop_timeout_ms: milliseconds(900_000, 1_000),
  close_interval_ms: milliseconds(2_000, 50),
  store_timeout_ms: milliseconds(300_000, 1_000),
  store_attempts_max: count(8, 100),
  /** In which schedules are read that name none. */
  time_zone: z.string().refine(isZone, 'must be an IANA time zone such as Europe/Dublin').default('UTC'),
  schedule_interval_min_seconds: z.int().min(1).max(86_400).default(60),
  schedules_max: count(200),
  catch_up_max: z.int().min(0).max(100).default(1),
  catch_up_seconds: z.int().min(1).max(2_592_000).default(86_400),
  gateway: z
    .strictObject({
      /** None: the registry file and directories are all there is. */
      url: address(/^https?:\/\//, 'https://'),
      /** As `databricks.allow_http`. */
      allow_http: z.boolean().default(false),
      /** A file for each tenant, named after it, with the token that its things are looked for with. */
      token_dir: optional,
      timeout_ms: milliseconds(10_000),
      model_path: text.default('/api/modelmanagement/v3/models/{id}'),
      directory_path: text.default('/api/dataexchange/v3/directories/{id}'),
      files_path: text.default('/api/dataexchange/v3/files'),
      configuration_path: text.default('/api/predictivelearning/v3/configurations/{id}'),
    })
    .refine(({ url, token_dir: tokens }) => url === null || tokens !== null, {
      path: ['token_dir'],
      message: 'is required if url is set: the gateway knows a tenant by its token',
    })
    .prefault({}),
});
