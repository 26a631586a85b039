// Identities on the engine in the configuration: who is named must be there, each with one credential, and what is read from a file is read again.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { BadConfiguration } from '../../src/app/config/bad-configuration.js';
import { judge } from '../../src/app/live/judge.js';
import { liveOf } from '../../src/app/config/live.js';
import { loadConfig } from '../../src/app/config/load.js';
import { Secrets } from '../../src/app/config/secrets.js';
import { secretNow } from '../../src/core/secret.js';
import { tenantSettings } from '../../src/core/settings.js';
import { identitiesOf } from '../../src/app/parts/databricks-auth.js';
import { aFolder, configOf, problemsOf, type Folder } from './config-sources.js';

const workspace = { DATABRICKS_HOST: 'https://adb-1.example', DATABRICKS_TOKEN: 'dapi-the-service' };

describe('identities on the engine', () => {
  let folder: Folder;
  const given = (text: string): string => folder.file('given.yaml', text);
  beforeEach(() => {
    folder = aFolder();
  });
  afterEach(() => folder.remove());

  it('are named by tenants; one that is not named is as every tenant, and null is the service itself', () => {
    const file = given(`
databricks: { identities: { acme: { token: a-token }, usual: { client_id: c, client_secret: s } } }
settings:
  default_tenant: { engine_identity: usual }
  tenants: { '333': { engine_identity: acme }, '444': { engine_identity: null }, '555': { runs_max: 1 } }
`);
    const { settings } = configOf({ env: workspace, file });
    const named = ['333', '444', '555', '666'].map((id) => tenantSettings(settings, id).engine_identity);
    expect(named).to.deep.equal(['acme', null, 'usual', 'usual']);
  });

  it('may be given by the environment, a secret by the file that has it', () => {
    const file = given('settings: { tenants: { a1: { engine_identity: acme } } }');
    const env = { ...workspace, JOB_KEEPER_DATABRICKS__IDENTITIES__ACME__TOKEN_FILE: '/run/secrets/acme' };
    expect(configOf({ env, file }).databricks.identities['acme']).to.include({ token: null, token_file: '/run/secrets/acme' });
  });

  const wrongs: Record<string, [text: string, problem: RegExp]> = {
    'a tenant names one that is not there': [
      "settings: { tenants: { '333': { engine_identity: nobody } } }",
      /^databricks\.identities: has no nobody, but settings\.tenants\.333\.engine_identity names it$/,
    ],
    'every tenant is given one that is not there': [
      'settings: { default_tenant: { engine_identity: nobody } }',
      /^databricks\.identities: has no nobody, but settings\.default_tenant\.engine_identity names it$/,
    ],
    'one has no credential': [
      'databricks: { identities: { acme: {} } }',
      /^databricks\.identities\.acme: must have exactly one credential/,
    ],
    'one has half of a credential': [
      'databricks: { identities: { acme: { client_id: c } } }',
      /^databricks\.identities\.acme: must have exactly one credential/,
    ],
    'one has two credentials': [
      'databricks: { identities: { acme: { token: t, token_file: f } } }',
      /^databricks\.identities\.acme: must have exactly one credential/,
    ],
    'one has a key that nobody knows': [
      'databricks: { identities: { acme: { token: t, tokn: f } } }',
      /^databricks\.identities\.acme\.tokn: is not a setting; did you mean "token"\?$/,
    ],
    'one has a name that no variable can have': [
      'databricks: { identities: { ACME: { token: t } } }',
      /^databricks\.identities\.ACME: its name must have only lower-case letters/,
    ],
  };
  for (const [what, [text, problem]] of Object.entries(wrongs)) {
    it(`stop the start, by the path and without a secret, where ${what}`, () => {
      const told = problemsOf({ env: workspace, file: given(text) });
      expect(told).to.have.length(1);
      expect(told[0]).to.match(problem);
    });
  }

  it('stop the start without a workspace: the embedded engine runs jobs as itself', () => {
    const told = problemsOf({ file: given('databricks: { identities: { acme: { token: t } } }') });
    expect(told).to.deep.equal([
      'databricks.host: is required: databricks.identities has acme, and other engines know no identities',
    ]);
  });

  it('that a process was not started with are refused in its changed settings; those that it has are taken', () => {
    const [before, after, both] = [
      'databricks: { identities: { acme: { token: t } } }\n',
      "settings: { tenants: { '333': { engine_identity: acme } } }\n",
      "databricks: { identities: { acme: { token: t }, late: { token: u } } }\nsettings: { tenants: { '333': { engine_identity: late } } }\n",
    ];
    const started = configOf({ env: workspace, file: given(before) });
    const read = (text: string) => judge(started, liveOf(started), loadConfig({ env: workspace, file: given(text), flags: [] }));
    expect(read(before + after)).to.deep.include({ kind: 'good', changed: ['settings.tenants.333'] });
    const refused = read(both);
    expect(refused.kind).to.equal('refused');
    expect(JSON.stringify(refused))
      .to.contain('has no late, but settings.tenants.333.engine_identity names it')
      .and.contain('databricks.identities.late');
    expect(read(after).kind, 'its own identities are gone').to.equal('refused');
  });

  const told = (heard: string[]) => ({ register: (secret: string) => heard.push(secret), say: () => undefined });
  const credentialsOf = (text: string, heard: string[]) =>
    identitiesOf(configOf({ env: workspace, file: given(text) }).databricks.identities, new Secrets({}, told(heard)));

  it('read a secret of a file whenever it is used, and tell the log of each that is to be withheld', () => {
    const path = folder.file('secret', 'first\n');
    const heard: string[] = [];
    const { acme } = credentialsOf(`databricks: { identities: { acme: { token_file: '${path}' } } }`, heard);
    if (acme?.kind !== 'pat') throw new Error('it is a token');
    expect(secretNow(acme.token)).to.equal('first');
    writeFileSync(path, 'second\n');
    expect(secretNow(acme.token)).to.equal('second');
    writeFileSync(path, '\n');
    expect(secretNow(acme.token), 'of a file that is empty: what it had before').to.equal('second');
    expect(heard).to.deep.equal(['first', 'second']);
  });

  it('are in docs/configuration.md as they may be given', () => {
    const [, section = ''] = readFileSync('docs/configuration.md', 'utf8').split('#### Identities of tenants');
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(section) ?? [];
    const { settings, databricks } = configOf({ env: { DATABRICKS_TOKEN: 'dapi-the-service' }, file: given(example) });
    expect(Object.keys(databricks.identities)).to.deep.equal(['acme', 'globex']);
    expect(['333', '444'].map((id) => tenantSettings(settings, id).engine_identity)).to.deep.equal(['acme', 'globex']);
  });

  it('end the start where a file of theirs is missing, and name it', () => {
    const text = `databricks: { identities: { acme: { client_id: c, client_secret_file: /nowhere/secret } } }`;
    expect(() => credentialsOf(text, [])).to.throw(
      BadConfiguration,
      /^databricks\.identities\.acme\.client_secret_file: the file/,
    );
  });
});
