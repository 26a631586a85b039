// What is asked of the service only when somebody opens it.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Opening {
  readonly title: string;
  readonly children: () => ComponentChildren;
}

export function OnDemand({ title, children }: Opening) {
  const [open, setOpen] = useState(false);
  return (
    <details class="on-demand" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}
