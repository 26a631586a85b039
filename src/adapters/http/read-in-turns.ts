// A body of many job requests, read so that others are answered meanwhile. In: `{ "items": [ ... ] }`. Out: the items as they were sent, in turns of so
// many bytes, and whose each is; or why none is taken. Promised: nothing is taken of a body that is not JSON from its beginning to its end.
import { setImmediate as othersTurn } from 'node:timers/promises';
import { plainJsonProblems } from '../../core/given/plain-json.js';
import type { Problem } from '../../core/problem.js';
import { problem } from './api/route.js';
import { itemsAsSent } from './items-as-sent.js';
import type { Occurrence } from './problem-document.js';
import { tenantIn } from './tenant-rates.js';

/** Five hundred job requests of the usual size are fewer, and one batch of the store. */
const turnBytes = 512 * 1024;

interface Bounds {
  readonly itemsMax: number;
  /** A larger item is refused as it would be alone: unread. */
  readonly itemBytesMax: number;
}

type Turns = readonly (readonly Buffer[])[];
type Refused = { readonly problem: Occurrence };

export interface InTurns {
  readonly turns: Turns;
  /** Of each that was read; null: it cannot be told. */
  readonly tenants: readonly (string | null)[];
}

export async function readInTurns(body: Buffer, bounds: Bounds): Promise<InTurns | Refused> {
  const split = splitUp(body, bounds);
  if ('problem' in split) return split;
  const turns = inTurns(split.items);
  const tenants: (string | null)[] = [];
  for (const turn of turns) {
    await othersTurn();
    for (const item of turn) {
      if (item.length > bounds.itemBytesMax) continue;
      const read = parsed(item);
      if (read === null) return problem('not-json');
      const problems = plainJsonProblems(read.value);
      if (problems.length > 0) return unfit(`items.${split.items.indexOf(item)}`, problems);
      tenants.push(tenantIn(read.value));
    }
  }
  return { turns, tenants };
}

function splitUp(body: Buffer, { itemsMax }: Bounds): { readonly items: readonly Buffer[] } | Refused {
  const sent = itemsAsSent(body, itemsMax);
  switch (sent.kind) {
    case 'cut':
      return problem('not-json');
    case 'another-form':
      return unfit('', [{ path: '', message: 'must be an object whose only member is items, a list of job requests' }]);
    case 'too-many':
      return unfit('items', [{ path: '', message: `must have at most ${itemsMax} job requests` }]);
    case 'items':
      return sent.items.length > 0 ? sent : unfit('items', [{ path: '', message: 'must not be empty' }]);
  }
}

function unfit(at: string, problems: readonly Problem[]): Refused {
  const errors = problems.map(({ path, message }) => ({ path: [at, path].filter((part) => part !== '').join('.'), message }));
  return problem('invalid-body', undefined, errors);
}

function inTurns(items: readonly Buffer[]): Turns {
  const turns: Buffer[][] = [];
  let left = 0;
  for (const item of items) {
    if (item.length > left) {
      turns.push([]);
      left = turnBytes;
    }
    turns.at(-1)?.push(item);
    left -= item.length;
  }
  return turns;
}

function parsed(item: Buffer): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(item)) };
  } catch {
    return null;
  }
}
