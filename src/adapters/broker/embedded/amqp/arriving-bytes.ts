// The bytes of what peers send. In: the transfers of a session, before the library puts them together. Out: what comes on a link that takes messages, in the
// bytes that it came in, because the library decodes format 0 and throws them away. Promised: of a message that does not end no more is kept
// than one may have, and a frame: its receiver sees by its length that it was too large. One that its sender gave up is nobody's message.
import type { Receiver, Sender, Session } from 'rhea';
import { insideSession, type TransferFrame } from './rhea-internals.js';

/** In the place of format 0. */
const undecoded = 0x7fffffff;
const givenUp = 0x7ffffffe;
const none = Buffer.alloc(0);

export interface Wanted {
  /** Not decoded. */
  asItCame(link: Sender | Receiver): boolean;
  bytesMax(link: Sender | Receiver): number;
}

export function isGivenUp(format: number): boolean {
  return format === givenUp;
}

export function keepBytes(session: Session, wanted: Wanted): void {
  const inside = insideSession(session);
  const join = inside.on_transfer.bind(inside);
  const came = new WeakMap<object, number>();
  inside.on_transfer = (frame) => {
    const link = inside._get_link(frame);
    const unfinished = link._incomplete;
    const before = unfinished === undefined ? 0 : (came.get(link) ?? 0);
    const bytes = frame.payload ?? none;
    const isTooLarge = before > wanted.bytesMax(link);
    frame.payload = isTooLarge ? none : bytes;
    came.set(link, before + bytes.length);
    // What is cut short cannot be decoded. The format is said in the first frame of a message.
    const format = formatOf(frame, isTooLarge || wanted.asItCame(link));
    if (unfinished === undefined) frame.performative.message_format = format;
    else if (format === givenUp || unfinished.format === 0) unfinished.format = format;
    join(frame);
  };
}

function formatOf({ performative }: TransferFrame, asItCame: boolean): number {
  if (performative.aborted === true) return givenUp;
  const said = performative.message_format ?? 0;
  return said === 0 && asItCame ? undecoded : said;
}
