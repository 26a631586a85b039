// A state of a page that somebody has typed or chosen: it is there again when they come back to the page (drafts.ts).
import { useRef, useState } from 'preact/hooks';
import { useService } from './service.js';

type Next<Value> = Value | ((before: Value) => Value);

/** `name`: unique in its page, and always of the same kind of value. Several changes may come before the page is drawn again. */
export function useDraft<Value>(name: string, initial: () => Value): readonly [Value, (next: Next<Value>) => void] {
  const { drafts } = useService();
  const [value, setValue] = useState(() => (drafts.read(name) as Value | undefined) ?? initial());
  const newest = useRef(value);
  const change = (next: Next<Value>) => {
    newest.current = typeof next === 'function' ? (next as (before: Value) => Value)(newest.current) : next;
    drafts.write(name, newest.current);
    setValue(newest.current);
  };
  return [value, change];
}
