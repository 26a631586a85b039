// An instant: as people say it, and on being pointed at as it is.
import { now } from '../live/clock.js';
import { relativeTime } from '../words/time.js';

export function Ago({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={at}>
      {relativeTime(at, now())}
    </time>
  );
}
