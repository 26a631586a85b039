// In: an attach of a client. Out: what it asks for, read; and the terms of the answer, set. Promised: the client's own terms are echoed.
import type { Receiver, Sender } from 'rhea';
import rhea from 'rhea';
import type { Instant } from '../../../../core/ids.js';
import type { Condition } from './conditions.js';
import { attachOf } from './rhea-internals.js';
import { plain } from './sections.js';

const sessionFilter = 'com.microsoft:session-filter';
const sessionTimeout = 'com.microsoft:timeout';
const sessionEnd = 'com.microsoft:locked-until-utc';
const sessionWaitMs = 60_000;
const settledBySender = 1;

/** .NET counts hundreds of nanoseconds from the year 1. */
const ticksAtEpoch = 621_355_968_000_000_000n;

/** What the library's decoded fields may hold, wherever its types promise more than a peer keeps. */
interface Wish {
  readonly address?: string | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

export function addressOf(terminus: unknown): string {
  return (terminus as Wish | null)?.address ?? '';
}

/** A peer may leave one of the two out: then there is nothing, or a null with its wire type. */
function isThere(terminus: unknown): boolean {
  return ((terminus as { readonly value?: unknown } | null | undefined)?.value ?? null) !== null;
}

export function echo(link: Sender | Receiver, messageBytesMax: number | null): void {
  const { source, target } = link;
  if (isThere(source)) link.set_source(source);
  if (isThere(target)) link.set_target(target);
  const attach = attachOf(link);
  attach.snd_settle_mode = link.snd_settle_mode;
  attach.rcv_settle_mode = link.rcv_settle_mode;
  if (messageBytesMax !== null && Number.isFinite(messageBytesMax)) attach.max_message_size = messageBytesMax;
}

/** Receive and delete: what is sent is settled. */
export function isForGood(sender: Sender): boolean {
  return sender.snd_settle_mode === settledBySender;
}

/** Null: no session is asked for. `id` null: the next one that is free. */
export function sessionAsked(sender: Sender): { id: string | null; timeoutMs: number } | null {
  const filter = (sender.source as Wish | null)?.filter ?? {};
  if (!(sessionFilter in filter)) return null;
  const id = plain(filter[sessionFilter]);
  // The types promise properties that a peer may leave out.
  const properties = sender.properties as Readonly<Record<string, unknown>> | null | undefined;
  const timeout = properties?.[sessionTimeout];
  return { id: typeof id === 'string' ? id : null, timeoutMs: typeof timeout === 'number' ? timeout : sessionWaitMs };
}

export function grantInAttach(sender: Sender, id: string, until: Instant): void {
  sender.set_source({ address: addressOf(sender.source), filter: { [sessionFilter]: id } });
  const ticks = Buffer.alloc(8);
  ticks.writeBigInt64BE(BigInt(until) * 10_000n + ticksAtEpoch);
  attachOf(sender).properties = { [sessionEnd]: rhea.types.wrap_long(ticks) };
}

/** An attach that is refused names no source; with one, the client would take the session for granted until the detach comes. */
export function refuseAttach(sender: Sender, condition: Condition): void {
  attachOf(sender).source = undefined;
  sender.open();
  sender.close(condition);
}
