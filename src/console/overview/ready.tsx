// Whether the service can be used, and which of its parts is not there, with why.
import type { Readiness } from '../api/shapes.js';

export function Ready({ readiness: { ready, parts } }: { readonly readiness: Readiness }) {
  return (
    <section aria-labelledby="ready" class={`card ready ${ready ? 'good' : 'bad'}`}>
      <h2 id="ready">{ready ? 'Ready' : 'Not ready'}</h2>
      <ul class="parts">
        {parts.map((part) => (
          <li key={part.name} class={part.ready ? 'good' : 'bad'}>
            <span class="mark" aria-hidden="true">
              {part.ready ? '✓' : '✗'}
            </span>
            {part.name}
            {part.reason !== null && <span class="reason">{part.reason}</span>}
            {!part.ready && part.reason === null && <span class="reason">not ready</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
