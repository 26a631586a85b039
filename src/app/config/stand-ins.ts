// What stands in the place of a value that is wrong while sections are held against each other. In: the path of the wrong value. Out: a right one,
// or undefined where the usual one, or none, will do. Promised: it is as if something right had been given there, and of that alone nothing
// between sections is wrong.
import { isObject } from './object-at.js';

type Path = readonly PropertyKey[];

/** As no name or address of a configuration is: none is told to be that of another. */
const anything = '(something right)';
const holder = { name: anything, scopes: ['requests:read'], tenants: '*' };

/** Of a list, what any item of it may be; of a mapping of names, by `*`. Times of calls are short, and what is kept is kept for long. */
const standIns = {
  http: { tls: { cert_file: anything, key_file: anything, client_ca_file: anything } },
  auth: {
    issuers: [{ name: anything, issuer: 'https://localhost', audiences: [anything] }],
    keys: [{ ...holder, hash: `sha256:${'0'.repeat(64)}` }],
    certificates: [{ ...holder, common_name: anything }],
  },
  signed_messages: { keys: [{ name: anything, kid: anything, algorithm: 'RS256', public_key: anything, tenants: '*' }] },
  rabbitmq: { url: 'amqp://localhost', intake_queues: [anything], publish_timeout_ms: 1 },
  service_bus: { namespace: anything, intake_queues: [anything], publish_timeout_ms: 1 },
  databricks: {
    token: anything,
    client_id: anything,
    client_secret: anything,
    azure_tenant_id: anything,
    azure_client_id: anything,
    azure_client_secret: anything,
    identities: { '*': { token: anything } },
    request_timeout_ms: 1,
  },
  zeppelin: { user: anything, password: anything, request_timeout_ms: 1 },
  job_manager: { gateway: { url: 'https://localhost' } },
  retention: { keep_days: null, keep_runs_hours_min: 8_760 },
  alerts: { channels: [{ name: anything, kind: 'alertmanager', url: 'https://localhost', timeout_ms: 1 }] },
  mail: { url: 'smtp://localhost', timeout_ms: 1 },
  settings: {
    pools: { '*': {} },
    cluster_types: { '*': { pools: [anything] } },
    jobs: { '*': {} },
  },
};

/** Of a mapping by names that others use. */
export function areNames(right: unknown): boolean {
  return isObject(right) && Object.hasOwn(right, '*');
}

export function standIn(path: Path): unknown {
  // Of a whole section the usual one is right.
  if (path.length === 1) return undefined;
  return path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return at[0];
    if (!isObject(at)) return undefined;
    return Object.hasOwn(at, key) ? Reflect.get(at, key) : Reflect.get(at, '*');
  }, standIns);
}
