// A token endpoint that stands in for that of Entra.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A token server in place of Entra. Counts how often it was asked, and for what. */
export async function withAuthority(
  answer: (asked: number, response: ServerResponse) => void,
  test: (authority: { url: string; bodies: string[]; paths: string[] }) => Promise<void>,
): Promise<void> {
  const bodies: string[] = [];
  const paths: string[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(Buffer.concat(chunks).toString());
    paths.push(request.url ?? '');
    answer(bodies.length, response);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await test({ url: `http://127.0.0.1:${port}`, bodies, paths });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

export const tokenAnswer = (response: ServerResponse, token: string, expiresIn = 3_600): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ token_type: 'Bearer', access_token: token, expires_in: expiresIn }));
};
