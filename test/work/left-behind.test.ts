// Memory that is left behind: what nobody holds any more, and only a collection of old memory frees. Such collections are long, and until they come each
// collection of young memory copies what they would have freed (docs/performance.md).
import { expect } from 'chai';
import { freshDatabase } from '../support/postgres.js';
import { runCommand } from '../support/run-command.js';

/** What of the `bytes` that `carry` carries is garbage then, and was not freed by three collections of young memory. */
const measuring = `
const collecting = { type: 'minor' };
async function leftBehind() {
  await carry();
  gc();
  await carry();
  for (let time = 0; time < 3; time += 1) gc(collecting);
  const { heapUsed } = process.memoryUsage();
  gc();
  return heapUsed - process.memoryUsage().heapUsed;
}
console.log((await leftBehind()) / bytes);
process.exit(0);
`;

const statements = `
import { dataSourceFor } from './src/adapters/store/postgres/data-source.ts';
import { Database } from './src/adapters/store/postgres/sql/database.ts';
const bounds = { poolMax: 1, statementTimeoutMs: 5_000, lockTimeoutMs: 1_000, connectTimeoutMs: 5_000, applicationName: 'left-behind' };
const source = await dataSourceFor({ ...bounds, url: process.argv[1] }, () => undefined).initialize();
const database = new Database(source, { report: () => undefined }, 7_000);
const [times, length] = [400, 20_000];
const bytes = times * length;
async function carry() {
  for (let time = 0; time < times; time += 1) await database.rows('select $1::text as carried', [String(time).padEnd(length, 'x')]);
}
`;

const requests = `
import { readJobRequest } from './src/core/job-request.ts';
import { requestBody } from './bench/support/requests.ts';
const bodies = Array.from({ length: 20_000 }, (_, index) => JSON.parse(requestBody({ index }).toString()));
const bytes = bodies.length * 845;
function carry() {
  for (const body of bodies) if (!readJobRequest(body).ok) throw new Error('it is not read');
}
`;

/** A process of its own: what the rest of a run leaves behind is not what is asked. */
async function ofCarried(script: string, ...args: readonly string[]): Promise<number> {
  const flags = ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', script + measuring, ...args];
  return Number(await runCommand(process.execPath, flags, { timeoutMs: 50_000 }));
}

describe('the memory that is left behind', () => {
  it('by statements is little of what they carried', async () => {
    const own = await freshDatabase();
    try {
      // 0.1 when this was written; it was 2.
      expect(await ofCarried(statements, own.url)).to.be.below(0.5);
    } finally {
      await own.drop();
    }
  });

  it('by reading job requests is little of what was read', async () => {
    // 0.005 when this was written; it was 0.12.
    expect(await ofCarried(requests)).to.be.below(0.03);
  });
});
