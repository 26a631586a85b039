// What a peer may ask of the wire, where the library takes whatever comes. In: the library's connections and sessions, before they hear a peer. Out: the same,
// within limits. Promised: no peer makes this process hold more for it than these limits, or work on one frame for longer than its bytes are
// worth; one that breaks them is told of, and heard no more.
import type { Connection, Session } from 'rhea';
import { insideConnection, insideSession, wire, type ReaderInside } from './rhea-internals.js';

/** As the service has them. */
const frameBytesMax = 65_536;
const channelMax = 4_999;
const handleMax = 255;
/** A peer that has said nothing for twice as long is gone. */
const idleMs = 240_000;
/** The protocol's own: in less than that no message has room beside its frame, and the library would cut it into pieces for ever. */
const frameBytesMin = 512;
/** Deliveries that one answer may be about; the library keeps 2,048 of a session. */
const answeredMax = 65_536;
/** Elements that take no bytes, as null, may be so many. */
const bytelessMax = 1_024;
/** Written for a peer that does not read it. */
const unreadBytesMax = 8_388_608;

/** Said in the answer to a peer's open. */
export const offered = { max_frame_size: frameBytesMax, channel_max: channelMax, idle_time_out: idleMs, tcp_no_delay: true };

/** `broken` is called at once, within what the peer has sent. */
export function limitConnection(connection: Connection, broken: (problem: Error) => void): void {
  const inside = insideConnection(connection);
  const hear = inside.input.bind(inside);
  inside.input = (bytes) => {
    hear(bytes);
    if (inside.saved_error !== undefined) broken(inside.saved_error);
    else if ((inside.frame_size ?? 0) > frameBytesMax) {
      const problem = new Error(`a frame of more than ${frameBytesMax} bytes`);
      inside.dispatch('error', problem);
      broken(problem);
    }
  };
  const begin = inside.on_begin.bind(inside);
  inside.on_begin = (frame) => {
    refuseAbove(frame.channel, channelMax, 'channel');
    begin(frame);
  };
}

/** To be called with its open: throws where no message could be sent to it. */
export function limitOpened({ max_frame_size: bytes }: Connection): void {
  if ((bytes ?? frameBytesMin) < frameBytesMin) throw new Error(`a peer that takes no frames of ${frameBytesMin} bytes`);
}

export function limitSession(session: Session): void {
  const inside = insideSession(session);
  inside.local.begin.handle_max = handleMax;
  const attach = inside.on_attach.bind(inside);
  inside.on_attach = (frame) => {
    refuseAbove(frame.performative.handle, handleMax, 'handle');
    attach(frame);
  };
  const settle = inside.on_disposition.bind(inside);
  inside.on_disposition = (frame) => {
    const { first, last } = frame.performative;
    refuseAbove((last ?? first) - first, answeredMax, 'range of deliveries');
    settle(frame);
  };
}

/** To be called with a request, within what the peer has sent: throws where it reads no answers. */
export function limitUnread(connection: Connection): void {
  const unread = insideConnection(connection).socket?.writableLength ?? 0;
  if (unread > unreadBytesMax)
    throw new Error(`a request of a peer that has left ${unread} bytes unread, where at most ${unreadBytesMax} are kept`);
}

/** For the whole process: the library believes whatever number of elements it reads, and makes room for them. */
export function limitReading(): void {
  const inside = wire.Reader.prototype;
  const whole: Pick<ReaderInside, 'read_n' | 'read_array_items'> = { ...inside };
  inside.read_n = function (count) {
    refuseAbove(count, this.remaining(), 'list');
    return whole.read_n.call(this, count);
  };
  inside.read_array_items = function (count, type) {
    refuseAbove(count, Math.max(this.remaining(), bytelessMax), 'array');
    return whole.read_array_items.call(this, count, type);
  };
}

function refuseAbove(given: number, max: number, what: string): void {
  if (given > max) throw new Error(`a ${what} of ${given}, where at most ${max} is taken`);
}
