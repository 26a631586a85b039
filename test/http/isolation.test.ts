// Every call of the OpenAPI document, made with a key of one tenant that may do everything, on things of another. A call that is added to the document
// is made here too, without a word: its parameters take whatever names a thing of the other tenant, its body is what its schema lets it be.
import { expect } from 'chai';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { describeApi } from '../../src/adapters/http/describe-api.js';
import { onSite, type Site } from '../support/house.js';
import { aJobRequest, aTemplate } from '../support/job-requests.js';
import { fitting, type Schema } from './arbitrary.js';
import { openTwoTenants, rowsOfTheirs, type Tenant } from './two-tenants.js';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: 'path' | 'query'; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Route {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** Each tenant sees its own by these: that nothing is told to the other one is then no chance. */
const telling = [
  ...[
    'listJobRequests',
    'showJobRequest',
    'explainJobRequest',
    'listDecisions',
    'showJobRequestBody',
    'listOutputs',
    'listAudit',
  ],
  ...['listRequestSchedules', 'showRequestSchedule', 'showJobTemplate', 'showJobTemplateVersion', 'listDeadLetters'],
  ...['showDeadLetter', 'listJobs', 'showJob', 'listSchedules', 'showSchedule', 'listJobTemplates'],
];

describe('http: a tenant', function () {
  this.timeout(240_000);

  it('is told nothing of another by any call of the document, and changes nothing of it', async () => {
    const { paths, components } = (await describeApi('0.0.0')) as Document;
    const routes = Object.entries(paths).flatMap(([path, ways]) =>
      Object.entries(ways).map(([method, operation]): Route => ({ path, method, operation })),
    );
    await onSite({}, async (site) => {
      const { ours, theirs, shelf, house, close } = await openTwoTenants(site);
      try {
        const before = await rowsOfTheirs(site);
        expect(before.length).to.be.above(20);
        for (const route of routes) {
          for (const call of callsOf(route, { ours, theirs, site, components })) await asked(ours, call);
          const after = route.method === 'get' ? before : await rowsOfTheirs(site);
          expect(differing(before, after), `changed by ${route.operation.operationId}`).to.deep.equal([]);
        }
        expect(shelf.letters.filter(({ body }) => body.includes('zebra'))).to.have.length(2);
        const told = new Set<string>();
        for (const route of routes.filter(({ method }) => method === 'get'))
          for (const call of callsOf(route, { ours: theirs, theirs: ours, site, components }))
            if ((await theirs.call(call)).body.includes('zebra')) told.add(route.operation.operationId);
        expect([...told]).to.include.members(telling);
        await house.drive();
      } finally {
        await close();
      }
    });
  });
});

async function asked({ call }: Tenant, asked: InjectOptions): Promise<void> {
  const { body, headers, statusCode } = await call(asked);
  const said = `${JSON.stringify(asked)}: ${statusCode} ${body}`;
  expect(statusCode, said).to.not.equal(500);
  expect(`${JSON.stringify(headers)} ${body}`.includes('zebra'), said).to.equal(false);
}

const differing = (before: readonly string[], after: readonly string[]) => [
  ...before.filter((row) => !after.includes(row)),
  ...after.filter((row) => !before.includes(row)),
];

interface Around {
  readonly ours: Tenant;
  readonly theirs: Tenant;
  readonly site: Site;
  readonly components: Document['components'];
}

function callsOf({ path, method, operation }: Route, around: Around): InjectOptions[] {
  const { ours, theirs, site } = around;
  const handles = [...theirs.handles, ...ours.handles];
  const inPath = operation.parameters.filter((one) => one.in === 'path');
  const addresses = inPath.reduce<string[]>(
    (urls, { name }, at) => urls.flatMap((url) => (at === 0 ? handles : ['1']).map((value) => url.replace(`{${name}}`, value))),
    [path],
  );
  const inQuery = operation.parameters.filter((one) => one.in === 'query');
  const [from, to] = [site.clock.now() - 86_400_000, site.clock.now() + 86_400_000].map((at) => new Date(at).toISOString());
  const needed = Object.fromEntries(
    inQuery.filter(({ required }) => required).map(({ name }) => [name, name === 'to' ? to : from]),
  );
  const values = ['theirs', 'ours', ...handles, ...theirs.cursors];
  const queries = [
    needed,
    ...inQuery.filter(({ required }) => !required).flatMap(({ name }) => values.map((value) => ({ ...needed, [name]: value }))),
  ] as Record<string, string>[];
  const bodies = bodiesOf(operation, around);
  // In whose name a call of the Job Manager API is made; others do not read it.
  const heads = path.startsWith('/api/') ? [{}, { 'x-tenant-id': 'theirs' }] : [{}];
  return addresses.flatMap((url) =>
    queries.flatMap((query) =>
      heads.flatMap((headers) =>
        bodies.map((body) => ({
          method: method.toUpperCase() as 'GET',
          url,
          query,
          headers,
          ...(body === null ? {} : { payload: body }),
        })),
      ),
    ),
  );
}

const samples = 12;

/** As the schema has them, with whatever names a tenant or a thing in them naming the other's; and such as chance does not find. */
function bodiesOf({ operationId, requestBody }: Operation, { theirs, components }: Around): (object | null)[] {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined) return [null];
  const found = fc.sample(fitting(schema, components.schemas), { numRuns: samples, seed: 1 });
  const request = aJobRequest({ correlationId: 'c-1', tenantId: 'theirs' });
  const known: Readonly<Record<string, readonly object[]>> = {
    submitJobRequest: [request],
    dryRunDecision: [request],
    submitJobRequests: [{ items: [request] }],
    createRequestSchedule: [{ name: 'n', cron: '0 0 2 * * ?', time_zone: 'UTC', request: aTemplate({ tenantId: 'theirs' }) }],
    putJobTemplate: [{ name: 'theirs-nightly', request: aTemplate({ tenantId: 'theirs' }) }],
    runJobTemplate: [{ correlation_id: 'a-run' }],
    replayDeadLetters: [{ filter: {} }, { filter: { tenant_id: 'theirs' } }, { filter: { queue: 'job-requests' } }],
    actOnJobRequests: ['hold', 'release', 'prioritise', 'move', 'cancel'].flatMap((act) =>
      [{ tenant_id: 'theirs' }, { ids: theirs.handles.filter((id) => id.length === 36) }, { older_than_seconds: 0 }].map(
        (filter) => ({
          ...{ act, filter },
          ...(act === 'prioritise' ? { priority: 'low' } : act === 'move' ? { pool: 'passive' } : {}),
        }),
      ),
    ),
    createJob: [{ modelId: 'm', configurationId: 'c' }],
    createSchedule: [{ modelId: 'm', configurationId: 'c', name: 'n', scheduleString: '0 0 2 * * ?' }],
  };
  const aimed = found.map((one, at) => aimedAt(theirs.handles[at % theirs.handles.length] ?? '', one));
  return [...(known[operationId] ?? []), ...aimed].filter((one): one is object => typeof one === 'object' && one !== null);
}

function aimedAt(handle: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => aimedAt(handle, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (name.toLowerCase().replace('_', '') === 'tenantid') return [name, 'theirs'];
      if (typeof one === 'string' && /id$/i.test(name)) return [name, handle];
      if (Array.isArray(one) && name === 'ids') return [name, [handle]];
      return [name, aimedAt(handle, one)];
    }),
  );
}
