import { expect } from 'chai';
import { argumentName } from '../../src/cli/calling/argument-names.js';

describe('cli: what a part of a call is called', () => {
  it('is the option or the argument that it was given by', () => {
    const told = ['tenant_id', 'filter.older_than_seconds', 'filter.state.0', 'filter.ids.1', 'request_id', 'created_after'];
    expect(told.map(argumentName)).to.deep.equal(['--tenant', '--older-than', '--state', 'id 2', 'id', '--created-after']);
  });

  it('is its path where nothing of the command line has given it', () => {
    expect(['candidate.text', 'constructor', ''].map(argumentName)).to.deep.equal(['candidate.text', 'constructor', '']);
  });
});
