import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { demoGround } from '../../src/app/demo/ground.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function groundOf(env: Record<string, string>) {
  const stderr = new PassThrough();
  const around = { env, stdout: new PassThrough(), stderr, asJson: false, onSignal: () => undefined };
  return demoGround(around).then((ground) => ({ ground, said: String(stderr.read() ?? '') }));
}

describe('what the demo stands on', () => {
  it('is a fresh folder of its own: what a service keeps in data_dir stays', async () => {
    const dataDir = await temporaryFolder();
    for (const folder of ['postgres', 'demo']) {
      await mkdir(join(dataDir, folder));
      await writeFile(join(dataDir, folder, 'kept'), '');
    }
    const { ground } = await groundOf({ JOB_KEEPER_DATA_DIR: dataDir });
    expect(ground).to.have.nested.property('config.data_dir', join(dataDir, 'demo'));
    expect([existsSync(join(dataDir, 'postgres', 'kept')), existsSync(join(dataDir, 'demo', 'kept'))]).to.deep.equal([
      true,
      false,
    ]);
  });

  for (const [name, value] of Object.entries({
    DATABASE_URL: 'postgresql://keeper@db.example/job_keeper',
    AMQP_URL: 'amqp://broker.example',
    SERVICEBUS_NAMESPACE: 'bus.servicebus.windows.net',
    DATABRICKS_HOST: 'https://workspace.example',
  }))
    it(`is nobody's server: with ${name} it does not start, and nothing is removed`, async () => {
      const dataDir = await temporaryFolder();
      await mkdir(join(dataDir, 'demo'));
      const { ground, said } = await groundOf({ JOB_KEEPER_DATA_DIR: dataDir, DATABRICKS_TOKEN: 'dapi-token', [name]: value });
      expect(ground).to.deep.equal({ exitCode: 2 });
      expect(said).to.match(new RegExp(`unset ${name}\\.`));
      expect(existsSync(join(dataDir, 'demo'))).to.equal(true);
    });
});
