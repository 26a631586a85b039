// What somebody may do with a request that has not ended: each a button, and one of them open at a time. Promised: what the caller may not do, the service
// says in its words; the page does not guess it. When the request ends meanwhile, that is said in the place of the buttons, and what was done stays told.
import { useRef } from 'preact/hooks';
import type { Act } from './plan.js';
import { ActPanel } from './act-panel.js';
import { endedText, isFinal } from './ended.js';
import { useDraft } from '../use-draft.js';

interface OnRequest {
  readonly id: string;
  readonly state: string;
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

export function Hands({ id, state, held, done }: OnRequest) {
  const [chosen, choose] = useDraft<Act | null>('hand', () => null);
  const ended = isFinal(state);
  const endedAtFirst = useRef(ended);
  if (endedAtFirst.current) return null;
  return (
    <section aria-label="By hand" class="hands">
      <p role="status">{ended && endedText(state)}</p>
      {!ended && <Acts {...{ acts: [held ? 'release' : 'hold', 'prioritise', 'move', 'cancel'], chosen, choose }} />}
      {chosen !== null && <ActPanel key={chosen} {...{ id, act: chosen, title: titles[chosen], ended, done }} />}
    </section>
  );
}

interface Choice {
  readonly acts: readonly Act[];
  readonly chosen: Act | null;
  readonly choose: (act: Act | null) => void;
}

function Acts({ acts, chosen, choose }: Choice) {
  return (
    <div class="buttons" role="group" aria-label="What to do with it">
      {acts.map((act) => (
        <button key={act} type="button" aria-expanded={chosen === act} onClick={() => choose(chosen === act ? null : act)}>
          {titles[act]} …
        </button>
      ))}
    </div>
  );
}
