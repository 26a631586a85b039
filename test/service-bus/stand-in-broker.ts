// Just enough of an AMQP 1.0 broker, on loopback, for the unmodified client of Service Bus: queues with peek-lock and a dead-letter
// sub-queue, claims, drains, and the trouble that a test asks for. A lock ends with its connection.
import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import rhea from 'rhea';
import { eventually } from '../support/eventually.js';
import { Giving, Queue, type Kept } from './stand-in-queue.js';

// The outcome "accepted" as the library writes it; its types do not tell of it.
const accepted = (rhea.message as unknown as { accepted: () => { described: () => unknown } }).accepted().described();
const deadQueue = '/$deadletterqueue';

export class StandInBroker {
  /** So many attaches of receivers are answered with "server busy". */
  busyAttaches = 0;
  /** Attaches of receivers and senders so far, claims and management aside. */
  attaches = 0;
  /** Every send is answered with this condition, when it is set. */
  refuseSends: string | null = null;
  readonly #queues = new Map<string, Queue>();
  readonly #giving = new Map<rhea.Sender, Giving>();
  readonly #cameBy = new Map<rhea.Sender, unknown>();
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  #number = 0;

  static async start(...queues: string[]): Promise<StandInBroker> {
    const broker = new StandInBroker();
    for (const queue of queues) broker.makeQueue(queue);
    await broker.listen();
    return broker;
  }

  get connectionString(): string {
    return `Endpoint=sb://127.0.0.1:${this.#port};SharedAccessKeyName=house;SharedAccessKey=bm90IGEgc2VjcmV0;UseDevelopmentEmulator=true`;
  }

  makeQueue(name: string): void {
    this.#queues.set(name, new Queue());
    this.#queues.set(name + deadQueue, new Queue());
  }

  /** Messages that nobody has in hand. */
  ready(name: string): number {
    return this.#queues.get(name)?.messages.length ?? -1;
  }

  /** Messages that somebody has in hand. */
  locked(name: string): number {
    const receivers = [...(this.#queues.get(name)?.receivers ?? [])];
    return receivers.reduce((sum, { open }) => sum + open.size, 0);
  }

  /** Again on the same port, when it was stopped. */
  async listen(): Promise<void> {
    const server = this.#container().listen({ port: this.#port, host: '127.0.0.1' });
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.once('close', () => {
        this.#sockets.delete(socket);
        for (const [sender, by] of [...this.#cameBy]) if (by === socket) this.#end(sender);
      });
    });
    await once(server, 'listening');
    const address = server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#server = server;
  }

  async cut(): Promise<void> {
    const cut = [...this.#sockets];
    for (const socket of cut) socket.destroy();
    await eventually(() => cut.every((socket) => !this.#sockets.has(socket)));
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise((resolve) => server.close(resolve));
    await this.cut();
    await closed;
  }

  #container(): rhea.Container {
    const container = rhea.create_container({ autosettle: false, autoaccept: false, treat_modified_as_released: false });
    // Its own, so that several brokers of one process stay apart.
    (container.sasl_server_mechanisms as { enable_anonymous: () => void }).enable_anonymous();
    container.on('sender_open', ({ sender }: { sender: rhea.Sender }) => this.#openSender(sender));
    container.on('receiver_open', ({ receiver }: { receiver: rhea.Receiver }) => this.#openReceiver(receiver));
    container.on('sender_flow', ({ sender }: { sender: rhea.Sender }) => this.#giving.get(sender)?.flow());
    container.on('sender_close', ({ sender }: { sender: rhea.Sender }) => this.#end(sender));
    container.on('message', (context: rhea.EventContext) => this.#arrived(context));
    for (const outcome of ['accepted', 'rejected', 'modified', 'released'] as const) {
      container.on(outcome, (context: rhea.EventContext) => this.#settled(outcome, context));
    }
    container.on('error', () => undefined);
    container.on('connection_error', () => undefined);
    return container;
  }

  #end(sender: rhea.Sender): void {
    this.#giving.get(sender)?.end();
    this.#giving.delete(sender);
    this.#cameBy.delete(sender);
  }

  /** A link by which the client receives. */
  #openSender(sender: rhea.Sender): void {
    const address = addressOf(sender.source);
    echo(sender);
    if (isOfTheHouse(address)) return;
    this.attaches += 1;
    const queue = this.#queues.get(address);
    if (queue === undefined) {
      sender.close(notFound(address));
    } else if (this.busyAttaches > 0) {
      this.busyAttaches -= 1;
      sender.close({ condition: 'com.microsoft:server-busy', description: 'The request was throttled. Please wait 2 seconds.' });
    } else {
      this.#giving.set(sender, new Giving(queue, sender));
      // Of the connection's types this is missing.
      this.#cameBy.set(sender, (sender.connection as unknown as { socket: unknown }).socket);
    }
  }

  /** A link by which the client sends. */
  #openReceiver(receiver: rhea.Receiver): void {
    const address = addressOf(receiver.target);
    echo(receiver);
    if (!isOfTheHouse(address)) {
      this.attaches += 1;
      if (!this.#queues.has(address)) {
        receiver.close(notFound(address));
        return;
      }
    }
    receiver.add_credit(1000);
  }

  #arrived({ connection, receiver, message, delivery }: rhea.EventContext): void {
    if (receiver === undefined || message === undefined || delivery === undefined) return;
    const address = addressOf(receiver.target);
    receiver.add_credit(1);
    if (isOfTheHouse(address)) {
      delivery.accept();
      this.#answer(connection, address, message);
    } else if (this.refuseSends !== null) {
      delivery.reject({ condition: this.refuseSends, description: 'as the test wants it' });
    } else {
      delivery.accept();
      this.#queues.get(address)?.put({ number: (this.#number += 1), message, deliveries: 0 });
    }
  }

  /** A lock never outlives its connection here, so the management of a queue has nothing that it could settle. */
  #answer(connection: rhea.Connection, address: string, request: rhea.Message): void {
    const reply = connection.find_sender(
      (sender: rhea.Sender) => addressOf(sender.target) === request.reply_to || sender.name === request.reply_to,
    );
    const application_properties =
      address === '$cbs'
        ? { 'status-code': 200, 'status-description': 'OK' }
        : {
            statusCode: 410,
            statusDescription: 'The lock supplied is invalid.',
            errorCondition: 'com.microsoft:message-lock-lost',
          };
    reply?.send({
      ...(request.message_id === undefined ? {} : { correlation_id: request.message_id }),
      application_properties,
      body: {},
    });
  }

  #settled(outcome: 'accepted' | 'rejected' | 'modified' | 'released', { sender, delivery }: rhea.EventContext): void {
    if (sender === undefined || delivery === undefined) return;
    const giving = this.#giving.get(sender);
    const kept = giving?.open.get(delivery);
    if (giving !== undefined && kept !== undefined) {
      giving.open.delete(delivery);
      if (outcome === 'rejected') this.#bury(addressOf(sender.source), kept, delivery);
      else if (outcome !== 'accepted') giving.queue.put(kept);
    }
    delivery.update(true, accepted);
    // Read-only in the library's types. The peer never settles again in this mode, and the ring of deliveries is freed only of what both have
    // settled. Only now: an update of what the peer has settled is not written.
    Object.assign(delivery, { remote_settled: true });
  }

  #bury(queue: string, kept: Kept, delivery: rhea.Delivery): void {
    // As the protocol has it: {condition, info: {DeadLetterReason, DeadLetterErrorDescription}}.
    const { error } = delivery.remote_state as { error?: { info?: Record<string, unknown> } };
    const application_properties = { ...kept.message.application_properties, ...error?.info };
    this.#queues.get(queue + deadQueue)?.put({ ...kept, message: { ...kept.message, application_properties }, deliveries: 0 });
  }
}

function addressOf(terminus: { address?: string } | undefined): string {
  const address = terminus?.address ?? '';
  return address.replace(/\/\$deadletterqueue$/i, deadQueue);
}

function isOfTheHouse(address: string): boolean {
  return address === '' || address === '$cbs' || address.endsWith('/$management');
}

function notFound(address: string): { condition: string; description: string } {
  return { condition: 'amqp:not-found', description: `The messaging entity '${address}' could not be found.` };
}

/** The peer's own terms, accepted. */
function echo(link: rhea.Sender | rhea.Receiver): void {
  link.set_source(link.source);
  link.set_target(link.target);
  // Not of the library's public types.
  const { attach } = (link as unknown as { local: { attach: Record<string, number> } }).local;
  Object.assign(attach, link.is_sender() ? { snd_settle_mode: 0, rcv_settle_mode: 1 } : { max_message_size: 262_144 });
}
