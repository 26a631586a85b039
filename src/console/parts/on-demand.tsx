// What is asked of the service only when somebody opens it. Promised: whoever comes back to the page finds it open.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { keepPlace, keptPlace } from '../place.js';

interface Opening {
  /** Unique in its page. */
  readonly name: string;
  readonly title: string;
  readonly children: () => ComponentChildren;
}

export function OnDemand({ name, title, children }: Opening) {
  const [open, setOpen] = useState(() => openedHere().includes(name));
  const turn = (to: boolean) => {
    if (to === open) return;
    const others = openedHere().filter((one) => one !== name);
    keepPlace({ opened: to ? [...others, name] : others });
    setOpen(to);
  };
  return (
    <details class="on-demand" open={open} onToggle={({ currentTarget }) => turn(currentTarget.open)}>
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}

function openedHere(): readonly string[] {
  return keptPlace()?.opened ?? [];
}
