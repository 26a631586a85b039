// Memory that is left behind: what nobody holds any more, and only a collection of old memory frees. Such collections are long, and until they come each
// collection of young memory copies what they would have freed (docs/performance.md).
import { expect } from 'chai';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readJobRequest } from '../../src/core/job-request.js';
import { requestBody } from '../../bench/support/requests.js';
import { onThings } from '../store/on-things.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (of?: { readonly type: 'minor' }) => void;

/** Bytes that are garbage, and that three collections of young memory have not freed. Nothing that runs in between is waited for. */
async function leftBehindBy(work: () => unknown): Promise<number> {
  collect();
  await work();
  for (let time = 0; time < 3; time += 1) collect({ type: 'minor' });
  const { heapUsed } = process.memoryUsage();
  collect();
  return heapUsed - process.memoryUsage().heapUsed;
}

describe('the memory that is left behind', () => {
  it('by statements is little of what they carried', () =>
    onThings('id integer', async (database) => {
      const [times, length] = [400, 20_000];
      const carry = async () => {
        for (let time = 0; time < times; time += 1)
          await database.rows('select $1::text as carried', [String(time).padEnd(length, 'x')]);
      };
      await carry();
      expect(await leftBehindBy(carry)).to.be.below((times * length) / 5);
    }));

  it('by reading job requests is little of what is made of them', async () => {
    const bodies = Array.from({ length: 4_000 }, (_, index): unknown => JSON.parse(requestBody({ index }).toString()));
    const read = () => {
      for (const body of bodies) if (!readJobRequest(body).ok) throw new Error('it is not read');
    };
    read();
    expect(await leftBehindBy(read)).to.be.below(bodies.length * 60);
  });
});
