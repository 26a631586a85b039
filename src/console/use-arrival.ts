// What somebody finds who goes to another page: its beginning, and the keyboard at its title, which is also what is heard first. Promised: only another page is
// one: of the same one with other filters nothing is moved.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Route } from './route.js';

export function useArrival({ page, of }: Route) {
  const place = [page, ...of].join('/');
  const before = useRef(place);
  useLayoutEffect(() => {
    if (before.current === place) return;
    before.current = place;
    scrollTo(0, 0);
    const title = document.querySelector<HTMLElement>('main h1');
    if (title === null) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }, [place]);
}
