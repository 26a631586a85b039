// Each move of a request is told at least once, under its own id and as it was; nothing else is told, and nothing stays untold.
import { of, type Event } from './event.js';
import type { Violation } from './violation.js';

export function checkTold(events: readonly Event[]): Violation[] {
  const moves = new Map(of(events, 'move').map(({ id, state }) => [id, state]));
  const told = of(events, 'told');
  const heard = new Set(told.map(({ id }) => id));
  return [
    ...[...moves].filter(([id]) => !heard.has(id)).map(([id, state]) => broken(`nobody was told that ${id} is ${state}`)),
    ...told
      .filter(({ id, state }) => moves.get(id) !== state)
      .map(({ id, state }) => broken(`${id} was told to be ${state}; it is ${moves.get(id) ?? 'no move that was committed'}`)),
    ...of(events, 'end').flatMap(({ eventsLeft }) =>
      eventsLeft === 0 ? [] : [broken(`${eventsLeft} events are still to be told`)],
    ),
  ];
}

function broken(sentence: string): Violation {
  return { promise: 'told', sentence };
}
