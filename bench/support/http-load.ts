// A load of POSTs over plain sockets, so that the load takes as little as can be of the two cores it shares with what is measured. In: where
// to, how many at once, for how long. Out: how many a second were answered as wished, and how long an answer took.
import { connect, type Socket } from 'node:net';
import { v7 } from 'uuid';
import { requestBody } from './requests.js';
import { percentile } from './statistics.js';
import { answerQuestions } from './worker.js';

export interface Load {
  readonly url: string;
  readonly path: string;
  readonly connections: number;
  readonly warmUpMs: number;
  readonly forMs: number;
  readonly status: number;
}

export interface Loaded {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly answered: number;
}

/** All bodies are alike but for their identity, which is overwritten in place. */
const marker = '0'.repeat(36);

function requestFor({ url, path }: Load): { readonly bytes: Buffer; readonly idAt: number } {
  const body = requestBody({ index: 0, correlationId: marker });
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    '',
    '',
  ].join('\r\n');
  const bytes = Buffer.concat([Buffer.from(head), body]);
  return { bytes, idAt: bytes.indexOf(marker) };
}

async function load(asked: Load): Promise<Loaded> {
  const took: number[] = [];
  const measuredFrom = performance.now() + asked.warmUpMs;
  const until = measuredFrom + asked.forMs;
  const note = (begun: number, ended: number): boolean => {
    if (begun >= measuredFrom && ended <= until) took.push(ended - begun);
    return ended < until;
  };
  await Promise.all(Array.from({ length: asked.connections }, () => oneConnection(asked, note)));
  return {
    perSecond: (took.length * 1000) / asked.forMs,
    p50Ms: percentile(took, 0.5),
    p99Ms: percentile(took, 0.99),
    answered: took.length,
  };
}

function oneConnection(asked: Load, note: (begun: number, ended: number) => boolean): Promise<void> {
  const { hostname, port } = new URL(asked.url);
  const { bytes, idAt } = requestFor(asked);
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let [begun, got] = [0, ''];
    const send = (): void => {
      bytes.write(v7(), idAt, 'latin1');
      begun = performance.now();
      socket.write(bytes);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
      const end = got.indexOf('\r\n\r\n');
      if (end < 0 || got.length < end + 4 + Number(/content-length: (\d+)/i.exec(got)?.[1] ?? 0)) return;
      if (!got.startsWith(`HTTP/1.1 ${asked.status} `)) {
        reject(new Error(`answered: ${got.slice(0, 500)}`));
        return;
      }
      got = '';
      if (note(begun, performance.now())) send();
      else socket.end(resolve);
    });
  });
}

answerQuestions(load);
