// From a fact about a request to the span that shows it in a trace. In: the fact, and when it was reported. Out: the span, or null where there is
// nothing to show: a fact of no request, a trace that its caller does not record. Promised: the spans of one request are of one trace, whichever
// replica reports them: the caller's, else one that is named after the request.
import type { Instant } from '../../../core/ids.js';
import type { About, Fact } from '../../../ports/telemetry.js';
import { aboutOf } from '../remembered.js';

export type SpanKind = 'internal' | 'client' | 'producer' | 'consumer';

export interface Span {
  readonly traceId: string;
  /** The caller's span; null: this one is the first. */
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: SpanKind;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, string | number>>;
}

type Shown = Pick<Span, 'name' | 'kind' | 'failed' | 'attributes'> & { readonly seconds: number };

const traceparent = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})/;

export function spanOf(fact: Fact, now: Instant): Span | null {
  const about = aboutOf(fact);
  const shown = shownOf(fact);
  const trace = about === null ? null : traceOf(about);
  if (about === null || shown === null || trace === null) return null;
  const { seconds, attributes, ...rest } = shown;
  return {
    ...trace,
    ...rest,
    startedAt: now - seconds * 1000,
    endedAt: now,
    attributes: { ...named(about), ...attributes },
  };
}

function traceOf({ traceparent: given, requestId }: About): Pick<Span, 'traceId' | 'parentId'> | null {
  const [, traceId, parentId, flags] = traceparent.exec(given ?? '') ?? [];
  if (traceId === undefined || parentId === undefined || flags === undefined)
    return requestId === undefined ? null : { traceId: requestId.replaceAll('-', ''), parentId: null };
  const isRecorded = (Number.parseInt(flags, 16) & 1) === 1;
  return isRecorded ? { traceId, parentId } : null;
}

/** Waits by the ten thousand are no spans: the one that ends the waiting shows its length. */
function shownOf(fact: Fact): Shown | null {
  switch (fact.kind) {
    case 'request-taken': {
      const { source, outcome } = fact;
      const failed = outcome !== 'stored' && outcome !== 'same';
      return { name: 'take job request', kind: 'consumer', failed, seconds: 0, attributes: { source, outcome } };
    }
    case 'decided': {
      const { case: situation, rule, outcome, priority, waitedSeconds: seconds } = fact;
      if (outcome === 'wait') return null;
      const attributes = { case: situation, rule, outcome, priority };
      return { name: 'wait for decision', kind: 'internal', failed: outcome !== 'run', seconds, attributes };
    }
    case 'submitted': {
      const { engine, outcome } = fact;
      return { name: 'submit run', kind: 'client', failed: outcome !== 'accepted', seconds: 0, attributes: { engine, outcome } };
    }
    case 'ended': {
      const { state, runSeconds } = fact;
      const failed = state !== 'succeeded' && state !== 'cancelled';
      return { name: 'run', kind: 'internal', failed, seconds: runSeconds ?? 0, attributes: { state } };
    }
    case 'responded': {
      const { outcome, queue } = fact;
      const failed = outcome !== 'published';
      return { name: 'publish job response', kind: 'producer', failed, seconds: 0, attributes: { outcome, queue } };
    }
    default:
      return null;
  }
}

function named({ requestId, correlationId, tenantId }: About): Record<string, string> {
  const ids = { request_id: requestId, correlation_id: correlationId, tenant_id: tenantId };
  return Object.fromEntries(Object.entries(ids).flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])));
}
