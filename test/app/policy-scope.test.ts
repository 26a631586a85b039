import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { policyScope } from '../../src/app/policy-scope.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';

const unread = { write: (text: string) => expect.fail(text) };

describe('what a policy may name', () => {
  it('is what the configuration names, and of the groups of tenants those that stand there by their id', () => {
    const configFile = join(temporaryFolderNow(), 'config.yaml');
    const settings = {
      pools: { night: {} },
      ...{ cluster_types: { science: { pools: ['night'] } }, default_cluster_type: 'science' },
      ...{ jobs: { report: {} }, tenants: { acme: {} }, tenant_groups: { gold: ['acme', 'globex', 'x-*'] } },
    };
    writeFileSync(configFile, stringify({ settings }));
    const scope = policyScope(
      { configFile },
      { env: {}, stdout: unread, stderr: unread, asJson: false, onSignal: () => undefined },
    );
    expect(scope?.poolNames).to.include('night');
    expect(scope?.groupNames).to.include('gold');
    expect(scope?.settingNames.clusterTypes).to.have.property('science');
    expect(scope?.settingNames.jobs).to.include('report');
    expect(scope?.settingNames.tenants).to.deep.equal(['acme', 'globex']);
  });
});
