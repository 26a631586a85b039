// Two callers of the simulator behind one face: plain HTTP that sees every byte, and the vendor's own client as an outside judge.
import http from 'node:http';
import { ApiError, WorkspaceClient } from '@databricks/sdk-experimental';
import type { DatabricksSimulator } from '../support/databricks/databricks.js';
import { isJsonObject, parseJson, toJson, type JsonObject } from '../support/databricks/lossless-json.js';

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: unknown,
    message: string,
    readonly headers: Headers = new Headers(),
  ) {
    super(message);
  }
}

interface Judge {
  readonly name: string;
  call(operation: OperationName, args?: JsonObject): Promise<JsonObject>;
  /** Every item of a list, over all its pages. */
  all(list: ListName, args?: JsonObject): Promise<readonly JsonObject[]>;
  get(path: string): Promise<JsonObject>;
}

type Invoke = (client: WorkspaceClient, request: never) => Promise<unknown>;
type Walk = (client: WorkspaceClient, request: never) => AsyncIterable<unknown>;

const OPERATIONS = {
  createJob: ['POST', '2.2/jobs/create', (w, r) => w.jobs.create(r)],
  getJob: ['GET', '2.2/jobs/get', (w, r) => w.jobs.get(r)],
  resetJob: ['POST', '2.2/jobs/reset', (w, r) => w.jobs.reset(r)],
  updateJob: ['POST', '2.2/jobs/update', (w, r) => w.jobs.update(r)],
  deleteJob: ['POST', '2.2/jobs/delete', (w, r) => w.jobs.delete(r)],
  runNow: ['POST', '2.2/jobs/run-now', (w, r) => w.jobs.runNow(r)],
  submit: ['POST', '2.2/jobs/runs/submit', (w, r) => w.jobs.submit(r)],
  getRun: ['GET', '2.2/jobs/runs/get', (w, r) => w.jobs.getRun(r)],
  getOutput: ['GET', '2.2/jobs/runs/get-output', (w, r) => w.jobs.getRunOutput(r)],
  cancelRun: ['POST', '2.2/jobs/runs/cancel', (w, r) => w.jobs.cancelRun(r)],
  cancelAll: ['POST', '2.2/jobs/runs/cancel-all', (w, r) => w.jobs.cancelAllRuns(r)],
  deleteRun: ['POST', '2.2/jobs/runs/delete', (w, r) => w.jobs.deleteRun(r)],
  repairRun: ['POST', '2.2/jobs/runs/repair', (w, r) => w.jobs.repairRun(r)],
  getCluster: ['GET', '2.1/clusters/get', (w, r) => w.clusters.get(r)],
  createCluster: ['POST', '2.1/clusters/create', (w, r) => w.clusters.create(r)],
  editCluster: ['POST', '2.1/clusters/edit', (w, r) => w.clusters.edit(r)],
  startCluster: ['POST', '2.1/clusters/start', (w, r) => w.clusters.start(r)],
  stopCluster: ['POST', '2.1/clusters/delete', (w, r) => w.clusters.delete(r)],
  removeCluster: ['POST', '2.1/clusters/permanent-delete', (w, r) => w.clusters.permanentDelete(r)],
  resizeCluster: ['POST', '2.1/clusters/resize', (w, r) => w.clusters.resize(r)],
} as const satisfies Record<string, readonly ['GET' | 'POST', string, Invoke]>;

const LISTS = {
  jobs: ['GET', '2.2/jobs/list', 'jobs', (w, r) => w.jobs.list(r)],
  runs: ['GET', '2.2/jobs/runs/list', 'runs', (w, r) => w.jobs.listRuns(r)],
  clusters: ['GET', '2.1/clusters/list', 'clusters', (w, r) => w.clusters.list(r)],
  events: ['POST', '2.1/clusters/events', 'events', (w, r) => w.clusters.events(r)],
} as const satisfies Record<string, readonly ['GET' | 'POST', string, string, Walk]>;

type OperationName = keyof typeof OPERATIONS;
type ListName = keyof typeof LISTS;

const PAGES_MAX = 100;

function queryOf(args: JsonObject, prefix = ''): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined) continue;
    if (Array.isArray(value)) for (const entry of value) query.append(prefix + name, String(entry));
    else if (isJsonObject(value)) for (const [key, inner] of queryOf(value, `${prefix}${name}.`)) query.append(key, inner);
    else query.append(prefix + name, typeof value === 'string' ? value : toJson(value));
  }
  return query;
}

interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export async function raw(
  simulator: DatabricksSimulator,
  method: string,
  path: string,
  args: JsonObject = {},
): Promise<RawAnswer> {
  const query = method === 'GET' ? `?${queryOf(args).toString()}` : '';
  const response = await fetch(`${simulator.url}${path}${query}`, {
    method,
    headers: { authorization: `Bearer ${simulator.token}`, 'content-type': 'application/json', connection: 'close' },
    ...(method === 'GET' ? {} : { body: toJson(args) }),
    signal: AbortSignal.timeout(5_000),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export async function rawJson(
  simulator: DatabricksSimulator,
  method: string,
  path: string,
  args: JsonObject = {},
): Promise<JsonObject> {
  const { status, headers, text } = await raw(simulator, method, path, args);
  const body = parseJson(text);
  if (!isJsonObject(body)) throw new Error(`not an object: ${text}`);
  if (status !== 200) throw new Refused(status, body['error_code'], String(body['message']), headers);
  return body;
}

function plainJudge(simulator: DatabricksSimulator): Judge {
  return {
    name: 'plain HTTP',
    call: (operation, args) => rawJson(simulator, OPERATIONS[operation][0], `/api/${OPERATIONS[operation][1]}`, args),
    get: (path) => rawJson(simulator, 'GET', path),
    all: async (list, args = {}) => {
      const [method, path, field] = LISTS[list];
      const found: JsonObject[] = [];
      let token: unknown;
      for (let pages = 0; pages < PAGES_MAX; pages += 1) {
        const page = await rawJson(
          simulator,
          method,
          `/api/${path}`,
          token === undefined ? args : { ...args, page_token: token },
        );
        const items = page[field] ?? [];
        if (Array.isArray(items)) found.push(...items.filter(isJsonObject));
        token = page['next_page_token'];
        if (token === undefined || token === '') return found;
      }
      throw new Error('the list has no end');
    },
  };
}

export function vendorClient(simulator: DatabricksSimulator, retryTimeoutSeconds = 5): WorkspaceClient {
  return new WorkspaceClient(
    { host: simulator.url, token: simulator.token, authType: 'pat', loaders: [], skipVerify: false, retryTimeoutSeconds },
    { product: 'job-keeper-conformance', productVersion: '0.1.0', agent: new http.Agent({ keepAlive: false }) },
  );
}

/** The vendor's request types are closed interfaces; the cases send what the interface promises and, on purpose, what it does not. */
const anyRequest = (args: JsonObject): never => structuredClone(args) as never;

async function asRefused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ApiError) throw new Refused(error.statusCode, error.errorCode, error.message);
    throw error;
  }
}

const asObject = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

function vendorJudge(simulator: DatabricksSimulator): Judge {
  const client = vendorClient(simulator);
  return {
    name: 'the vendor client',
    call: async (operation, args = {}) => asObject(await asRefused(OPERATIONS[operation][2](client, anyRequest(args)))),
    get: async (path) =>
      asObject(await asRefused(client.apiClient.request({ path, method: 'GET', headers: new Headers(), raw: false }))),
    all: async (list, args = {}) => {
      const found: JsonObject[] = [];
      const walk = async (): Promise<void> => {
        for await (const item of LISTS[list][3](client, anyRequest(args))) found.push(asObject(item));
      };
      await asRefused(walk());
      return found;
    },
  };
}

export const JUDGES = [plainJudge, vendorJudge] as const;
export const judgeName = (judge: (typeof JUDGES)[number]): string => (judge === plainJudge ? 'plain HTTP' : 'the vendor client');

/** The refusal that a call must end in. */
export async function refusal(call: Promise<unknown>): Promise<Refused> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error(`expected a refusal, got ${toJson(answer)}`);
}
