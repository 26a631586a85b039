// Points of the road as the wire shows them. Each says which frame is held; what is behind it has not happened for whoever waits for it.
import type { Frame } from './tap.js';

export type Point = (frame: Frame) => boolean;

/** Nothing of the statement has reached the store: one that is not prepared is parsed first. */
export const asked = (statement: RegExp): Point => {
  const [parsed, bound] = [frameOf('client', 'parse', statement), frameOf('client', 'bind', statement)];
  return (frame) => parsed(frame) || bound(frame);
};
/** The same, of a statement without parameters. */
export const queried = (statement: RegExp): Point => frameOf('client', 'query', statement);
/** The statement has been carried out and is not committed: it stands alone, and its transaction ends with this message. */
export const unsynced = (statement: RegExp): Point => frameOf('client', 'sync', statement);
/** Everything of the transaction has been carried out, and nothing is committed. */
export const uncommitted = (statement: RegExp): Point => {
  const [plain, prepared] = [frameOf('client', 'query', within(statement)), frameOf('client', 'bind', within(statement))];
  return (frame) => plain(frame) || prepared(frame);
};
/** The transaction is committed, and its owner does not know. */
export const committed = (statement: RegExp): Point => frameOf('server', 'ready', within(statement));
/** The statement, which stands alone, is committed, and its owner does not know. */
export const answered = (statement: RegExp): Point => frameOf('server', 'ready', statement);

export const acknowledged: Point = frameOf('client', 'basic.ack', /^/);
export const sentTo = (queue: RegExp): Point => frameOf('client', 'basic.publish', queue);
/** The broker has it, and the publisher does not know. */
export const confirmed: Point = frameOf('server', 'basic.ack', /^/);
/** The same, of what goes to such a queue, and of what is confirmed behind it. */
export const confirmedOf = (queue: RegExp): Point => {
  const sent = sentTo(queue);
  let isSent = false;
  return (frame) => (isSent ||= sent(frame)) && confirmed(frame);
};

/** Of a wire that is not cut into frames: what leaves with this in it. */
export const bytesWith =
  (text: string): Point =>
  ({ from, bytes }) =>
    from === 'client' && bytes.includes(text);

export const statements = {
  store: /insert into request \(/,
  admit: /insert into attempt/,
  wait: /set state = 'waiting'/,
  started: /set state = 'running'/,
  stopping: /set state = 'stopping'/,
  finish: /closed as \([\s\S]*insert into response/,
  published: /delivery = 'published'/,
  parked: /delivery = 'parked'/,
  wish: /set stop_wish = coalesce\(request\.stop_wish/,
  told: /delete from event where/,
  stepDone: /update step set done_at/,
} as const;

function frameOf(from: Frame['from'], name: string, text: RegExp): Point {
  return (frame) => frame.from === from && frame.name === name && text.test(frame.text);
}

function within(statement: RegExp): RegExp {
  return new RegExp(`^commit[\\s\\S]*(?:${statement.source})`, 'i');
}
