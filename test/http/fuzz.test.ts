// Requests made from the OpenAPI document, right and wrong, against the real server over a real store. The document is what the service promises:
// each answer is held against it.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import fc, { type Arbitrary } from 'fast-check';
import type { InjectOptions } from 'fastify';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { buildFace } from '../../src/adapters/http/build-face.js';
import { describeApi } from '../../src/adapters/http/describe-api.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import type { Keeper } from '../../src/ports/keeper.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { fitting, spoiled, type Schema } from './arbitrary.js';
import { onSite } from '../support/house.js';

const cases = 10_000;
const bodyBytesMax = 65_536;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly schema: Schema;
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Asked {
  readonly operation: Operation;
  readonly call: InjectOptions;
}

const engineEvents = { username: 'databricks', password: 'a password of the engine' };

/** So many at once, as a service is called. */
const atOnce = 25;

describe('http: fuzz', () => {
  it(`${cases} calls made from the document: none is answered 5xx, and each answer is as the document says`, async function () {
    this.timeout(240_000);
    const document = (await describeApi('0.0.0')) as Document;
    const fits = answersOf(document);
    const seen = new Map<string, Set<number>>();
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const { app, facts } = await faceOn(house.keeper);
      const judge = async ({ operation, call }: Asked) => {
        const { statusCode: status, headers, body } = await app.inject(call);
        seen.set(operation.operationId, (seen.get(operation.operationId) ?? new Set()).add(status));
        expect(status, `${operation.operationId}: ${body} ${JSON.stringify(facts.at(-1))}`).to.be.below(500);
        remember(body);
        fits(operation, status, { type: String(headers['content-type'] ?? ''), body });
      };
      const some = fc.array(fc.oneof(...operationsOf(document)), { minLength: atOnce, maxLength: atOnce });
      try {
        await fc.assert(
          fc.asyncProperty(some, async (calls) => {
            await Promise.all(calls.map(judge));
          }),
          { numRuns: cases / atOnce, endOnFailure: true },
        );
      } finally {
        await app.close();
        // What came in by it is on its way like anything else.
        await house.drive();
      }
    });
    for (const [name, statuses] of seen)
      expect([...statuses].some((status) => status < 300) || neverThere.test(name), `${name}: ${[...statuses].join()}`).to.equal(
        true,
      );
    expect(Object.hasOwn(Object.prototype, 'admin'), 'no prototype was polluted').to.equal(false);
  });
});

/**
 * What chance does not find: ids that the Job Manager API alone knows, schedules, templates, jobs (the engine here declares none), dead letters (there is no broker
 * here), the wishes of operators, a period, a policy; or finds too seldom to count on it, fewer than ten times in a run: a whole job request, and one that
 * waits to be acted on or has ended. Their tests are beside them; what all others give at least once they give about a hundred times.
 */
const neverThere = new RegExp(
  `^(${[
    '(create|show|stop|start|remove)(Job|Schedule|RequestSchedule)',
    '(put|show|run|retire)JobTemplate|showJobTemplateVersion',
    'showCatalogueJob|showDeadLetter|actOnJobRequests|listDecisionsOfPeriod|listPast(Requests|Clusters)|showCosts|promotePolicy',
    '(submit|cancel|remove|hold|release|prioritise|move)JobRequest|dryRunDecision',
  ].join('|')})$`,
);

/** Ids of job requests that were taken: what is asked for by chance alone is never there. */
const known: string[] = [];

function remember(body: string): void {
  const id = /"request_id":"([0-9a-f-]{36})"/.exec(body)?.[1];
  if (id !== undefined && known.length < 1_000) known.push(id);
}

async function faceOn(keeper: Keeper) {
  const facts: Fact[] = [];
  const { app } = await buildFace({
    keeper: { ...keeper, metrics: () => Promise.resolve({ contentType: 'text/plain; version=0.0.4', body: '' }) },
    ...{ bodyBytesMax, clock: systemClock, serviceVersion: '0.0.0', credentials: noCredentials, engineEvents },
    rates: { callsPerMinute: null, submitsPerMinute: null },
    telemetry: { report: (fact) => void facts.push(fact) },
  });
  await app.ready();
  return { app, facts };
}

function operationsOf({ paths, components }: Document): Arbitrary<Asked>[] {
  return Object.entries(paths).flatMap(([path, ways]) =>
    Object.entries(ways).map(([method, operation]) => callOf(path, method, operation, components.schemas)),
  );
}

function callOf(path: string, method: string, operation: Operation, named: Document['components']['schemas']): Arbitrary<Asked> {
  const valueOf = ({ schema }: Parameter) => mostly(fitting(schema, named), fc.string({ unit: 'binary', maxLength: 30 }));
  const within = (place: Parameter['in']) => operation.parameters.filter((one) => one.in === place);
  const idOf = (one: Parameter) =>
    fc.oneof(
      { arbitrary: fc.nat().map((at) => known[at % Math.max(1, known.length)] ?? 'none yet'), weight: 3 },
      { arbitrary: valueOf(one), weight: 1 },
    );
  const addresses = fc.record(Object.fromEntries(within('path').map((one) => [one.name, idOf(one)])));
  // Most filters are left out: a call with all of them is hardly ever right.
  const seldom = (one: Parameter) =>
    fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, { arbitrary: valueOf(one), weight: 1 });
  const query = fc.record<Record<string, unknown>>(Object.fromEntries(within('query').map((one) => [one.name, seldom(one)])));
  const extra = fc.oneof(
    { arbitrary: fc.constant({}), weight: 4 },
    { arbitrary: fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }), weight: 1 },
  );
  return fc
    .record({ addresses, query, extra, body: bodyOf(operation, named), headers: headersOf(method) })
    .map(({ addresses, query, extra, body, headers }) => ({
      operation,
      call: {
        method: method.toUpperCase() as 'GET',
        url: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(addresses[name]))),
        query: Object.fromEntries(
          Object.entries({ ...query, ...extra }).flatMap(([key, value]) => (value === null ? [] : [[key, wellFormed(value)]])),
        ),
        headers,
        ...(body === null ? {} : { payload: body }),
      },
    }));
}

function mostly<Value>(usual: Arbitrary<Value>, rare: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.oneof({ arbitrary: usual, weight: 4 }, { arbitrary: rare, weight: 1 });
}

/** Half of a surrogate pair cannot be written into an address. */
const wellFormed = (value: unknown): string => String(value).replace(/\p{Surrogate}/gu, '?');

function bodyOf({ requestBody }: Operation, named: Document['components']['schemas']): Arbitrary<string | null> {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined) return fc.oneof(fc.constant(null), fc.constant('{}'));
  const value = fitting(schema, named);
  return fc.oneof(
    value.map((one) => JSON.stringify(one)),
    spoiled(value),
  );
}

function headersOf(method: string): Arbitrary<Record<string, string>> {
  const type = mostly(
    fc.constant('application/json'),
    fc.constantFrom('text/plain', 'application/json; charset=utf-8', '', 'json'),
  );
  const engine = `Basic ${Buffer.from(`${engineEvents.username}:${engineEvents.password}`).toString('base64')}`;
  const authorization = mostly(fc.constant(engine), fc.constantFrom('', 'Basic !', 'Basic eDp5', 'Bearer x'));
  const id = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });
  // The Job Manager API is always called in the name of one tenant.
  const tenant = mostly(fc.constant('333'), fc.string({ unit: 'grapheme-ascii', maxLength: 5 }));
  return fc
    .record({ 'content-type': type, authorization, 'x-request-id': id, 'x-tenant-id': tenant })
    .map(
      ({ 'content-type': sent, ...all }) => (method === 'get' ? all : { ...all, 'content-type': sent }) as Record<string, string>,
    );
}

interface Told {
  readonly type: string;
  readonly body: string;
}

/** Holds an answer against the document, where objects have no field beside those that it names. */
function answersOf(document: Document): (operation: Operation, status: number, told: Told) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', components: closed(document.components) as object });
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
  return (operation, status, { type, body }) => {
    const contents = operation.responses[String(status)]?.content;
    expect(contents, `${operation.operationId} says nothing of ${status}: ${body}`).to.not.equal(undefined);
    const [kind, content] = Object.entries(contents ?? {}).find(([one]) => type.startsWith(one)) ?? [];
    expect(kind, `${operation.operationId} ${status} is not ${type}`).to.not.equal(undefined);
    if (kind === 'text/plain' || content === undefined) return;
    const key = `${operation.operationId} ${status}`;
    const validate = compiled.get(key) ?? ajv.compile(pointed(closed(content.schema)) as object);
    compiled.set(key, validate);
    expect(validate(JSON.parse(body)), `${key}: ${ajv.errorsText(validate.errors)} in ${body}`).to.equal(true);
  };
}

function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  const isClosed = 'properties' in inner && inner['type'] === 'object' && !('additionalProperties' in inner);
  return isClosed ? { ...inner, additionalProperties: false } : inner;
}

function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === '$ref' ? `document${String(one)}` : pointed(one)]),
  );
}
