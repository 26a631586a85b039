// An instant: as people say it, and on being pointed at as it is; or the other way round.
import { now } from '../live/clock.js';
import { relativeTime } from '../../words/time.js';

export function Ago({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={at}>
      {relativeTime(at, now())}
    </time>
  );
}

/** Of what is held against logs, or against another one: as it is, and on being pointed at as people say it. */
export function At({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={relativeTime(at, now())}>
      {at}
    </time>
  );
}
