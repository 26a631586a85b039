// Of a view that is not kept up to date: as of when it is, and the way to see it anew.
import type { Live } from '../live/use-live.js';

export function AskAgain<Value>({ live: { reachedAt, refresh } }: { readonly live: Live<Value> }) {
  if (reachedAt === null) return null;
  const at = new Date(reachedAt).toISOString();
  return (
    <p class="buttons dim">
      <span>
        As of <time dateTime={at}>{at}</time>.
      </span>
      <button type="button" class="quiet" onClick={refresh}>
        Refresh
      </button>
    </p>
  );
}
