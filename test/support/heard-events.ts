// Whoever listens to events, in memory; and all moves of requests, as the database itself has seen them.
import { RequestEvent } from '../../src/core/request-event.js';
import type { OutgoingResponse, PublishOutcome, ResponseQueues } from '../../src/ports/broker.js';
import type { Site } from './house.js';

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

/** From now on each move is noted by the database: another state, or another reason to wait. */
export async function noteMoves(site: Site): Promise<() => Promise<readonly string[]>> {
  await site.sql('create table moved (at bigserial, request_id uuid, version integer, state text)');
  await site.sql(`
    create function note_move() returns trigger language plpgsql as $$ begin
      if tg_op = 'INSERT' or old.state <> new.state
        or new.state = 'waiting' and (old.wait_case, old.wait_rule, old.wait_reason) <> (new.wait_case, new.wait_rule, new.wait_reason)
      then insert into moved (request_id, version, state) values (new.id, new.version, new.state); end if;
      return null;
    end $$`);
  await site.sql('create trigger note_move after insert or update on request for each row execute function note_move()');
  return async () => {
    const rows = await site.sql<{ move: string }>(
      `select request_id || '/' || version || ' ' || state as move from moved order by at`,
    );
    return rows.map(({ move }) => move);
  };
}
