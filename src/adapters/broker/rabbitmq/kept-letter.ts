// In: a message of a queue of dead letters. Out: what came once, and why it is there. One that the broker itself put aside says so in x-death.
import type { GetMessage } from 'amqplib';
import type { DeadLetter } from '../../../ports/dead-letters.js';
import { deliveryCount } from './dead-letter.js';
import { deliveryOf } from './delivery.js';

export function keptLetter(queue: string, message: GetMessage): DeadLetter {
  const headers: Readonly<Record<string, unknown>> = message.properties.headers ?? {};
  const death = latestDeath(headers['x-death']);
  const reason = textOr(headers['reason'], textOr(death['reason'], 'unknown'));
  return {
    ...deliveryOf(queue, message),
    reason,
    description: textOr(headers['description'], `The broker put it aside: ${reason}.`),
    at: timeOf(headers['dead-lettered-at'] ?? death['time']),
  };
}

/** How often it was given back, as far as the broker counts. */
export function timesReturned({ properties: { headers } }: GetMessage): number {
  const count: unknown = headers?.[deliveryCount];
  return typeof count === 'number' ? count : 0;
}

function latestDeath(deaths: unknown): Readonly<Record<string, unknown>> {
  const latest: unknown = Array.isArray(deaths) ? deaths[0] : null;
  return typeof latest === 'object' && latest !== null ? { ...latest } : {};
}

/** Text, or the protocol's seconds since 1970. */
function timeOf(time: unknown): number | null {
  if (typeof time === 'string') return numberOr(Date.parse(time));
  const { value } = typeof time === 'object' && time !== null && 'value' in time ? time : { value: null };
  return typeof value === 'number' ? value * 1000 : null;
}

const numberOr = (time: number): number | null => (Number.isNaN(time) ? null : time);

const textOr = (value: unknown, other: string): string => (typeof value === 'string' && value !== '' ? value : other);
