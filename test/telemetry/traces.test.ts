import { expect } from 'chai';
import { createTelemetry, type TelemetryKit } from '../../src/adapters/telemetry/create-telemetry.js';
import { rememberedNames } from '../../src/adapters/telemetry/remembered.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { aGate } from '../support/house.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { CapturedOutput } from './captured-output.js';

const start = 1_700_000_000_000;
const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
const requestId = '01a21cdc-176a-7000-a82c-d92c6d9a673a';
const about = { requestId, correlationId: 'c-1', tenantId: '333' };

const taken: Fact = {
  kind: 'request-taken',
  ...{ source: 'http', outcome: 'stored', about: { ...about, traceparent }, detail: null },
};
const ended: Fact = { kind: 'ended', state: 'failed', about, runSeconds: 2.5, detail: null };
/** Admission does not read the other names of a request. */
const decided: Fact = {
  ...{ kind: 'decided', case: 'capacity-available', rule: 'room', outcome: 'run', about: { requestId, tenantId: '333' } },
  ...{ reason: 'Room.', priority: 80, waitedSeconds: 60 },
};

interface SpanJson {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
}

function spansIn(body: string): SpanJson[] {
  const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: SpanJson[] }[] }[] };
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

describe('traces', () => {
  let clock: VirtualClock;
  let output: CapturedOutput;
  let posted: string[];
  let why: string | null;
  /** While it is shut, the collector answers nothing. */
  let hung: ReturnType<typeof aGate> | null;
  let kit: TelemetryKit;
  beforeEach(() => {
    clock = new VirtualClock(start);
    output = new CapturedOutput();
    posted = [];
    why = null;
    hung = null;
    const postSpans = async (body: string) => {
      posted.push(body);
      await hung?.opened;
      return why;
    };
    kit = createTelemetry({ level: 'info', pretty: false, version: '1.2.3', clock, output, postSpans });
  });
  afterEach(() => kit.close());

  it('show a request in the trace of its caller, in one call for what comes together', async () => {
    for (const fact of [taken, decided, ended]) kit.telemetry.report(fact);
    await clock.advance(1_000);
    expect(posted).to.have.length(1);
    const spans = posted.flatMap(spansIn);
    expect(spans.map(({ name }) => name)).to.deep.equal(['take job request', 'wait for decision', 'run']);
    for (const span of spans) expect(span).to.include({ traceId, parentSpanId: 'b7ad6b7169203331' });
    expect(new Set(spans.map(({ spanId }) => spanId)).size).to.equal(3);
    expect(spans[2]).to.include({ startTimeUnixNano: '1699999997500000000', endTimeUnixNano: '1700000000000000000' });
    expect(spans[2]?.status).to.deep.equal({ code: 2 });
    expect(spans[1]?.attributes).to.deep.include({ key: 'job_keeper.rule', value: { stringValue: 'room' } });
    expect(spans[1]?.attributes).to.deep.include({ key: 'job_keeper.request_id', value: { stringValue: requestId } });
    expect(JSON.parse(posted[0] ?? '')).to.have.nested.property('resourceSpans[0].resource.attributes[0].key', 'service.name');
  });

  it('show a request without a caller in a trace named after it, and none that its caller does not record', async () => {
    kit.telemetry.report(decided);
    kit.telemetry.report({ ...ended, about: { ...about, traceparent: traceparent.replace(/01$/, '00') } });
    kit.telemetry.report({ ...decided, outcome: 'wait' });
    await clock.advance(1_000);
    const spans = posted.flatMap(spansIn);
    expect(spans.map(({ name }) => name)).to.deep.equal(['wait for decision']);
    expect(spans[0])
      .to.include({ traceId: requestId.replaceAll('-', '') })
      .and.not.have.property('parentSpanId');
  });

  it('are sent before the end of the process', async () => {
    kit.telemetry.report(ended);
    await kit.close();
    expect(posted.flatMap(spansIn)).to.have.length(1);
  });

  it('that a collector does not take are lost, which is told once, as is its return', async () => {
    why = 'no connection: ECONNREFUSED';
    for (let turn = 0; turn < 2; turn += 1) {
      kit.telemetry.report(decided);
      await clock.advance(1_000);
    }
    for (let i = 0; i < 600; i += 1) kit.telemetry.report(decided);
    await clock.advance(1);
    expect(posted, 'a collector that is away is called once a second').to.have.length(2);
    await clock.advance(999);
    why = null;
    kit.telemetry.report(decided);
    await clock.advance(1_000);
    expect(posted).to.have.length(4);
    expect(posted.slice(3).flatMap(spansIn)).to.have.length(1);
    const records = (await output.records(kit.logger)).filter(({ component }) => component === 'traces');
    expect(records.map(({ level, detail }) => [level, detail])).to.deep.equal([
      ['warn', 'no connection: ECONNREFUSED'],
      ['info', undefined],
    ]);
    expect((await kit.metrics()).body).to.include('job_keeper_spans_lost_total 602\n');
  });

  it('that come faster than the second is over are sent as soon as a call is full; those that a slow collector holds up are counted as lost', async () => {
    const reports = (count: number) => {
      for (let i = 0; i < count; i += 1) kit.telemetry.report(ended);
    };
    const inPosts = () => posted.map((body) => spansIn(body).length);
    reports(512);
    await clock.advance(1);
    expect(inPosts(), 'long before the second is over').to.deep.equal([512]);
    posted.length = 0;
    hung = aGate();
    reports(512);
    await clock.advance(1);
    reports(4_096 + 3);
    hung.open();
    await clock.advance(1);
    expect(inPosts().reduce((sum, one) => sum + one, 0)).to.equal(512 + 4_096);
    expect((await kit.metrics()).body).to.include('job_keeper_spans_lost_total 3\n');
  });

  it('do not keep a process from its end, when the collector hangs', async () => {
    hung = aGate();
    kit.telemetry.report(ended);
    let closed = false;
    const closing = kit.close().then(() => (closed = true));
    await clock.advance(2_000);
    expect(closed).to.equal(true);
    hung.open();
    await closing;
  });

  it('are named in every line of a request, with its correlation id, once they were heard of', async () => {
    for (const fact of [taken, decided, ended]) kit.telemetry.report(fact);
    const records = await output.records(kit.logger);
    expect(records.map(({ component, trace_id, correlation_id }) => [component, trace_id, correlation_id])).to.deep.equal([
      ['admission', traceId, 'c-1'],
      ['runs', traceId, 'c-1'],
    ]);
  });

  it('are remembered of a bounded number of requests, until their answer is published', () => {
    const traced = rememberedNames(2);
    const traceOf = (id: string) => {
      const fact = traced({ ...ended, about: { requestId: id } });
      return 'about' in fact ? fact.about.traceparent : null;
    };
    for (const id of ['a', 'b', 'c']) traced({ ...taken, about: { requestId: id, traceparent } });
    expect([traceOf('a'), traceOf('b'), traceOf('c')]).to.deep.equal([undefined, traceparent, traceparent]);
    const published = { outcome: 'published', about: { requestId: 'b' }, queue: 'q', detail: null } as const;
    traced({ kind: 'responded', ...published });
    expect(traceOf('b')).to.equal(undefined);
  });
});
