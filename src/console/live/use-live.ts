// What a view shows, kept up to date while it is on the page. In: what asks, and by what it is another view. Out: the last good answer, what is wrong now,
// and since when. Promised: what was shown stays while the service is not reached, with since when it is old.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Trouble } from '../api/answer.js';
import { now } from './clock.js';
import { startPoll, type Poll } from './poll.js';

export interface Live<Value> {
  readonly value: Value | null;
  readonly trouble: Trouble | null;
  /** Of the last good answer; null: there was none yet. */
  readonly reachedAt: number | null;
  readonly refresh: () => void;
}

type Seen<Value> = Omit<Live<Value>, 'refresh'> & { readonly of: string };

/** `of`: what is asked for; when it changes, all begins anew. `start`: as often as a view of it is kept up to date, or once. */
export function useLive<Value>(of: string, ask: () => Promise<Answer<Value>>, start: Start<Value> = whileLookedAt): Live<Value> {
  const nothing: Seen<Value> = { of, value: null, trouble: null, reachedAt: null };
  const [seen, setSeen] = useState<Seen<Value>>(nothing);
  const poll = useRef<Poll | null>(null);
  useEffect(() => {
    const started = start(ask, (answer) => setSeen((before) => after(before.of === of ? before : nothing, answer)));
    poll.current = started;
    return () => started.stop();
  }, [of]);
  // What belongs to another view is not shown for a moment in this one.
  const { value, trouble, reachedAt } = seen.of === of ? seen : nothing;
  return { value, trouble, reachedAt, refresh: () => poll.current?.again() };
}

type Start<Value> = (ask: () => Promise<Answer<Value>>, tell: (answer: Answer<Value>) => void) => Poll;

function whileLookedAt<Value>(...[ask, tell]: Parameters<Start<Value>>): Poll {
  return startPoll(document, ask, tell);
}

function after<Value>(before: Seen<Value>, answer: Answer<Value>): Seen<Value> {
  return answer.kind === 'ok'
    ? { of: before.of, value: answer.value, trouble: null, reachedAt: now() }
    : { ...before, trouble: answer };
}
