// Spans as OTLP writes them in JSON (opentelemetry-proto, ExportTraceServiceRequest). In: spans. Out: the body for <endpoint>/v1/traces.
import { randomBytes } from 'node:crypto';
import type { Span, SpanKind } from './span.js';

/** SpanKind and StatusCode of the protocol. */
const kinds = { internal: 1, client: 3, producer: 4, consumer: 5 } as const satisfies Record<SpanKind, number>;
const statusError = 2;

export function otlpBody(spans: readonly Span[], version: string): string {
  const resource = { attributes: attributesOf({ 'service.name': 'job-keeper', 'service.version': version }) };
  const scope = { name: 'job-keeper', version };
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope, spans: spans.map(spanJson) }] }] });
}

function spanJson({ traceId, parentId, name, kind, startedAt, endedAt, failed, attributes }: Span) {
  return {
    traceId,
    spanId: randomBytes(8).toString('hex'),
    ...(parentId === null ? {} : { parentSpanId: parentId }),
    name,
    kind: kinds[kind],
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(endedAt),
    attributes: attributesOf(Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`job_keeper.${key}`, value]))),
    status: failed ? { code: statusError } : {},
  };
}

/** As text: they are beyond what a JSON number holds exactly. */
function nanoseconds(ms: number): string {
  return `${Math.max(0, Math.round(ms))}000000`;
}

function attributesOf(values: Readonly<Record<string, string | number>>) {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(Math.round(value)) } : { stringValue: value },
  }));
}
