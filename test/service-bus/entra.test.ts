// Service Bus by Microsoft Entra: the adapter in a process of its own with the vendor's default credential, a directory that issues tokens, and
// a namespace that takes nothing else.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { certificateFor } from '../support/azure/certificate.js';
import { startDirectory, type Directory } from '../support/azure/directory.js';
import { startNamespace, type Namespace } from '../support/azure/namespace.js';
import { eventually } from '../support/eventually.js';

const [intakeQueue, responseQueue] = ['job-requests', 'tenant-1.responses'];
const secret = 'a secret that nobody prints';
/** Of this process alone: several may run at once. */
const address = `127.${64 + (process.pid % 64)}.${(process.pid >> 6) % 256}.${1 + ((process.pid >> 14) % 250)}`;

describe('service bus: by Microsoft Entra', () => {
  let directory: Directory;
  let namespace: Namespace;
  let trusted: string;
  let visitor: ChildProcessWithoutNullStreams;
  let said: unknown[];
  let printed: string;

  before(function () {
    // Elsewhere 127.0.0.1 is the only address of loopback, and its port 5671 may be somebody's.
    if (process.platform !== 'linux') this.skip();
  });

  async function open(tokenSeconds: number): Promise<void> {
    const certificate = await certificateFor(['127.0.0.1', address]);
    trusted = certificate.file;
    directory = await startDirectory({ certificate, clientSecret: secret, tokenSeconds });
    namespace = await startNamespace({ address, certificate, directory, queues: [intakeQueue, responseQueue] });
  }

  function visit(clientSecret: string): void {
    [said, printed] = [[], ''];
    const args = ['--import=tsx', 'test/support/azure/visitor.ts', address, intakeQueue, responseQueue];
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: trusted, ...directory.env(clientSecret) };
    visitor = spawn(process.execPath, args, { env });
    for (const output of [visitor.stdout, visitor.stderr])
      createInterface({ input: output }).on('line', (line) => {
        printed += `${line}\n`;
        if (line.startsWith('{"')) said.push(JSON.parse(line));
      });
  }

  const ask = (body: string) => visitor.stdin.write(`${body}\n`);
  const took = (body: string) => ({ took: body, outcomes: [{ kind: 'confirmed' }] });

  afterEach(async () => {
    const gone = once(visitor, 'exit');
    visitor.stdin.end();
    await gone;
    await namespace.stop();
    await directory.stop();
  });

  it('requests are taken and job responses sent with tokens for Service Bus, and for nothing else', async () => {
    await open(3_600);
    visit(secret);
    ask('one');
    await eventually(() => said.length > 0);
    expect(said).to.deep.equal([took('one')]);
    expect(namespace.embedded.broker.depth(responseQueue)).to.equal(1);
    expect(new Set(directory.asked.map(({ scope }) => scope))).to.deep.equal(new Set(['https://servicebus.azure.net//.default']));
    expect(namespace.put.map(({ audience }) => new URL(audience).pathname)).to.include.members([
      `/${intakeQueue}`,
      `/${responseQueue}`,
    ]);
  });

  it('a token is renewed before it is over, and the work goes on', async () => {
    // The vendor's libraries renew five minutes before the end.
    await open(303);
    visit(secret);
    ask('one');
    await eventually(() => said.length > 0);
    const renewed = () => new Set(namespace.put.map(({ token }) => token)).size > 1;
    await eventually(renewed);
    ask('two');
    await eventually(() => said.length > 1);
    expect(said).to.deep.equal([took('one'), took('two')]);
  });

  it('a secret that is not right is told in one sentence that does not hold it', async () => {
    await open(3_600);
    visit('not the secret');
    await eventually(() => said.length > 0);
    expect(said[0])
      .to.have.property('notReady')
      .that.matches(/invalid client secret/i);
    expect(printed).to.not.contain('not the secret');
    expect(directory.asked.some(({ issued }) => issued)).to.equal(false);
  });
});
