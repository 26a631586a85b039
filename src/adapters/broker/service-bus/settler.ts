// In: a message and how it is to be settled. Out: it is, or it comes again by itself. Promised: never throws, and ends. Tries again on its own
// and not by the library, whose retries would pass the gate by.
import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { Settlement } from '../../../ports/broker.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import type { Place } from './connection.js';
import { Gate } from './gate.js';
import type { Backoff, Pace } from './pace.js';
import { isBusy, isLockLost } from './problem.js';
import type { Standing } from './receiving.js';

export interface SettlerParts {
  readonly queue: string;
  readonly place: Place;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly pace: Pace;
  readonly backoff: Backoff;
  /** The one that stands now. */
  readonly stand: () => Promise<Standing>;
}

const triesMax = 4;
/** What the service accepts for either text. */
const textMax = 4096;

export class Settler {
  readonly #gate = new Gate();
  readonly #what: string;

  constructor(private readonly parts: SettlerParts) {
    this.#what = `settling a message of ${parts.queue}`;
  }

  async carryOut(message: ServiceBusReceivedMessage, settlement: Settlement): Promise<void> {
    const { clock, pace, backoff } = this.parts;
    for (let tries = 1; ; tries += 1) {
      try {
        const { receiver, answers } = await this.parts.stand();
        await this.#gate.pass(settlement.kind === 'taken' ? 'shared' : 'alone', () =>
          answers.within(this.#what, begun(receiver, message, settlement)),
        );
        return;
      } catch (problem) {
        if (isBusy(problem)) pace.busy();
        if (isLockLost(problem) || tries === triesMax) {
          this.#report(settlement, problem);
          return;
        }
        await clock.pause(Math.max(pace.pauseMs, backoff.firstMs * tries));
      }
    }
  }

  /** Expected after a cut: the broker gives the message out again, and its identity shows that it was taken. */
  #report(settlement: Settlement, problem: unknown): void {
    const { queue, place, telemetry } = this.parts;
    const error = `a message of ${queue} could not be settled (${settlement.kind}) and will come again: ${place.sentence(problem)}`;
    telemetry.report({ kind: 'trouble', where: 'service-bus', about: {}, error });
  }
}

function begun(receiver: ServiceBusReceiver, message: ServiceBusReceivedMessage, settlement: Settlement): Promise<void> {
  switch (settlement.kind) {
    case 'taken':
      return receiver.completeMessage(message);
    case 'release':
      return receiver.abandonMessage(message);
    case 'dead-letter':
      return receiver.deadLetterMessage(message, {
        deadLetterReason: settlement.reason.slice(0, textMax),
        deadLetterErrorDescription: settlement.description.slice(0, textMax),
      });
  }
}
