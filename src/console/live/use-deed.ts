// Something that is done to the service, in two steps: first it is asked what it would do, then the same is done. In: both calls. Promised: what is sent is
// exactly what the answer was about; it is sent once for each confirmation, however often somebody presses; nothing is sent again by itself, also not when
// it is not known whether it arrived.
import { useRef, useState } from 'preact/hooks';
import { isOk, type Answer, type Trouble } from '../api/answer.js';
import { useService } from '../service.js';

export interface Calls<Asked, Foreseen, Done> {
  readonly foresee: (asked: Asked) => Promise<Answer<Foreseen>>;
  readonly perform: (asked: Asked) => Promise<Answer<Done>>;
  /** After it was done. */
  readonly after?: () => void;
}

export type Stage<Foreseen, Done> =
  | { readonly at: 'writing'; readonly trouble: Trouble | null }
  | { readonly at: 'asking' }
  | { readonly at: 'foreseen'; readonly foreseen: Foreseen }
  | { readonly at: 'doing'; readonly foreseen: Foreseen }
  | { readonly at: 'done'; readonly done: Done };

export interface Deed<Asked, Foreseen, Done> {
  readonly stage: Stage<Foreseen, Done>;
  readonly look: (asked: Asked) => void;
  readonly confirm: () => void;
  /** Nothing of it: as at the beginning. */
  readonly back: () => void;
}

export function useDeed<Asked, Foreseen, Done>(calls: Calls<Asked, Foreseen, Done>): Deed<Asked, Foreseen, Done> {
  const { drafts } = useService();
  const [stage, setStage] = useState<Stage<Foreseen, Done>>({ at: 'writing', trouble: null });
  // What was asked about, until it is sent: taken out by whoever confirms first.
  const asked = useRef<{ readonly it: Asked; readonly foreseen: Foreseen } | null>(null);
  const turn = useRef(0);
  const look = async (it: Asked) => {
    const mine = (turn.current += 1);
    asked.current = null;
    setStage({ at: 'asking' });
    const answer = await calls.foresee(it);
    if (turn.current !== mine) return;
    if (isOk(answer)) asked.current = { it, foreseen: answer.value };
    setStage(isOk(answer) ? { at: 'foreseen', foreseen: answer.value } : { at: 'writing', trouble: answer });
  };
  const confirm = async () => {
    const confirmed = asked.current;
    if (confirmed === null) return;
    asked.current = null;
    setStage({ at: 'doing', foreseen: confirmed.foreseen });
    const answer = await calls.perform(confirmed.it);
    if (isOk(answer)) drafts.forget();
    setStage(isOk(answer) ? { at: 'done', done: answer.value } : { at: 'writing', trouble: answer });
    calls.after?.();
  };
  const back = () => {
    turn.current += 1;
    asked.current = null;
    setStage({ at: 'writing', trouble: null });
  };
  return { stage, look: (it) => void look(it), confirm: () => void confirm(), back };
}
