// An instant: as people say it, or as it is, in UTC. Promised: the other form is reached by pointing at it, by a tap, and with the keyboard at the foot of the page.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { now } from '../live/clock.js';
import { relativeTime } from '../../words/time.js';

export interface Times {
  /** Every instant as it is. */
  readonly full: boolean;
  readonly turn: () => void;
}

export const TimesContext = createContext<Times>({ full: false, turn: () => undefined });

export function Ago({ at }: { readonly at: string }) {
  const { full, turn } = useContext(TimesContext);
  const said = relativeTime(at, now());
  return (
    <time dateTime={at} title={full ? said : at} onClick={turn}>
      {full ? at : said}
    </time>
  );
}

/** Of what is held against logs, or against another one: always as it is. */
export function At({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={relativeTime(at, now())}>
      {at}
    </time>
  );
}

export function TimesSwitch() {
  const { full, turn } = useContext(TimesContext);
  return (
    <button type="button" class="quiet" onClick={turn}>
      {full ? 'Show times as “3 min ago”' : 'Show times in full, in UTC'}
    </button>
  );
}
