// Two tenants on one real store, each with one of all things, made over HTTP with its own key. What is of `theirs` holds the word `zebra`
// wherever it may hold a word.
import { expect } from 'chai';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { buildFace } from '../../src/adapters/http/build-face.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { branded } from '../../src/core/ids.js';
import { scopes } from '../../src/core/caller.js';
import type { DeadLetter, DeadLetters } from '../../src/ports/dead-letters.js';
import type { ModelRegistry } from '../../src/ports/model-registry.js';
import type { Site } from '../support/house.js';
import { aJobRequest, aTemplate } from '../support/job-requests.js';
import { onlyTenant } from './key-holder.js';

type TenantName = 'ours' | 'theirs';
type Called = Awaited<ReturnType<FastifyInstance['inject']>>;

export interface Tenant {
  readonly call: (asked: InjectOptions) => Promise<Called>;
  /** What names one of its things, in an address or a body. */
  readonly handles: readonly string[];
  /** Where its pages end. */
  readonly cursors: readonly string[];
}

const jobOf = (tenant: string): string => (tenant === 'theirs' ? '102' : '101');
const found = <Thing>(thing: Thing) => Promise.resolve({ kind: 'found', thing } as const);
const registry: ModelRegistry = {
  says: 'a registry that knows everything',
  model: (tenant, name) =>
    found({ name, jobId: branded<never>(jobOf(tenant)), takes: 'notebook', parameters: {}, optionalSteps: [] }),
  environment: (_, name) => found({ name, clusterType: null, priority: 50, runsMax: null }),
  folder: (_, id) => found({ uri: `abfss://lake/${id}` }),
  store: ({ outputs }) => Promise.resolve({ kind: 'stored', count: outputs.length }),
};

/** Dead letters of a queue that both share, and of one that is nobody's. */
class Shelf implements DeadLetters {
  readonly name = 'rabbitmq';
  letters: readonly DeadLetter[] = [
    letter(JSON.stringify(aJobRequest({ correlationId: 'ours-letter', tenantId: 'ours' }))),
    letter(JSON.stringify(aJobRequest({ correlationId: 'zebra-letter', tenantId: 'theirs' }))),
    letter('zebra: no JSON'),
  ];

  look() {
    return Promise.resolve({ letters: this.letters, more: false });
  }

  async sift(_: number, judge: (letter: DeadLetter) => Promise<'keep' | 'remove'>) {
    const verdicts = await Promise.all(this.letters.map(judge));
    this.letters = this.letters.filter((_letter, at) => verdicts[at] === 'keep');
  }
}

function letter(body: string): DeadLetter {
  const word = body.includes('zebra') ? 'zebra' : 'queue-not-allowed';
  return {
    ...{ queue: 'job-requests', body: Buffer.from(body), reason: word, description: word, at: 0, messageId: word },
    ...{ redelivered: false, traceparent: null, signature: null, replyToSessionId: null },
  };
}

export async function openTwoTenants(site: Site) {
  const { simulator } = site;
  simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  const job = { name: 'job', clusterId: 'active-1', maxConcurrentRuns: 100 };
  const exitValue = (word: string) => JSON.stringify({ outputs: [`abfss://lake/${word}`], message: word });
  simulator.declareJob({ ...job, jobId: '101', outcome: { result: 'succeed', durationMs: 1, exitValue: exitValue('ours') } });
  simulator.declareJob({ ...job, jobId: '102', outcome: { result: 'succeed', durationMs: 1, exitValue: exitValue('zebra') } });
  simulator.declareJob({ ...job, jobId: '175', outcome: { result: 'endless' } });
  const shelf = new Shelf();
  const house = await site.house('a', { deadLetters: shelf, registry });
  const keys = { ours: makeKey(), theirs: makeKey() };
  const holder = (name: TenantName, word: string) => ({
    hash: keys[name].hash,
    caller: { name: `${word}-mediator`, scopes: new Set(scopes), reach: onlyTenant(name) },
  });
  const { app } = await buildFace({
    keeper: { ...house.keeper, metrics: () => Promise.resolve({ contentType: 'text/plain', body: '' }) },
    ...{ bodyBytesMax: 65_536, clock: systemClock, serviceVersion: '0.0.0', engineEvents: null },
    credentials: { ...noCredentials, keys: [holder('ours', 'ours'), holder('theirs', 'zebra')] },
    rates: { callsPerMinute: null, submitsPerMinute: null },
    telemetry: { report: () => undefined },
  });
  await app.ready();
  const as = (name: TenantName) => (asked: InjectOptions) =>
    app.inject({ ...asked, headers: { ...asked.headers, authorization: `Bearer ${keys[name].key}` } });
  const made = async (name: TenantName, word: string): Promise<Tenant> => {
    const call = as(name);
    const handles = await makeAll(call, name, word);
    // Of one job two run at once.
    for (let turn = 0; turn < 3; turn += 1) {
      await house.drive();
      await site.pass(60_000);
      await house.watch();
    }
    return { call, handles, cursors: await cursorsOf(call) };
  };
  const [ours, theirs] = [await made('ours', 'ours'), await made('theirs', 'zebra')];
  return { house, shelf, ours, theirs, close: () => app.close() };
}

/** One of each; answers what names them. */
async function makeAll(call: Tenant['call'], name: TenantName, word: string): Promise<string[]> {
  const post = async (url: string, payload: object, at: string) => {
    const answer = await call({ method: 'POST', url, payload });
    expect(answer.statusCode, `${url} ${answer.body}`).to.be.within(200, 202);
    return at === '' ? '' : String(answer.json<Record<string, unknown>>()[at]);
  };
  const operation = { operation_name: word, notebook_params: { [word]: word } };
  const wish = { tenantId: name, operation, jobId: jobOf(name) };
  const request = (correlation: string, jobId: string) => ({
    ...aJobRequest({ ...wish, correlationId: `${word}-${correlation}`, jobId }),
    user_id: word,
  });
  const ended = await post('/v1/job-requests', request('ended', wish.jobId), 'request_id');
  const endedToo = await post('/v1/job-requests', request('ended-too', wish.jobId), 'request_id');
  const running = await post('/v1/job-requests', request('running', '175'), 'request_id');
  const held = await post('/v1/job-requests', request('held', '175'), 'request_id');
  await post(`/v1/job-requests/${held}/hold`, { reason: `${word}: wait` }, '');
  const kept = { ...aTemplate(wish), user_id: word };
  for (const template of ['nightly', 'weekly']) {
    await post('/v1/job-templates', { name: `${name}-${template}`, request: kept, overridable: ['notebook_params'] }, '');
  }
  const ofTemplate = await post(`/v1/job-templates/${name}-nightly/runs`, { correlation_id: `${word}-run` }, 'request_id');
  const schedule = { name: word, cron: '0 0 2 * * ?', time_zone: 'Europe/Dublin', request: kept };
  const schedules = [await post('/v1/schedules', schedule, 'schedule_id'), await post('/v1/schedules', schedule, 'schedule_id')];
  const model = { modelId: word, configurationId: word, outputFolderId: word };
  const modelJob = await post('/api/jobmanager/v3/jobs', { ...model, maximumExecutionTimeInSeconds: '60' }, 'id');
  const modelSchedule = await post('/api/jobmanager/v3/schedules', { ...model, name: word, scheduleString: '0 0 2 * * ?' }, 'id');
  const letters = await call({ method: 'GET', url: '/v1/dead-letters' });
  const letterIds = letters.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
  expect(letterIds).to.have.length(1);
  const templates = [`${name}-nightly`, `${name}-weekly`];
  return [ended, endedToo, running, held, ofTemplate, ...templates, ...schedules, modelJob, modelSchedule, ...letterIds];
}

async function cursorsOf(call: Tenant['call']): Promise<string[]> {
  const lists = ['job-requests', 'schedules', 'job-templates', 'outputs'];
  const pages = await Promise.all(lists.map((list) => call({ method: 'GET', url: `/v1/${list}?limit=1` })));
  const cursors = pages.map((page) => page.json<{ next_cursor: string | null }>().next_cursor);
  for (const [at, cursor] of cursors.entries()) expect(cursor, lists[at]).to.be.a('string');
  return cursors.map(String);
}

/** Of all tables, the rows that hold anything of theirs, as one text each. */
export async function rowsOfTheirs(site: Site): Promise<readonly string[]> {
  const tables = await site.sql<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      site.sql<{ row: string }>(
        `select '${name} ' || t::text as row from ${name} t where t::text like '%theirs%' or t::text like '%zebra%' order by 1`,
      ),
    ),
  );
  return rows.flat().map(({ row }) => row);
}
