// A Zeppelin server for tests: the real wire on a free loopback port, over notes whose time the test controls. Comes in who may log in; goes out the
// address, and handles on the notes, the sessions and the faults.
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Faults, type FaultRule } from '../databricks/faults.js';
import { atEndOfRun } from '../end-of-run.js';
import { Notes, type Note, type ParagraphSpec } from './notes.js';
import { answer, type Reply } from './routes.js';
import { Sessions } from './sessions.js';

export interface ZeppelinOptions {
  /** null: nobody logs in. */
  readonly user?: { readonly name: string; readonly password: string } | null;
  /** Of its dates; default UTC. */
  readonly zone?: string;
}

export interface FakeZeppelin {
  readonly url: string;
  readonly notes: Notes;
  readonly sessions: Sessions;
  readonly faults: Faults;
  /** `POST /api/notebook/job/2N0000001`, in the order of coming. */
  readonly requests: readonly string[];
  now(): number;
  advance(ms: number): void;
  note(path: string, ...paragraphs: readonly (string | ParagraphSpec)[]): Note;
  /** From now on two notes may have one path. */
  mixUpPaths(): void;
  breakDown(): Promise<void>;
  repair(): Promise<void>;
  stop(): Promise<void>;
}

const bodyBytesMax = 1024 * 1024;

export async function startZeppelin({ user = null, zone = 'UTC' }: ZeppelinOptions = {}): Promise<FakeZeppelin> {
  let now = Date.UTC(2026, 0, 5, 9);
  let apart = true;
  const notes = new Notes(() => now);
  const sessions = new Sessions(user);
  const faults = new Faults();
  const requests: string[] = [];
  const server = { notes, zone, keepsPathsApart: () => apart };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET' } = request;
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://zeppelin');
    const text = await textOf(request);
    requests.push(`${method} ${path}`);
    const before = faults.take('before', method, path);
    if (before !== null && (await suffer(before, response))) return;
    notes.settle();
    const reply = replyTo();
    const after = faults.take('after', method, path);
    if (after !== null && (await suffer(after, response))) return;
    send(response, reply);

    function replyTo(): Reply & { readonly headers?: Readonly<Record<string, string | readonly string[]>> } {
      if (path === '/api/login' && method === 'POST') {
        const cookies = sessions.login(new URLSearchParams(text));
        if (cookies === null) return { status: 403, body: { status: 'FORBIDDEN', message: '' } };
        return {
          status: 200,
          body: { status: 'OK', message: '', body: { principal: user?.name } },
          headers: { 'set-cookie': cookies },
        };
      }
      if (!sessions.knows(request.headers.cookie)) return { status: 302, body: null, headers: { location: '/api/login' } };
      const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
      return answer(server, { method, path, query, body });
    }
  };
  const listening = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const port = await listen(listening, 0);
  const stop = () => close(listening);
  atEndOfRun(stop);
  return {
    url: `http://127.0.0.1:${port}`,
    ...{ notes, sessions, faults, requests, stop, breakDown: stop },
    now: () => now,
    advance: (ms) => {
      now += ms;
      notes.settle();
    },
    note: (path, ...paragraphs) =>
      notes.add(
        path,
        paragraphs.map((one) => (typeof one === 'string' ? { text: one } : one)),
      ),
    mixUpPaths: () => {
      apart = false;
    },
    repair: async () => {
      await listen(listening, port);
    },
  };
}

/** True: the rule has dealt with the request. False: it was only slow. */
async function suffer(rule: FaultRule, response: ServerResponse): Promise<boolean> {
  switch (rule.kind) {
    case 'slow':
      await pause(rule.delayMs ?? 0, undefined, { ref: false });
      return false;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'hang':
      return true; // kept open until the caller gives up or the server stops
    case 'html':
      response.writeHead(rule.status ?? 200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
      return true;
    default:
      send(response, troubled(rule));
      return true;
  }
}

function troubled({ status = 503, message = 'Injected fault' }: FaultRule): Reply {
  return { status, body: { status: 'error', message } };
}

function send(
  response: ServerResponse,
  reply: Reply & { readonly headers?: Readonly<Record<string, string | readonly string[]>> },
): void {
  const headers = Object.fromEntries(
    Object.entries(reply.headers ?? {}).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
  response
    .writeHead(reply.status, { 'content-type': 'application/json', ...headers })
    .end(reply.body === null ? '' : JSON.stringify(reply.body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array); // a request without encoding yields Buffers only
    size += bytes.length;
    if (size > bodyBytesMax) throw new Error('the body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}

function listen(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)); // a TCP server that listens has one
  });
}

function close(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
