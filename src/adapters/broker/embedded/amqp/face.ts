// The AMQP face of the broker. In: connections of clients on a loopback port. Out: links that give and take messages of the state machine.
// Promised: an entity that is not there, or not allowed, closes the link with its condition; what a peer does wrong ends its own connection.
import rhea from 'rhea';
import type { Connection, Container, Delivery, EventContext, Receiver, Sender, Session } from 'rhea';
import type { Clock } from '../../../../ports/clock.js';
import type { Faults } from '../faults.js';
import type { Broker } from '../machine/broker.js';
import { Answers } from './answers.js';
import { isGivenUp, keepBytes } from './arriving-bytes.js';
import { addressOf, echo } from './attach.js';
import type { Claims } from './claims.js';
import { entityNotFound, serverBusy, tooLarge, unauthorised } from './conditions.js';
import type { Condition } from './conditions.js';
import { Door } from './door.js';
import { Givings } from './givings.js';
import { isForRequests, Requests } from './requests.js';
import { answerAttachesFirst, forget, register } from './rhea-internals.js';
import { take } from './taking.js';
import { limitReading, limitSession } from './wire-limits.js';

/** Of one request, as of a message of the service's larger kind. */
const requestBytesMax = 1_048_576;

export interface FaceParts {
  readonly broker: Broker;
  readonly clock: Clock;
  readonly faults: Faults;
  /** Made anew for each connection. */
  readonly claims: () => Claims;
  readonly givesBackOnCut: boolean;
  readonly trouble: (problem: unknown) => void;
}

limitReading();

export class Face {
  readonly #claims = new WeakMap<Connection, Claims>();
  readonly #takings = new Map<Receiver, string>();
  readonly #answers: Answers;
  readonly #requests: Requests;
  readonly #givings: Givings;
  readonly #door: Door;

  constructor(private readonly parts: FaceParts) {
    const { broker, clock, faults, givesBackOnCut, trouble } = parts;
    this.#answers = new Answers(clock, faults);
    this.#requests = new Requests(broker, faults, clock);
    this.#givings = new Givings(clock, this.#answers, givesBackOnCut);
    this.#door = new Door(this.#container(), clock, trouble);
    faults.reach({
      cut: () => this.#door.cut(),
      detach: (address, condition) => this.#detach(address, condition),
      leave: () => this.close(),
      comeBack: () => this.#door.listenAgain(),
    });
  }

  /** Answers with the port; rejects when it is taken. */
  listen(host: string, port: number): Promise<number> {
    return this.#door.listen(host, port);
  }

  close(): Promise<void> {
    return this.#door.close();
  }

  #container(): Container {
    const container = rhea.create_container({ autosettle: false, autoaccept: false, treat_modified_as_released: false });
    // Who the client is, is said in its claims. The service's own name for that is what .NET clients ask for.
    const mechanisms = container.sasl_server_mechanisms as { enable_anonymous(): void; ANONYMOUS?: unknown; MSSBCBS?: unknown };
    mechanisms.enable_anonymous();
    mechanisms.MSSBCBS = mechanisms.ANONYMOUS;
    container.on('session_open', ({ session }: EventContext) => session !== undefined && this.#begin(session));
    container.on('sender_open', ({ sender }: EventContext) => sender !== undefined && this.#openSender(sender));
    container.on('receiver_open', ({ receiver }: EventContext) => receiver !== undefined && this.#openReceiver(receiver));
    container.on('message', (context: EventContext) => this.#arrived(context));
    this.#givings.listen(container);
    container.on('receiver_close', ({ receiver }: EventContext) => receiver !== undefined && this.#takings.delete(receiver));
    // A connection that its client closes is not one that is lost.
    for (const event of ['connection_close', 'disconnected'])
      container.on(event, ({ connection }: EventContext) => this.#forgetTakings((link) => link.connection === connection));
    container.on('session_close', ({ session }: EventContext) => this.#forgetTakings((link) => link.session === session));
    for (const event of ['error', 'protocol_error', 'connection_error', 'session_error', 'receiver_error', 'sender_error'])
      container.on(event, (problem: unknown) => problem instanceof Error && this.parts.trouble(problem));
    return container;
  }

  #begin(session: Session): void {
    limitSession(session);
    answerAttachesFirst(session);
    keepBytes(session, { asItCame: (link) => this.#takings.has(link as Receiver), bytesMax: (link) => this.#bytesMax(link) });
  }

  #bytesMax(link: Sender | Receiver): number {
    const address = this.#takings.get(link as Receiver);
    return address === undefined ? requestBytesMax : this.parts.broker.messageBytesMax(address);
  }

  /** A link by which the client receives. */
  #openSender(sender: Sender): void {
    echo(sender, null);
    const address = addressOf(sender.source);
    if (isForRequests(address)) return;
    const queue = this.#refusalOf(sender.connection, address) ?? this.parts.broker.queue(address) ?? entityNotFound(address);
    if ('condition' in queue) sender.close(queue);
    else this.#givings.open(sender, queue);
  }

  /** A link by which the client sends. */
  #openReceiver(receiver: Receiver): void {
    const { broker } = this.parts;
    const address = addressOf(receiver.target);
    if (isForRequests(address)) {
      echo(receiver, null);
      return;
    }
    const refusal = this.#refusalOf(receiver.connection, address) ?? (broker.takes(address) ? null : entityNotFound(address));
    echo(receiver, broker.messageBytesMax(address));
    if (refusal !== null) receiver.close(refusal);
    else this.#takings.set(receiver, address);
  }

  #refusalOf(connection: Connection, address: string): Condition | null {
    if (!this.#claimsOf(connection).allows(address, this.parts.clock.now())) return unauthorised(address);
    return this.parts.faults.takeBusy() ? serverBusy : null;
  }

  #arrived({ connection, receiver, message, delivery }: EventContext): void {
    if (receiver === undefined || message === undefined || delivery === undefined) return;
    const address = this.#takings.get(receiver);
    const goesNowhere = isGivenUp(delivery.format) || (address !== undefined && this.parts.faults.isSilent(address));
    if (Buffer.isBuffer(message) && !goesNowhere) {
      this.#answers.give(delivery, 'sent-by-peer', this.#taken(address, message, delivery));
    } else if (address !== undefined || Buffer.isBuffer(message)) {
      forget(delivery);
      register(connection);
    } else {
      this.#answers.give(delivery, 'sent-by-peer', null);
      const claims = this.#claimsOf(connection);
      this.#requests.answer({ connection, address: addressOf(receiver.target), message, claims });
    }
  }

  /** A request is decoded by the library, unless it is too large. */
  #taken(address: string | undefined, bytes: Buffer, delivery: Delivery): Condition | null {
    if (address === undefined) return tooLarge(bytes.length, requestBytesMax);
    return take(this.parts.broker, this.parts.faults, { address, bytes, delivery });
  }

  #claimsOf(connection: Connection): Claims {
    const known = this.#claims.get(connection);
    if (known !== undefined) return known;
    const made = this.parts.claims();
    this.#claims.set(connection, made);
    return made;
  }

  #forgetTakings(gone: (link: Receiver) => boolean): void {
    for (const link of [...this.#takings.keys()]) if (gone(link)) this.#takings.delete(link);
  }

  #detach(address: string, condition: string): number {
    const error = { condition, description: `The link was detached: ${condition}` };
    const takings = [...this.#takings].filter(([, taken]) => taken.toLowerCase() === address.toLowerCase());
    for (const [receiver] of takings) {
      this.#takings.delete(receiver);
      receiver.close(error);
    }
    return takings.length + this.#givings.detach(address, error);
  }
}
