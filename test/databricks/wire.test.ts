import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { Wire, type WireRequest } from '../../src/adapters/engine/shared/wire.js';
import { eventually } from '../support/eventually.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

interface Talk {
  readonly wire: Wire;
  readonly request: (path: string) => WireRequest;
  readonly answers: Map<string, ServerResponse>;
}

/** A server that leaves all answers to the test. */
async function withServer(test: (talk: Talk) => Promise<void>): Promise<void> {
  const answers = new Map<string, ServerResponse>();
  const server = createServer((request, response) => answers.set(request.url ?? '', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const wire = new Wire(
    'test',
    { requestTimeoutMs: 10_000, answerBytesMax: 100_000, answerPartsMax: 100, socketsMax: 1 },
    systemClock,
  );
  const request = (path: string): WireRequest => ({
    ...{ method: 'POST', url: `http://127.0.0.1:${port}${path}`, headers: {}, body: '{}' },
  });
  try {
    await test({ wire, request, answers });
  } finally {
    wire.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('an exchange with an engine', () => {
  it('is over when its time is, however often the answer gives a sign of life and whatever garbage was collected', () =>
    withServer(async ({ wire, request, answers }) => {
      const exchange = wire.send(request('/drops'), 600);
      const response = await eventually(() => answers.get('/drops') ?? null);
      response.writeHead(200);
      collectGarbage();
      const drops = setInterval(() => response.write('x'), 20);
      const givenUp = new Promise((resolve) => setTimeout(() => resolve('still going on'), 5_000).unref());
      expect(await Promise.race([exchange, givenUp])).to.deep.equal({ kind: 'no-answer', reason: 'no answer within 600 ms' });
      clearInterval(drops);
    }));

  const parts: Record<string, [text: string, kind: 'answer' | 'too-large']> = {
    'a list of as many as it takes': [`[${'{},'.repeat(49)}{}]`, 'answer'],
    'one more': [`[${'{},'.repeat(50)}{}]`, 'too-large'],
    'many, one in the other': ['['.repeat(101), 'too-large'],
    'a text that has all of their signs, and quotes': [`{"out":${JSON.stringify('a,"b",[{\\'.repeat(200))}}`, 'answer'],
    'many behind a text that ends with a backslash': [`["\\\\"${',0'.repeat(101)}]`, 'too-large'],
    'a text without an end': [`["${',0'.repeat(101)}`, 'answer'],
  };
  for (const [what, [text, kind]] of Object.entries(parts))
    it(`is too large by its parts, not only by its bytes: ${what}`, () =>
      withServer(async ({ wire, request, answers }) => {
        const exchange = wire.send(request('/parts'));
        (await eventually(() => answers.get('/parts') ?? null)).end(text);
        const reason = 'the answer has more than 100 parts';
        expect(await exchange).to.deep.include(kind === 'answer' ? { kind, text } : { kind, reason });
      }));

  it('that is begun after the closing, or under way when it comes, is ended by it', () =>
    withServer(async ({ wire, request, answers }) => {
      const closed = { kind: 'no-answer', reason: 'the adapter has been closed' };
      const under = wire.send(request('/under-way'));
      await eventually(() => answers.has('/under-way'));
      wire.close();
      expect(await under).to.deep.equal(closed);
      expect(await wire.send(request('/after'))).to.deep.equal(closed);
      expect([...answers.keys()]).to.deep.equal(['/under-way']);
    }));
});
