// What whoever sent a request is answered: what was taken or why it is refused, and how its message is settled then.
import { Fault } from '../core/faults.js';
import type { CorrelationId } from '../core/ids.js';
import { describe, type Problem } from '../core/problem.js';
import type { Refusal } from '../core/refusal.js';
import type { Settlement } from '../ports/broker.js';
import type { Taken } from '../ports/intake-door.js';
import type { Before, NewRequest } from '../ports/store/intake.js';
import type { Written } from './write.js';

export type DeadLettered = Extract<Settlement, { kind: 'dead-letter' }>;

export function takenAs(answer: Exclude<Written, { kind: 'failed' }>, { correlationId, tenantId }: NewRequest): Taken {
  switch (answer.kind) {
    case 'stored':
      return { kind: 'stored', id: answer.id, correlationId };
    case 'same':
      return { kind: 'same', id: answer.id, correlationId, state: answer.state };
    case 'conflict':
      return { kind: 'refused', refusal: conflictWith(answer, correlationId) };
    case 'queue-full':
      throw new Fault('tenant-queue-full', `as many requests of tenant ${tenantId} wait as may`);
    case 'unstorable':
      return refusal('unstorable', { path: '', message: answer.reason });
  }
}

export function conflictWith({ id, differs }: Extract<Before, { kind: 'conflict' }>, correlationId: CorrelationId): Refusal {
  const message = `${correlationId} belongs to request ${id}, which asks for something else, in: ${fewOf(differs)}`;
  return { code: 'conflict', problems: [{ path: 'correlation_id', message }] };
}

/** Names of fields are a sender's: one that has many thousand of them is told of some. The longest path of ours has 56 characters. */
function fewOf(fields: readonly string[]): string {
  const told = fields.slice(0, 10).map((field) => Array.from(field).slice(0, 100).join(''));
  return [...told, ...(fields.length > 10 ? [`${fields.length - 10} more`] : [])].join(', ');
}

function refusal(code: Refusal['code'], problem: Problem): Taken {
  return { kind: 'refused', refusal: { code, problems: [problem] } };
}

export function settlementOf(taken: Taken): Settlement {
  return taken.kind === 'refused' ? deadLetterFor(taken.refusal) : { kind: 'taken' };
}

export function deadLetterFor({ code, problems }: Refusal): DeadLettered {
  return { kind: 'dead-letter', reason: code, description: describe(problems) };
}
