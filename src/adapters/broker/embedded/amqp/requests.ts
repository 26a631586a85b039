// The requests that are answered by a message: claims ($cbs) and $management. In: a request. Out: the reply on the sender link that the
// request names. Promised: every request that names such a link is answered once; a peer that leaves its answers unread is heard no more.
import rhea from 'rhea';
import type { Connection, Message, Sender } from 'rhea';
import type { Clock } from '../../../../ports/clock.js';
import type { Broker } from '../machine/broker.js';
import type { Faults } from '../faults.js';
import { addressOf } from './attach.js';
import { serverBusy, unauthorised } from './conditions.js';
import type { Claims } from './claims.js';
import { Body } from './management-body.js';
import { manage } from './management.js';
import { failed } from './management-reply.js';
import type { Reply } from './management-reply.js';
import { forget, register } from './rhea-internals.js';
import { textOr } from './settlement.js';
import { limitUnread } from './wire-limits.js';

export const claimsAddress = '$cbs';
const managementSuffix = '/$management';

export function isForRequests(address: string): boolean {
  return address === claimsAddress || address.toLowerCase().endsWith(managementSuffix);
}

export interface Request {
  readonly connection: Connection;
  readonly address: string;
  readonly message: Message;
  readonly claims: Claims;
}

export class Requests {
  constructor(
    private readonly broker: Broker,
    private readonly faults: Faults,
    private readonly clock: Clock,
  ) {}

  answer(request: Request): void {
    limitUnread(request.connection);
    const properties: Readonly<Record<string, unknown>> = request.message.application_properties ?? {};
    const reply = request.address === claimsAddress ? this.#claim(request, properties) : this.#manage(request, properties);
    if (this.faults.answerDelayMs === 0) send(request, reply);
    else void this.clock.pause(this.faults.answerDelayMs).then(() => send(request, reply));
  }

  #claim({ message, claims }: Request, properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const token: unknown = message.body;
    const claim = claims.put(textOr(properties.name, '') ?? '', textOr(token, '') ?? '', this.clock.now());
    return claim.outcome === 'accepted'
      ? { application_properties: { 'status-code': rhea.types.wrap_int(200), 'status-description': 'OK' } }
      : { application_properties: { 'status-code': rhea.types.wrap_int(401), 'status-description': claim.reason } };
  }

  #manage(request: Request, properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const { status, condition, body } = this.#perform(request, properties);
    const description = condition?.description ?? 'OK';
    return {
      application_properties: {
        statusCode: rhea.types.wrap_int(status),
        statusDescription: description,
        ...(condition === null ? {} : { errorCondition: rhea.types.wrap_symbol(condition.condition) }),
      },
      body,
    };
  }

  #perform({ address, claims, message }: Request, properties: Readonly<Record<string, unknown>>): Reply {
    const entity = address.slice(0, -managementSuffix.length);
    if (!claims.allows(address, this.clock.now())) return failed(401, unauthorised(address));
    if (this.faults.takeBusy()) return failed(503, serverBusy);
    return manage(this.broker, entity, textOr(properties.operation, '') ?? '', new Body(message.body));
  }
}

function send({ connection, message }: Request, reply: Readonly<Record<string, unknown>>): void {
  const link: Sender | undefined = connection.find_sender(
    (sender: Sender) => sender.name === message.reply_to || addressOf(sender.target) === message.reply_to,
  );
  if (link === undefined || !link.is_open()) return;
  const correlation = message.message_id === undefined ? {} : { correlation_id: message.message_id };
  const delivery = link.send({ body: null, ...correlation, ...reply });
  // Nobody settles a reply.
  forget(delivery);
  register(connection);
}
