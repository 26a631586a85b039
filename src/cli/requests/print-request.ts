// One job request for people: what it is, where it is and why, what came of it, its attempts, its response.
import type { RequestViewJson } from '../../words/request-shapes.js';
import { requestLines } from '../../words/request-view.js';
import type { Io } from '../io.js';
import { oneLine, paintFor } from '../printing/print.js';
import { printAttempts } from './print-attempts.js';
import { printLines } from '../printing/print-lines.js';
import type { WideOption } from '../printing/print-list.js';
import { resultOf } from './request-result.js';

export function printRequest(view: RequestViewJson, io: Io, wide: WideOption): void {
  const now = io.clock.now();
  const body = view.response?.body ?? null;
  io.stdout.write(`${paintFor(io)('bold', `Job request ${oneLine(view.request_id)}`)}\n`);
  printLines(requestLines(view, now, body === null ? [] : resultOf(body)), io);
  printAttempts(view, now, io, wide);
}
