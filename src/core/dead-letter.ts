// Which dead letters are meant. A letter may be anything, also no job request: of which tenant it is, is told as far as its body says so.
import { reaches, type Reach } from './caller.js';
import { hasMoreParts } from './given/many-parts.js';
import { parsed } from './given/parsed.js';
import { textAt } from './given/raw-body.js';

/** All that is given must hold; null: anything. */
export interface LetterSelection {
  readonly ids: readonly string[] | null;
  readonly queue: string | null;
  /** Its reason. */
  readonly code: string | null;
  readonly tenantId: string | null;
  readonly reach: Reach;
}

export interface LetterMarks {
  readonly id: string;
  readonly queue: string;
  readonly reason: string;
  readonly tenantId: string | null;
}

/** Whose it is, is not known of some: they are within reach of those only who work across tenants. */
export function isMeant({ ids, queue, code, tenantId, reach }: LetterSelection, letter: LetterMarks): boolean {
  return (
    (ids === null || ids.includes(letter.id)) &&
    (queue === null || queue === letter.queue) &&
    (code === null || code === letter.reason) &&
    (tenantId === null || tenantId === letter.tenantId) &&
    (letter.tenantId === null ? reach.kind === 'all' : reaches(reach, letter.tenantId))
  );
}

export interface LetterIdentity {
  readonly tenantId: string | null;
  readonly correlationId: string | null;
}

/** A thousand letters are read at once, each as large as a broker takes it: what has more parts than any job request is not. */
const partsMax = 5_000;
/** As in a job request: what is longer names nobody, and a list of them would be megabytes. */
const nameMax = 128;

/** What a body says of itself, without being believed. */
export function identityIn(text: string): LetterIdentity {
  const value = hasMoreParts(text, partsMax) ? null : parsed(text);
  return { tenantId: nameAt(value, ['job', 'job_context', 'tenant_id']), correlationId: nameAt(value, ['correlation_id']) };
}

function nameAt(value: unknown, path: readonly string[]): string | null {
  const name = textAt(value, path);
  return name === null || name.length > nameMax ? null : name;
}
