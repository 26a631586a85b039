// The parts of rhea that a server needs and its public types do not show. Everything that depends on the library's inside is in this file.
// In: public objects of rhea. Out: the same objects with the fields that are used here.
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import rhea from 'rhea';
import type { Connection, Delivery, Receiver, Sender, Session, Typed } from 'rhea';

interface FramesInside {
  disposition(fields: Readonly<Record<string, unknown>>): unknown;
}

export interface SessionInside extends Session {
  readonly outgoing: { readonly next_delivery_id: number; readonly next_pending_delivery: number; available(): number };
  readonly local: { readonly begin: { handle_max?: number } };
  readonly links: Readonly<Record<string, LinkInside>>;
  readonly state: EndpointInside;
  output(frame: unknown): void;
  on_transfer(frame: TransferFrame): void;
  on_attach(frame: HandleFrame): void;
  on_disposition(frame: DispositionFrame): void;
  _get_link(frame: TransferFrame): (Sender | Receiver) & UnfinishedLink;
  _process(): void;
}

export interface TransferFrame {
  readonly performative: { message_format?: number | null; readonly aborted?: boolean | null };
  payload?: Buffer;
}

interface HandleFrame {
  readonly performative: { readonly handle: number };
}

interface DispositionFrame {
  readonly performative: { readonly first: number; readonly last?: number | null };
}

/** A delivery whose last frame has not come. */
interface UnfinishedLink {
  readonly _incomplete?: { format: number };
}

interface ConnectionInside extends Connection {
  /** What the frame that is not whole yet says of its size. */
  readonly frame_size?: number;
  readonly socket?: Socket;
  /** What ended it. */
  readonly saved_error?: Error;
  dispatch(event: string, problem: Error): boolean;
  input(bytes: Buffer): void;
  accept(socket: Socket): void;
  on_begin(frame: { readonly channel: number }): void;
  _register(): void;
}

interface EndpointInside {
  local_open: boolean;
  open_requests: number;
  need_open(): boolean;
}

interface LinkInside {
  readonly local: { readonly attach: AttachFields };
  readonly state: EndpointInside;
}

interface AttachFields {
  source?: unknown;
  snd_settle_mode?: number;
  rcv_settle_mode?: number;
  max_message_size?: number;
  properties?: unknown;
}

interface SenderInside extends Sender {
  credit: number;
  delivery_count: number;
  issue_flow: boolean;
  _draining: boolean;
  _get_drain(): boolean;
}

interface DeliveryInside {
  settled: boolean;
  remote_settled: boolean;
}

export interface ReaderInside {
  readonly position: number;
  read(): Typed;
  remaining(): number;
  read_n(count: number): unknown[];
  read_array_items(count: number, type: unknown): unknown[];
}

interface TypesInside {
  readonly Reader: { new (buffer: Buffer): ReaderInside; readonly prototype: ReaderInside };
  readonly Writer: new () => { write(value: Typed): void; write_bytes(bytes: Buffer): void; toBuffer(): Buffer };
}

interface OutcomesInside {
  accepted(): { described(): Typed };
  rejected(fields: { error: { condition: string; description: string } }): { described(): Typed };
}

// The library's JavaScript is looked into on purpose, so each of these says more than its types do.
const frames = createRequire(import.meta.url)('rhea/lib/frames.js') as FramesInside;
export const wire = rhea.types as unknown as TypesInside & typeof rhea.types;
const outcomes = rhea.message as unknown as OutcomesInside;

export const accepted = (): Typed => outcomes.accepted().described();

export const rejected = (condition: string, description: string): Typed =>
  outcomes.rejected({ error: { condition, description } }).described();

export function insideSession(session: Session): SessionInside {
  return session as SessionInside;
}

export function insideConnection(connection: Connection): ConnectionInside {
  return connection as ConnectionInside;
}

export function insideSender(sender: Sender): SenderInside {
  return sender as SenderInside;
}

/** What will be said of this end of the link in its attach. */
export function attachOf(link: Sender | Receiver): AttachFields {
  return (link as unknown as LinkInside).local.attach;
}

/** Who gives credit with his own attach gets a message at once, which the library would write before its answer to the attach. */
export function answerAttachesFirst(session: Session): void {
  const inside = insideSession(session);
  const write = inside._process.bind(inside);
  inside._process = () => {
    if (inside.state.need_open()) inside.output(inside.local.begin);
    for (const { state, local } of Object.values(inside.links)) if (state.need_open()) inside.output(local.attach);
    write();
  };
}

/** The library answers an attach on the next tick; this takes the answer back until `link.open()`. */
export function holdAttach(link: Sender): void {
  const { state } = link as unknown as LinkInside;
  state.local_open = false;
  state.open_requests = 0;
}

/** The library's ring of deliveries is freed only of what both sides have settled, and in this mode the peer never settles again. */
export function forget(delivery: Delivery): void {
  Object.assign(delivery as unknown as DeliveryInside, { settled: true, remote_settled: true });
}

/** Has the library write what is pending on the next tick. */
export function register(connection: Connection): void {
  (connection as ConnectionInside)._register();
}

export interface Disposition {
  readonly role: boolean;
  readonly first: number;
  readonly last: number;
  readonly state: Typed;
}

export function writeDisposition(session: Session, disposition: Disposition): void {
  insideSession(session).output(frames.disposition({ ...disposition, settled: true }));
}

/** How many more messages the peer takes: `credit` is lowered by the library on the next tick only. */
export function creditLeft(sender: Sender): number {
  const inside = insideSender(sender);
  const { outgoing } = insideSession(sender.session);
  const pending = outgoing.next_delivery_id - outgoing.next_pending_delivery;
  return Math.min(inside.credit - pending, outgoing.available());
}

/** Has a drain answered whatever credit is left; the library says nothing when there is none. */
export function answerDrains(sender: Sender): void {
  const inside = insideSender(sender);
  inside._get_drain = () => {
    if (!inside._draining) return false;
    inside._draining = false;
    inside.delivery_count += inside.credit;
    inside.credit = 0;
    return true;
  };
}

/** To be called when nothing is left to give: the peer asked for an end of waiting. */
export function endDrain(sender: Sender): void {
  const inside = insideSender(sender);
  if (!inside._draining) return;
  inside.issue_flow = true;
  register(sender.connection);
}
