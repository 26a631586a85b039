// The pages of the list after its newest one. In: how a page is asked for, and the newest. Out: all that is shown of the list. Promised: each page is asked for by
// hand, and by itself only what was shown before: to somebody who comes back, and to somebody who reads while more came in than one page holds.
import { useEffect, useRef, useState } from 'preact/hooks';
import { isOk, troubleOf, type Answer, type Trouble } from '../api/answer.js';
import type { RequestPage } from '../api/shapes.js';
import { keepPlace, keptPlace, type Shown } from '../place.js';
import { joined, meet, reaches, together } from './pages.js';

type Ask = (cursor: string, limit: number) => Promise<Answer<RequestPage>>;

export const pageSize = 50;
/** As many as the service answers with at once. */
const pageMax = 500;
/** Of somebody who has read further than these reach, the place is lost. */
const callsMax = 10;

/** `of`: what the list is filtered by. */
export function useLater(of: string, ask: Ask, newest: RequestPage | null) {
  const [page, setPage] = useState<RequestPage | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState(false);
  // Raised when the list is another one: an answer that was under way is about the one before.
  const turn = useRef(0);
  const left = useRef<Shown | null>(null);
  const reading = async (call: () => Promise<Answer<RequestPage>>, until: Shown | null) => {
    const mine = turn.current;
    setAsking(true);
    const answer = await call();
    if (turn.current !== mine) return;
    setAsking(false);
    setTrouble(troubleOf(answer));
    if (isOk(answer)) {
      setPage(answer.value);
      keepPlace({ list: shownOf(answer.value) });
      // What could not be told is asked for with the next newest page.
    } else left.current = until;
  };
  useEffect(() => {
    left.current = keptPlace()?.list ?? null;
    setPage(null);
    setTrouble(null);
    setAsking(false);
    return () => void (turn.current += 1);
  }, [of]);
  useEffect(() => {
    if (newest === null || asking) return;
    const until = left.current ?? (page === null || meet(newest, page) ? null : shownOf(page));
    left.current = null;
    if (until !== null) void reading(() => upTo(until, newest, ask), until);
  }, [newest]);
  const shown = together(newest, page);
  const more = () => void reading(() => after(shown, pageSize, ask), null);
  return { shown, trouble, asking, more };
}

function shownOf({ items }: RequestPage): Shown | null {
  const last = items.at(-1);
  return last === undefined ? null : { rows: items.length, last: last.request_id };
}

async function after(shown: RequestPage, limit: number, ask: Ask): Promise<Answer<RequestPage>> {
  if (shown.next_cursor === null) return { kind: 'ok', value: shown };
  const answer = await ask(shown.next_cursor, limit);
  return isOk(answer) ? { kind: 'ok', value: joined(shown, answer.value) } : answer;
}

/** As far as was shown before, of which some may be gone, with those that came in since. */
async function upTo({ rows, last }: Shown, newest: RequestPage, ask: Ask): Promise<Answer<RequestPage>> {
  let shown = newest;
  for (let calls = 0; calls < callsMax && !reaches(shown, last); calls += 1) {
    const missing = Math.min(pageMax, Math.max(pageSize, rows - shown.items.length));
    const answer = await after(shown, missing, ask);
    if (!isOk(answer)) return answer;
    shown = answer.value;
  }
  return { kind: 'ok', value: shown };
}
