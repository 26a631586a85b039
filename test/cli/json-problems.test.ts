import { expect } from 'chai';
import { plain, tableRows } from '../docs/table.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { cli } from './captured-cli.js';

/** What stands on standard error, which is to be one line of JSON. */
async function complaintOf(argv: readonly string[]) {
  const { code, out, err } = await cli(argv);
  expect(out).to.equal('');
  expect(err).to.match(/^\{[^\n]*\}\n$/);
  return { exit: code, ...(JSON.parse(err) as Record<string, unknown>) };
}

const unknown = '01890f00-0000-7000-8000-000000000000';

describe('cli: what cannot be done, with --json', () => {
  afterEach(closeFaces);

  it('is the problem that the service told, whole, with the exit code', async () => {
    const { url } = await aFace({ request: () => Promise.resolve(null) });
    const told = await complaintOf(['requests', 'show', unknown, '--url', url, '--json']);
    expect(told).to.deep.equal({
      ...{ exit: 1, exit_code: 1, type: 'urn:job-keeper:problem:not-found', code: 'not-found', status: 404, errors: [] },
      ...{ title: 'There is no such thing here.', detail: 'There is no job request with this id.' },
      instance: `/v1/job-requests/${unknown}`,
    });
  });

  it('moves no cursor and turns no writing, whatever the service told', async () => {
    const { url } = await aFace();
    const sign = '\u202ex\u009b31m';
    const { err } = await cli(['requests', 'list', '--state', sign, '--url', url, '--json']);
    expect(err).to.not.match(/[\u202e\u009b]/);
    expect(JSON.stringify(JSON.parse(err))).to.include(sign);
  });

  it('names every argument that the service does not take', async () => {
    const { url } = await aFace();
    const told = await complaintOf(['requests', 'list', '--limit', 'x', '--state', 'lost', '--url', url, '--json']);
    expect(told).to.include({ exit: 2, exit_code: 2, code: 'bad-query' });
    expect(told).to.have.property('errors').that.has.length(2);
  });

  const ofTheCommandLine: Readonly<Record<string, { argv: readonly string[]; code: string; exit: number; says: RegExp }>> = {
    'an unknown command': { argv: ['requests', 'lst', '--json'], code: 'wrong-use', exit: 2, says: /^unknown command 'lst'/ },
    'an unknown option': { argv: ['--json', 'serve', '--prot'], code: 'wrong-use', exit: 2, says: /^unknown option '--json'/ },
    'a missing argument': { argv: ['submit', '--json'], code: 'wrong-use', exit: 2, says: /^missing required argument 'file'$/ },
    'a file that is not there': {
      argv: ['submit', '/nowhere/x', '--json'],
      code: 'wrong-use',
      exit: 2,
      says: /^there is no file/,
    },
    'an address that is none': {
      argv: ['requests', 'list', '--url', 'here', '--json'],
      ...{ code: 'wrong-use', exit: 2, says: /^here is not the address/ },
    },
    'a service that is not there': {
      argv: ['requests', 'list', '--url', 'http://127.0.0.1:9', '--json'],
      ...{ code: 'no-answer', exit: 1, says: /http:\/\/127\.0\.0\.1:9/ },
    },
    'a command that fails in its own way': { argv: ['migrate', '--json'], code: 'failed', exit: 1, says: /has not said/ },
  };
  for (const [what, { argv, code, exit, says }] of Object.entries(ofTheCommandLine)) {
    it(`${what} is told under the code ${code}`, async () => {
      const told = await complaintOf(argv);
      expect(told).to.include({ exit, exit_code: exit, code, type: `urn:job-keeper:problem:${code}` });
      expect(told).to.have.property('detail').that.matches(says);
      const documented = tableRows('docs/errors.md', 'command code').map(([name = '', exits = '']) => [plain(name), exits]);
      expect(documented).to.deep.include([code, String(exit)]);
    });
  }

  it('behind -- is a word like any other, and told in sentences', async () => {
    const { err } = await cli(['requests', 'show', '--url', 'here', '--', '--json']);
    expect(err).to.match(/^job-keeper: here is not the address/);
  });
});
