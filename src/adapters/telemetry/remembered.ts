// What is known of a request by its other names. In: facts, of which some say only the id of their request. Out: the same facts, with its
// correlation id and its trace where they were heard before. Promised: bounded; of who is forgotten no more is told than the fact says, and
// nothing is read from the store for it.
import type { About, Fact } from '../../ports/telemetry.js';
import { Recent } from '../../core/recent.js';

/** Some 6 MB. Beyond it those that were heard of first are forgotten. */
const requestsMax = 20_000;

type Names = Pick<About, 'correlationId' | 'traceparent'>;

export function rememberedNames(max = requestsMax): (fact: Fact) => Fact {
  const known = new Recent<string, Names>(max);
  return (fact) => {
    const about = aboutOf(fact);
    if (about?.requestId === undefined) return fact;
    const { requestId } = about;
    const before = known.get(requestId);
    const names = namesOf(about, before);
    if (isLast(fact)) known.delete(requestId);
    else if (isMore(names, before)) known.set(requestId, names);
    // Of the kind it was: only its `about` says more.
    return isMore(names, about) ? ({ ...fact, about: { ...about, ...names } } as Fact) : fact;
  };
}

export function aboutOf(fact: Fact): About | null {
  return 'about' in fact ? fact.about : null;
}

function namesOf(about: Names, before: Names = {}): Names {
  const correlationId = about.correlationId ?? before.correlationId;
  const traceparent = about.traceparent ?? before.traceparent ?? null;
  return correlationId === undefined ? { traceparent } : { correlationId, traceparent };
}

function isMore(names: Names, before: Names = {}): boolean {
  return (
    (names.correlationId !== undefined && before.correlationId === undefined) ||
    ((names.traceparent ?? null) !== null && (before.traceparent ?? null) === null)
  );
}

function isLast(fact: Fact): boolean {
  return fact.kind === 'responded' && fact.outcome === 'published';
}
