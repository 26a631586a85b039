// What a session asks of the server's TCP, which is there only where the server is reached by TCP: it has a server of its own.
import { expect } from 'chai';
import { dataSourceFor } from '../../src/adapters/store/postgres/data-source.js';
import { startEmbeddedPostgres } from '../../src/adapters/store/embedded/embedded-postgres.js';
import { freePort } from '../support/ports.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { storeOptions } from './store-options.js';

describe('store: a session over TCP', () => {
  it('is given up by the server within a minute when its machine is gone without a word', async () => {
    const port = await freePort();
    const server = await startEmbeddedPostgres({
      dataDir: await temporaryFolder(),
      fsync: false,
      settings: { listen_addresses: '127.0.0.1', port: String(port) },
      startTimeoutMs: 60_000,
    });
    try {
      const source = await dataSourceFor(
        storeOptions(`postgres://postgres@127.0.0.1:${port}/postgres`),
        () => undefined,
      ).initialize();
      try {
        const rows: { name: string; setting: string }[] = await source.query(
          `select name, setting from pg_settings where name like 'tcp_keepalives_%' order by name`,
        );
        const of = Object.fromEntries(rows.map(({ name, setting }) => [name, Number(setting)]));
        const [idle = 0, interval = 0, count = 0] = ['idle', 'interval', 'count'].map((name) => of[`tcp_keepalives_${name}`]);
        expect({ idle, interval, count }).to.deep.equal({ idle: 30, interval: 10, count: 3 });
        expect(idle + interval * count, 'seconds').to.be.at.most(60);
      } finally {
        await source.destroy();
      }
    } finally {
      await server.stop();
    }
  });
});
