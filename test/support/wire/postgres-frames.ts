// The protocol of PostgreSQL, as far as a test wants to stop it: which statement a message belongs to, and whether the server has answered.
import type { Dissector, Frame } from './tap.js';

const clientNames: Readonly<Record<string, string>> = {
  Q: 'query',
  P: 'parse',
  B: 'bind',
  E: 'execute',
  S: 'sync',
  X: 'terminate',
};
const serverNames: Readonly<Record<string, string>> = { Z: 'ready', E: 'error', C: 'complete', D: 'row' };

/** `text` of a frame is the statement in hand; of a commit, everything since its begin, so that a transaction is known by what it did. */
export function postgresFrames(): Dissector {
  let fromClient = Buffer.alloc(0);
  let fromServer = Buffer.alloc(0);
  let greeted = false;
  let statement = '';
  let transaction: string[] | null = null;
  const prepared = new Map<string, string>();

  const heard = (sql: string): void => {
    if (/^(begin|start transaction)\b/i.test(sql)) transaction = [];
    const closes = /^(commit|rollback)\b/i.test(sql);
    statement = closes && transaction !== null ? [sql, ...transaction].join('\n') : sql;
    if (closes) transaction = null;
    else transaction?.push(sql);
  };

  const asked: Readonly<Record<string, (message: Buffer) => void>> = {
    Q: (message) => heard(textAt(message, 5)),
    P: (message) => prepared.set(textAt(message, 5), textAt(message, message.indexOf(0, 5) + 1)),
    B: (message) => heard(prepared.get(textAt(message, message.indexOf(0, 5) + 1)) ?? ''),
  };

  const client = (bytes: Buffer): Frame[] => {
    const frames: Frame[] = [];
    fromClient = Buffer.concat([fromClient, bytes]);
    for (;;) {
      // The first message has no type: its length comes first.
      const typed = greeted ? 1 : 0;
      const whole = take(fromClient, typed);
      if (whole === null) return frames;
      fromClient = fromClient.subarray(whole.length);
      const type = greeted ? String.fromCharCode(whole[0] ?? 0) : '';
      greeted = true;
      asked[type]?.(whole);
      // A statement that is parsed is carried out by the messages behind it: until then it is not in hand.
      const text = type === 'P' ? textAt(whole, whole.indexOf(0, 5) + 1) : statement;
      frames.push({ from: 'client', name: clientNames[type] ?? type, text, bytes: whole });
    }
  };

  const server = (bytes: Buffer): Frame[] => {
    const frames: Frame[] = [];
    fromServer = Buffer.concat([fromServer, bytes]);
    for (;;) {
      const whole = take(fromServer, 1);
      if (whole === null) return frames;
      fromServer = fromServer.subarray(whole.length);
      const type = String.fromCharCode(whole[0] ?? 0);
      frames.push({ from: 'server', name: serverNames[type] ?? type, text: statement, bytes: whole });
    }
  };

  return { client, server };
}

/** One message, when it is whole; its length counts itself, and not the byte of its type. */
function take(bytes: Buffer, typed: number): Buffer | null {
  if (bytes.length < typed + 4) return null;
  const length = typed + bytes.readUInt32BE(typed);
  return bytes.length < length ? null : Buffer.from(bytes.subarray(0, length));
}

function textAt(bytes: Buffer, from: number): string {
  return bytes.subarray(from, bytes.indexOf(0, from)).toString();
}
