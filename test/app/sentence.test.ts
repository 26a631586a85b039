import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { sentenceOf } from '../../src/app/sentence.js';
import { Fault } from '../../src/core/faults.js';

describe('why a command could not do its work', () => {
  const known: Record<string, [unknown, string]> = {
    'a store that does not answer': [
      new Fault('store-unavailable', 'connect ECONNREFUSED 127.0.0.1:1'),
      'the store cannot be used: connect ECONNREFUSED 127.0.0.1:1',
    ],
    'a role without the right': [
      new Fault('internal', 'permission denied for table request', {
        cause: Object.assign(new Error('permission denied for table request'), { code: '42501' }),
      }),
      'permission denied for table request. The role that DATABASE_URL names lacks the right. Run `job-keeper migrate` as the role that owns ' +
        'the tables, and the service as one that has rights on what that role makes; deploy/postgres/roles.sql makes both',
    ],
    'what says it itself': [new Error('there is no policy file x.yaml'), 'there is no policy file x.yaml'],
    'what says nothing': [new Error(''), 'for no reason that is known'],
  };
  for (const [name, [problem, sentence]] of Object.entries(known)) {
    it(`is one sentence: ${name}`, () => expect(sentenceOf(problem)).to.equal(sentence));
  }

  it('is one sentence: a port that another program has', async () => {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const { port } = first.address() as AddressInfo;
    const second = createServer();
    const failed = once(second, 'error');
    second.listen(port, '127.0.0.1');
    const [problem] = (await failed) as [unknown];
    first.close();
    expect(sentenceOf(problem)).to.equal(`the port ${port} of 127.0.0.1 is taken by another program`);
  });
});
