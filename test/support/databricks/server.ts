// The HTTP face: a real server on loopback. Comes in requests, goes out answers, unless a fault rule says otherwise.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { faultAnswer, tooFast, type Answer, type ErrorShape } from './answer.js';
import type { Control } from './control.js';
import type { Dispatch, Incoming } from './dispatch.js';
import type { FaultRule, Faults } from './faults.js';
import type { LedgerRequest } from './ledger.js';
import type { Workspace } from './workspace.js';

export interface FaceParts {
  readonly workspace: Workspace;
  readonly dispatch: Dispatch;
  readonly control: Control;
  readonly faults: Faults;
  readonly shape: ErrorShape;
  readonly baseUrl: () => string;
}

const BODY_BYTES_MAX = 10 * 1024 * 1024;

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array); // an http request without encoding yields Buffers only
    size += bytes.length;
    if (size > BODY_BYTES_MAX) throw new Error('the body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.text);
}

class Exchange {
  readonly #response: ServerResponse;
  readonly #entry: LedgerRequest;
  readonly #shape: ErrorShape;

  constructor(response: ServerResponse, entry: LedgerRequest, shape: ErrorShape) {
    this.#response = response;
    this.#entry = entry;
    this.#shape = shape;
  }

  reply(answer: Answer): void {
    this.#entry.status = answer.status;
    send(this.#response, answer);
  }

  /** True: the rule has dealt with the request. False: it was only slow, go on. */
  async suffer(rule: FaultRule): Promise<boolean> {
    switch (rule.kind) {
      case 'slow':
        await pause(rule.delayMs ?? 0, undefined, { ref: false });
        return false;
      case 'reset':
        this.#entry.status = 'reset';
        this.#response.socket?.resetAndDestroy();
        return true;
      case 'hang':
        this.#entry.status = 'hung'; // kept open until the caller gives up or the simulator stops
        return true;
      case 'status':
      case 'html':
      case 'rate-limit':
        this.reply(faultAnswer(rule, this.#shape));
        return true;
      default:
        return rule.kind satisfies never;
    }
  }
}

async function serve(parts: FaceParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', parts.baseUrl());
  const incoming: Incoming = { method, url, authorization: request.headers.authorization, text: await readText(request) };
  const controlled = parts.control.answer(incoming);
  if (controlled !== null) {
    send(response, controlled);
    return;
  }
  const path = url.pathname;
  const now = parts.workspace.timeline.now();
  const exchange = new Exchange(response, parts.workspace.ledger.requestReceived(method, path, now), parts.shape);
  const limit = parts.faults.overRate(path, now);
  if (limit !== null) {
    exchange.reply(tooFast(limit, parts.shape));
    return;
  }
  const before = parts.faults.take('before', method, path);
  if (before !== null && (await exchange.suffer(before))) return;
  const answer = parts.dispatch.answer(incoming);
  const after = parts.faults.take('after', method, path);
  if (after !== null && (await exchange.suffer(after))) return;
  exchange.reply(answer);
}

export function createFace(parts: FaceParts): Server {
  return createServer((request, response) => {
    serve(parts, request, response).catch(() => response.destroy());
  });
}
