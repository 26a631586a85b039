// Brings somebody back to where they were, while what was there comes in piece by piece: to the link by which they left, as far from the top of the window as it
// was, with the keyboard on it; or as far down. Out: how to stop. Promised: it ends when they are there, as soon as they move by themselves, or when it has become late.
import type { Place } from './place.js';

const longestMs = 10_000;
const moves = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** `ended`: they are there, or somewhere else by themselves. */
export function returnTo(place: Place, ended: () => void): () => void {
  const stop = () => {
    pieces.disconnect();
    clearTimeout(late);
    for (const move of moves) removeEventListener(move, end);
  };
  const end = () => {
    stop();
    ended();
  };
  const put = () => {
    if (isThere(place)) end();
  };
  const pieces = new MutationObserver(put);
  const late = setTimeout(end, longestMs);
  for (const move of moves) addEventListener(move, end, { passive: true });
  pieces.observe(document.body, { childList: true, subtree: true });
  put();
  return stop;
}

function isThere({ y, link }: Place): boolean {
  scrollTo(0, y);
  if (link === null) return Math.abs(scrollY - y) < 2;
  const found = [...document.querySelectorAll<HTMLElement>('main a')].find((one) => one.getAttribute('href') === link.href);
  if (found === undefined) return false;
  found.focus({ preventScroll: true });
  scrollBy(0, found.getBoundingClientRect().top - link.top);
  return true;
}
