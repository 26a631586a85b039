// A server that cuts a connection in the moment between its making and its first statement, when nobody else listens to it.
import { expect } from 'chai';
import type { EventEmitter } from 'node:events';
import type pg from 'pg';
import { dataSourceFor } from '../../src/adapters/store/postgres/data-source.js';
import { freshDatabase } from '../support/postgres.js';

describe('store: a fresh connection', () => {
  it('that the server cuts at once does not end the process', async () => {
    const database = await freshDatabase();
    const bounds = {
      url: database.url,
      poolMax: 2,
      statementTimeoutMs: 5_000,
      lockTimeoutMs: 1_000,
      connectTimeoutMs: 5_000,
      applicationName: 'cut',
    };
    const source = dataSourceFor(bounds, () => undefined);
    await source.initialize();
    try {
      const { master } = source.driver as unknown as { master: pg.Pool };
      const client = await master.connect();
      // As handed out, before TypeORM has added a listener of its own: an 'error' that nobody hears is thrown by the emitter.
      expect(() =>
        (client as unknown as EventEmitter).emit('error', new Error('terminating connection due to administrator command')),
      ).to.not.throw();
      client.release(true);
    } finally {
      await source.destroy();
      await database.drop();
    }
  });
});
