// The protocol of RabbitMQ, as far as a test wants to stop it: deliveries, acknowledgements, publications and their confirms.
import type { Dissector, Frame } from './tap.js';

/** Of class basic; an ack of the server is a confirm. */
const methods: ReadonlyMap<number, string> = new Map([
  [40, 'basic.publish'],
  [60, 'basic.deliver'],
  [80, 'basic.ack'],
  [120, 'basic.nack'],
]);
const basicClass = 60;
const greetingBytes = 8;

export function amqpFrames(): Dissector {
  let greeted = false;
  const parts: Record<Frame['from'], Buffer> = { client: Buffer.alloc(0), server: Buffer.alloc(0) };

  const cut = (from: Frame['from'], bytes: Buffer): Frame[] => {
    const frames: Frame[] = [];
    parts[from] = Buffer.concat([parts[from], bytes]);
    if (from === 'client' && !greeted && parts.client.length >= greetingBytes) {
      greeted = true;
      frames.push({ from, name: 'greeting', text: '', bytes: Buffer.from(parts.client.subarray(0, greetingBytes)) });
      parts.client = parts.client.subarray(greetingBytes);
    }
    if (from === 'client' && !greeted) return frames;
    for (let whole = take(parts[from]); whole !== null; whole = take(parts[from])) {
      parts[from] = parts[from].subarray(whole.length);
      frames.push({ from, ...about(whole), bytes: whole });
    }
    return frames;
  };

  return { client: (bytes) => cut('client', bytes), server: (bytes) => cut('server', bytes) };
}

/** Type, channel, length, payload, end. */
function take(bytes: Buffer): Buffer | null {
  if (bytes.length < 7) return null;
  const length = 7 + bytes.readUInt32BE(3) + 1;
  return bytes.length < length ? null : Buffer.from(bytes.subarray(0, length));
}

function about(frame: Buffer): { readonly name: string; readonly text: string } {
  const isMethod = frame[0] === 1 && frame.length >= 12;
  if (!isMethod || frame.readUInt16BE(7) !== basicClass) return { name: 'other', text: '' };
  const name = methods.get(frame.readUInt16BE(9)) ?? 'other';
  return { name, text: name === 'basic.publish' ? routingKeyOf(frame) : '' };
}

/** Behind two reserved bytes and the exchange. */
function routingKeyOf(frame: Buffer): string {
  const exchange = 13;
  const key = exchange + 1 + (frame[exchange] ?? 0);
  return frame.subarray(key + 1, key + 1 + (frame[key] ?? 0)).toString();
}
