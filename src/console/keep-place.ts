// Keeps where somebody is in the page while they move in it and leave it. Out: how to stop, which whoever brings them back somewhere does meanwhile.
import { keepPlace } from './place.js';

/** Browsers refuse to write more than some hundred places in half a minute. */
const restMs = 150;

export function startKeeping(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const scrolled = () => {
    clearTimeout(timer);
    timer = setTimeout(() => keepPlace({ y: scrollY, link: null }), restMs);
  };
  // Before the address changes: afterwards the entry is another one.
  const pressed = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('main a[href^="#"]') : null;
    if (link === null) return;
    clearTimeout(timer);
    const { top } = link.getBoundingClientRect();
    keepPlace({ y: scrollY, link: { href: link.getAttribute('href') ?? '', top } });
  };
  addEventListener('scroll', scrolled, { passive: true });
  addEventListener('click', pressed, { capture: true });
  return () => {
    clearTimeout(timer);
    removeEventListener('scroll', scrolled);
    removeEventListener('click', pressed, { capture: true });
  };
}
