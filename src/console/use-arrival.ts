// What somebody finds who goes to another page: its beginning, and the keyboard at its title, which is also what is heard first. Who comes back to one finds it where
// they left it. Promised: only another page is one: of the same one with other filters nothing is moved.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { startKeeping } from './keep-place.js';
import { keptPlace } from './place.js';
import { returnTo } from './return-to.js';
import { routeOf } from './route.js';

/** `shown`: whether the page that the address names is there, and not the question who somebody is. */
export function useArrival(hash: string, shown: boolean): void {
  const { page, of } = routeOf(hash);
  const at = [page, ...of].join('/');
  const before = useRef<string | null>(null);
  useLayoutEffect(() => {
    history.scrollRestoration = 'manual';
  }, []);
  useLayoutEffect(() => {
    // Who has signed in comes to the page as from another one.
    if (!shown) return void (before.current = '');
    const stops: (() => void)[] = [];
    const keep = () => void stops.push(startKeeping());
    const isAnother = before.current !== null && before.current !== at;
    before.current = at;
    const place = keptPlace();
    if (isAnother) toTitle();
    if (place === null) keep();
    else stops.push(returnTo(place, keep));
    return () => stops.forEach((stop) => stop());
  }, [hash, shown]);
}

function toTitle(): void {
  scrollTo(0, 0);
  const title = document.querySelector<HTMLElement>('main h1');
  if (title === null) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}
