// The clients of the demo: they receive job responses from the notification queues, by the client of Service Bus. Promised: each message is a
// well-formed job response, or the demo fails; one that comes twice counts once.
import type { Mediator } from '../../adapters/broker/service-bus/mediator.js';
import { JobResponse } from '../../core/ending/job-response.js';

export interface Answers {
  readonly received: ReadonlyMap<string, JobResponse>;
  /** Rejects when what came was no job response, or nothing could be received. */
  stop(): Promise<void>;
}

export function receiveAnswers(mediator: Mediator, queues: readonly string[]): Answers {
  const received = new Map<string, JobResponse>();
  const enough = new AbortController();
  const listening = Promise.all(
    queues.map((queue) =>
      mediator.receive(
        queue,
        ({ body, messageId }) => {
          const response = JobResponse.parse(JSON.parse(body.toString()));
          received.set(messageId ?? response.request_id, response);
        },
        enough.signal,
      ),
    ),
  );
  // Told by `stop`, which always comes.
  listening.catch(() => undefined);
  return {
    received,
    stop: async () => {
      enough.abort();
      await listening;
    },
  };
}
