// What does not even reach a route: an address that cannot be decoded, bytes that are not HTTP, headers without end, a client that never
// finishes. In: the server's complaint. Out: the problem document that says so; the connection is closed where its state is not known.
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inTurn } from './last-calls.js';
import { problemCodes, type ProblemCode } from './problem-codes.js';
import { answerProblem, problemDocument, problemType } from './problem-document.js';

export function answerBadUrl(error: { readonly code: string }, request: FastifyRequest, reply: FastifyReply): void {
  if (error.code === 'FST_ERR_BAD_URL')
    answerProblem(request, reply, { code: 'bad-request', detail: 'The address cannot be decoded.' });
  else answerProblem(request, reply, { code: 'not-found' });
}

const codes: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
};

export function answerBadHttp(error: Error & { readonly code?: string }, socket: Socket): void {
  // A connection that was reset has nobody to answer to.
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const code = codes[error.code ?? ''] ?? 'bad-request';
  const close = () => void socket.destroy(error);
  const answer = () => {
    if (socket.writable) socket.write(wholeAnswer(code));
    close();
  };
  inTurn(socket, { answer, silence: close });
}

function wholeAnswer(code: ProblemCode): string {
  const { status } = problemCodes[code];
  const body = JSON.stringify(problemDocument({ code }, null));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
