// `job-keeper migrate`: what a person sees of a new schema, and of one that is there.
import { expect } from 'chai';
import { everyMigration } from '../../src/adapters/store/postgres/every-migration.js';
import { migrateCommand } from '../../src/app/commands.js';
import { emptyDatabase } from '../support/postgres.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';

async function migrated(url: string, json: boolean) {
  const said: string[] = [];
  const told = { write: (text: string) => said.push(text) > 0 };
  const env = { DATABASE_URL: url, JOB_KEEPER_DATA_DIR: temporaryFolderNow() };
  const around = { env, stdout: told, stderr: told, asJson: json, onSignal: () => undefined };
  return { code: await migrateCommand({ configFile: null, json }, around), text: said.join('') };
}

describe('job-keeper migrate', () => {
  it('tells what it has applied, one a line, in its order; and that there was nothing to do', async () => {
    const database = await emptyDatabase();
    const { url } = database;
    const names = everyMigration.map(({ name }) => name);
    try {
      expect(await migrated(url, false)).to.deep.equal({
        code: 0,
        text: ['Applied:', ...names.map((one) => `  ${one}`), ''].join('\n'),
      });
      expect(await migrated(url, false)).to.deep.equal({ code: 0, text: 'The schema is up to date.\n' });
      const { code, text } = await migrated(url, true);
      expect([code, JSON.parse(text)]).to.deep.equal([0, { applied: [] }]);
    } finally {
      await database.drop();
    }
  });

  it('tells a program what is wrong with the configuration, each problem with its path', async () => {
    const { code, text } = await migrated('mysql://x', true);
    expect(code).to.equal(2);
    const told = JSON.parse(text) as Record<string, unknown>;
    expect(told).to.include({ code: 'bad-configuration', exit_code: 2, detail: 'The configuration has 1 problem.' });
    expect(told['errors']).to.deep.equal([{ path: 'database.url', message: 'must begin with postgresql:// (DATABASE_URL)' }]);
  });
});
