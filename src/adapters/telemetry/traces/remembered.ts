// Which trace a request belongs to. In: facts, of which only some carry the traceparent of their request. Out: the same facts, with it where it
// was heard before. Promised: bounded; who is forgotten is told of without a trace, and nothing is read from the store for it.
import type { About, Fact } from '../../../ports/telemetry.js';

/** Some 4 MB. Beyond it the one that was heard of first is forgotten. */
const requestsMax = 20_000;

export function rememberedTraces(max = requestsMax): (fact: Fact) => Fact {
  const known = new Map<string, string>();
  const remember = (requestId: string, traceparent: string): void => {
    known.set(requestId, traceparent);
    if (known.size <= max) return;
    for (const [oldest] of known) {
      known.delete(oldest);
      return;
    }
  };
  return (fact) => {
    const about = aboutOf(fact);
    if (about?.requestId === undefined) return fact;
    const { requestId, traceparent = null } = about;
    if (traceparent !== null) {
      if (isLast(fact)) known.delete(requestId);
      else if (!known.has(requestId)) remember(requestId, traceparent);
      return fact;
    }
    const before = known.get(requestId);
    // Of the kind it was: only its `about` says more.
    return before === undefined ? fact : ({ ...fact, about: { ...about, traceparent: before } } as Fact);
  };
}

export function aboutOf(fact: Fact): About | null {
  return 'about' in fact ? fact.about : null;
}

function isLast(fact: Fact): boolean {
  return fact.kind === 'responded' && fact.outcome === 'published';
}
