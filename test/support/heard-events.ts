// Whoever listens to events, in memory; and the moves that are to be told.
import { RequestEvent } from '../../src/core/request-event.js';
import type { OutgoingResponse, PublishOutcome, ResponseQueues } from '../../src/ports/broker.js';
import type { Site } from './house.js';
import { noting, selectMoves } from './noted-moves.js';

export const eventQueue = 'job-keeper.events';
export const events = { events: { queue: eventQueue } };

export class Listener implements ResponseQueues {
  readonly messages: OutgoingResponse[] = [];
  /** What the broker answers; by default it takes everything. */
  answers: (message: OutgoingResponse) => PublishOutcome = () => ({ kind: 'confirmed' });
  /** Publications, of one or of many. */
  calls = 0;

  start = () => Promise.resolve();
  stop = () => Promise.resolve();
  health = () => ({ ready: true, reason: null });

  publish = (all: readonly OutgoingResponse[]): Promise<readonly PublishOutcome[]> => {
    this.calls += 1;
    const outcomes = all.map((message) => this.answers(message));
    this.messages.push(...all.filter((_, index) => outcomes[index]?.kind === 'confirmed'));
    return Promise.resolve(outcomes);
  };

  get events(): readonly RequestEvent[] {
    return this.messages
      .filter(({ queue }) => queue === eventQueue)
      .map(({ body }) => RequestEvent.parse(JSON.parse(body.toString())));
  }
}

/** From now on each move is noted by the database. */
export async function noteMoves(site: Site): Promise<() => Promise<readonly string[]>> {
  for (const statement of noting) await site.sql(statement);
  return async () => (await site.sql<{ id: string; state: string }>(selectMoves)).map(({ id, state }) => `${id} ${state}`);
}
