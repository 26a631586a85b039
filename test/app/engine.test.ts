import { expect } from 'chai';
import { secretsOfTheStart } from '../../src/app/config/secrets.js';
import { configuredEngine } from '../../src/app/parts/engine.js';
import { configOf } from './config-sources.js';

const clock = { now: () => 0, pause: () => Promise.resolve() };
const telemetry = { report: () => undefined };

describe('the engine that is configured', () => {
  const chosen: Record<string, [env: Record<string, string>, name: string, says: string]> = {
    'a Databricks workspace': [
      { DATABRICKS_HOST: 'https://adb-1.azuredatabricks.net', DATABRICKS_TOKEN: 's3cret' },
      'databricks',
      'engine: Databricks at https://adb-1.azuredatabricks.net',
    ],
    'a Zeppelin server that asks for a login': [
      { ZEPPELIN_URL: 'https://zeppelin.example', ZEPPELIN_USER: 'job-keeper', ZEPPELIN_PASSWORD: 's3cret' },
      'zeppelin',
      'engine: Zeppelin at https://zeppelin.example, as job-keeper',
    ],
    'a Zeppelin server that asks nobody': [
      { ZEPPELIN_URL: 'http://zeppelin:8080' },
      'zeppelin',
      'engine: Zeppelin at http://zeppelin:8080, without a login',
    ],
  };
  for (const [what, [env, name, says]] of Object.entries(chosen))
    it(`is the one that is named, and the start says so in a line without its secrets: ${what}`, async () => {
      const engine = await configuredEngine(configOf({ env }), clock, telemetry, secretsOfTheStart);
      expect(engine.port.name).to.equal(name);
      expect(engine.says).to.equal(says);
      await engine.port.close();
    });
});
