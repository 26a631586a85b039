// The end of the face. In: a bound. Out: closed. Promised: what is in hand, and what has reached this machine before the stop, is answered, and told that its connection ends with the answer, so
// that a client that keeps its connections open does not hold up the stop; what has not ended within the bound is cut.
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';

export interface StopParts {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** To be called before the routes are added. The answer never rejects, and does its work once. */
export function stopOf(app: FastifyInstance, parts: StopParts): (boundMs: number) => Promise<void> {
  let stopping: Promise<void> | null = null;
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping !== null) void reply.header('connection', 'close');
    done(null, payload);
  });
  return (boundMs) => (stopping ??= stopWithin(boundMs, app, parts));
}

/** In one turn of the event loop connections are accepted, in the next their calls are read; the first may have begun. Unread, both would be reset. */
const turnsBefore = 3;

async function stopWithin(boundMs: number, app: FastifyInstance, { clock, telemetry }: StopParts): Promise<void> {
  for (let turn = 0; turn < turnsBefore; turn += 1) await othersTurn();
  const closed = new AbortController();
  const closing = app
    .close()
    .catch((error: unknown) => telemetry.report({ kind: 'trouble', where: 'http', about: {}, error }))
    .finally(() => closed.abort());
  await Promise.race([closing, clock.pause(boundMs, closed.signal)]);
  app.server.closeAllConnections();
  await closing;
}
