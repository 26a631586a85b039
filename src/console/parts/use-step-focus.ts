// Where the keyboard is in something that is done in two steps: the button that was pressed is gone with its step. Promised: it goes to what is told, and never by
// itself to a button that does something; from whoever is elsewhere by then it takes nothing.
import { useEffect, useRef } from 'preact/hooks';
import type { Stage } from '../live/use-deed.js';

export function useStepFocus(stage: Stage<unknown, unknown>) {
  const form = useRef<HTMLFormElement>(null);
  const before = useRef(stage.at);
  useEffect(() => {
    if (before.current === stage.at) return;
    before.current = stage.at;
    const to = placeOf(stage);
    if (to !== null && form.current !== null && !isElsewhere(form.current)) form.current.querySelector<HTMLElement>(to)?.focus();
  }, [stage.at]);
  return form;
}

/** null: it stays where it is. */
function placeOf(stage: Stage<unknown, unknown>): string | null {
  if (stage.at === 'asking' || stage.at === 'doing') return null;
  return stage.at === 'writing' && stage.trouble === null ? 'input, select, textarea, button' : '.steps';
}

function isElsewhere(form: HTMLFormElement): boolean {
  return document.activeElement !== document.body && !form.contains(document.activeElement);
}
