// A view that is kept up to date. In: what asks. Out: each answer, told. Promised: one call at a time; none while nobody looks at the page; the pace of
// live/pace.ts; after `stop` nothing is told any more, also of a call that is still under way.
import type { Answer, Trouble } from '../api/answer.js';
import { pauseMs } from './pace.js';

export interface Poll {
  /** Asks now, or as soon as the call under way has ended. */
  again(): void;
  stop(): void;
}

/** The document that the view is on. */
export type Looked = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & { readonly hidden: boolean };

export function startPoll<Value>(page: Looked, ask: () => Promise<Answer<Value>>, tell: (answer: Answer<Value>) => void): Poll {
  const is = { stopped: false, asking: false, wanted: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failed = 0;
  /** Before it, somebody who comes back to the page is shown what is known. */
  let due = 0;

  const turn = async () => {
    clearTimeout(timer);
    Object.assign(is, { asking: true, wanted: false });
    const answer = await ask();
    is.asking = false;
    if (is.stopped) return;
    const trouble: Trouble | null = answer.kind === 'ok' ? null : answer;
    failed = trouble === null ? 0 : failed + 1;
    due = Date.now() + pauseMs(trouble, failed);
    tell(answer);
    if (is.wanted) await turn();
    else later();
  };
  const later = () => {
    clearTimeout(timer);
    if (is.asking || page.hidden) return;
    timer = setTimeout(() => void turn(), Math.max(0, due - Date.now()));
  };

  page.addEventListener('visibilitychange', later);
  void turn();
  return {
    again: () => {
      if (is.asking) is.wanted = true;
      else if (!is.stopped) void turn();
    },
    stop: () => {
      is.stopped = true;
      clearTimeout(timer);
      page.removeEventListener('visibilitychange', later);
    },
  };
}
