// The end of the face. In: a bound. Out: closed. Promised: what is in hand is answered, and told that its connection ends with the answer, so
// that a client that keeps its connections open does not hold up the stop; what has not ended within the bound is cut.
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

async function stopWithin(boundMs: number, app: FastifyInstance, { clock, telemetry }: StopParts): Promise<void> {
  const closed = new AbortController();
  const closing = app
    .close()
    .catch((error: unknown) => telemetry.report({ kind: 'trouble', where: 'http', about: {}, error }))
    .finally(() => closed.abort());
  await Promise.race([closing, clock.pause(boundMs, closed.signal)]);
  app.server.closeAllConnections();
  await closing;
}
