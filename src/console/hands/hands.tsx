// What somebody may do with a request that has not ended: each a button, and one of them open at a time. Promised: what the caller may not do, the service
// says in its words; the page does not guess it.
import { useState } from 'preact/hooks';
import type { Act } from './plan.js';
import { ActPanel } from './act-panel.js';

interface OnRequest {
  readonly id: string;
  readonly held: boolean;
  /** Called after something was done. */
  readonly done: () => void;
}

const titles: Readonly<Record<Act, string>> = {
  hold: 'Hold',
  release: 'Release',
  prioritise: 'Prioritise',
  move: 'Move',
  cancel: 'Cancel',
};

export function Hands({ id, held, done }: OnRequest) {
  const [chosen, choose] = useState<Act | null>(null);
  const acts: readonly Act[] = [held ? 'release' : 'hold', 'prioritise', 'move', 'cancel'];
  return (
    <section aria-label="By hand" class="hands">
      <div class="buttons" role="group" aria-label="What to do with it">
        {acts.map((act) => (
          <button key={act} type="button" aria-expanded={chosen === act} onClick={() => choose(chosen === act ? null : act)}>
            {titles[act]} …
          </button>
        ))}
      </div>
      {chosen !== null && <ActPanel key={chosen} {...{ id, act: chosen, title: titles[chosen], done }} />}
    </section>
  );
}
