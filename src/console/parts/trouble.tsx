// What is wrong with a view, in the service's own words; of what is shown all the same, since when it is old.
import type { Trouble } from '../api/answer.js';
import type { Live } from '../live/use-live.js';
import { now } from '../live/clock.js';
import { relativeTime } from '../../words/time.js';

/**
 * The place for it is always there: nothing moves when trouble comes, and whoever hears the page is told once what it is, and not at every call how old the rest
 * has become.
 */
export function Standing<Value>({ live }: { readonly live: Live<Value> }) {
  const { trouble, reachedAt, value } = live;
  return (
    <div class={trouble === null ? 'standing' : 'standing trouble'}>
      <div role="status">{trouble !== null && <ProblemText trouble={trouble} />}</div>
      {trouble !== null && (
        <>
          {reachedAt !== null && <p>You see what was known {relativeTime(new Date(reachedAt).toISOString(), now())}.</p>}
          <button type="button" onClick={live.refresh}>
            Try again
          </button>
        </>
      )}
      {trouble === null && value === null && <p class="dim">Loading …</p>}
    </div>
  );
}

export function TroubleBox({ trouble }: { readonly trouble: Trouble }) {
  return (
    <div class="trouble">
      <ProblemText trouble={trouble} />
    </div>
  );
}

export function ProblemText({ trouble }: { readonly trouble: Trouble }) {
  if (trouble.kind === 'not-reached') return <p>The service cannot be reached from here.</p>;
  const { detail, errors, code, retryAfterMs } = trouble;
  return (
    <>
      <p>
        {detail} <code>{code}</code>
        {retryAfterMs !== null && ` Try again in ${Math.ceil(retryAfterMs / 1_000)} s.`}
      </p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, message }) => (
            <li key={path + message}>
              {path !== '' && <code>{path}</code>} {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
