// Which of the copies made under one token is the run. Usually there is one; two senders at the same moment may have made one each, and a copy whose
// making was answered late may come behind one that has ended. Promised: the one that has begun, else the lowest id, whoever asks; the others are
// taken away before anything is started, and never one that has begun.
import type { Api } from '../shared/api.js';
import { inParallel } from '../../../core/in-parallel.js';
import type { RunNote } from './note-list.js';
import { noteStatus } from './note-status.js';
import { standingOf } from './run-standing.js';

export interface Chosen {
  readonly id: string;
  readonly begun: boolean;
}

const atOnce = 4;

/** null: there is none. Throws a Fault 'engine-unavailable'. */
export async function oneOf(api: Api, copies: readonly RunNote[]): Promise<Chosen | null> {
  const seen = (await inParallel(copies, atOnce, (copy) => see(api, copy))).filter((copy) => copy !== null);
  const [first, ...others] = seen.sort((one, other) => Number(other.begun) - Number(one.begun) || (one.id < other.id ? -1 : 1));
  if (first === undefined) return null;
  const spare = others.filter(({ begun }) => !begun);
  await inParallel(spare, atOnce, ({ id }) =>
    api.call({ operation: 'note-delete', path: `/api/notebook/${id}`, with: { method: 'DELETE' }, resend: 'harmless' }),
  );
  return first;
}

async function see(api: Api, { id, endSeenAt }: RunNote): Promise<Chosen | null> {
  if (endSeenAt !== null) return { id, begun: true };
  const status = await noteStatus(api, id);
  return status === null ? null : { id, begun: standingOf(status).kind !== 'not-begun' };
}
