import { expect } from 'chai';
import { version } from '../../src/app/version.js';
import { cli } from './captured-cli.js';

const commandNames = ['serve', 'migrate', 'demo', 'submit', 'requests', 'policy'];

describe('cli: use', () => {
  it('help names every command and the exit codes, on standard output', async () => {
    const { code, out, err } = await cli(['--help']);
    expect(code).to.equal(0);
    expect(err).to.equal('');
    for (const name of commandNames) expect(out).to.match(new RegExp(`^  ${name} `, 'm'));
    expect(out).to.contain('Exit codes: 0 ok, 1 failed, 2 wrong use or bad configuration.');
  });

  for (const name of commandNames) {
    it(`${name} explains itself`, async () => {
      const { code, out } = await cli([name, '--help']);
      expect(code).to.equal(0);
      expect(out).to.match(new RegExp(`^Usage: job-keeper ${name} `));
    });
  }

  it('the version is that of the package', async () => {
    expect(await cli(['--version'])).to.deep.equal({ code: 0, out: `${version}\n`, err: '' });
  });

  const wrong: Record<string, { argv: string[]; says: RegExp }> = {
    'no command': { argv: [], says: /^Usage: job-keeper/ },
    'an unknown command, with what may have been meant': {
      argv: ['serv'],
      says: /unknown command 'serv'\n\(Did you mean serve\?\)/,
    },
    'an unknown command of requests': { argv: ['requests', 'lst'], says: /unknown command 'lst'\n\(Did you mean list\?\)/ },
    'an unknown option': { argv: ['serve', '--prot', '1'], says: /unknown option '--prot'\n\(Did you mean --port\?\)/ },
    'an unknown role': { argv: ['serve', '--role', 'boss'], says: /Allowed choices are all, intake/ },
    'a port that is none': { argv: ['serve', '--port', '65536'], says: /whole number from 0 to 65535/ },
    'a port that is text': { argv: ['serve', '--port', '80a'], says: /whole number from 0 to 65535/ },
    'a missing argument': { argv: ['submit'], says: /missing required argument 'file'/ },
    'one argument too many': { argv: ['migrate', 'now'], says: /too many arguments/ },
    'requests without what to do': { argv: ['requests'], says: /^Usage: job-keeper requests/ },
    'an address that is none': {
      argv: ['requests', 'list', '--url', 'here'],
      says: /^job-keeper: here is not the address of a service/,
    },
    'an address of another kind': { argv: ['requests', 'list', '--url', 'file:///etc'], says: /must begin with http/ },
    'a timeout of nothing': { argv: ['requests', 'list', '--timeout', '0'], says: /whole number from 1 to 3600/ },
  };
  for (const [what, { argv, says }] of Object.entries(wrong)) {
    it(`${what} is wrong use: exit code 2, told on standard error`, async () => {
      const { code, out, err } = await cli(argv);
      expect(code).to.equal(2);
      expect(out).to.equal('');
      expect(err).to.match(says);
    });
  }

  it("help tells first what is a command's own, and where its credential comes from", async () => {
    for (const argv of [
      ['requests', 'list'],
      ['dead-letters', 'replay'],
      ['jobs', 'list'],
    ]) {
      const { out } = await cli([...argv, '--help']);
      const options = Array.from(out.matchAll(/^ +(?:-h, )?(--[a-z-]+)/gm), ([, name]) => name);
      expect(options.slice(-5)).to.deep.equal(['--url', '--timeout', '--wide', '--json', '--help']);
      expect(out).to.match(/set JOB_KEEPER_TOKEN to it,\nor JOB_KEEPER_TOKEN_FILE to the file that holds it/);
    }
  });

  it('a mistake names the help of the very command', async () => {
    const says = async (...argv: string[]) => (await cli(argv)).err.split('\n').at(-2);
    expect(await says('sbmit')).to.equal('(job-keeper --help shows how to use it)');
    expect(await says('requests', 'lst')).to.equal('(job-keeper requests --help shows how to use it)');
    expect(await says('requests', 'list', '--limt', '1')).to.equal('(job-keeper requests list --help shows how to use it)');
    expect((await cli(['submit'])).err).to.match(/^job-keeper: missing required argument 'file'\n/);
  });

  const vain: readonly (readonly string[])[] = [
    ['help', 'requsts'],
    ['requsts', '--help'],
    ['help', 'requests', 'lst'],
    ['requests', 'help', 'lst'],
    ['requests', 'lst', '-h'],
  ];
  for (const argv of vain)
    it(`help for a command that is not there says so, with the nearest name: ${argv.join(' ')}`, async () => {
      const { code, out, err } = await cli(argv);
      const [given, meant] = argv.includes('lst') ? ['lst', 'list'] : ['requsts', 'requests'];
      expect({ code, out }).to.deep.equal({ code: 2, out: '' });
      expect(err).to.include(`job-keeper: unknown command '${given}'`).and.include(`(Did you mean ${meant}?)`);
    });

  it('help for a command that is there is given before and behind it', async () => {
    const { out } = await cli(['requests', 'list', '--help']);
    expect((await cli(['requests', 'help', 'list'])).out).to.equal(out);
    expect((await cli(['help', 'requests'])).out).to.equal((await cli(['requests', '--help'])).out);
  });

  it('help is no wider than the terminal, whatever the arguments of a command are', async () => {
    for (const argv of [
      ['--help'],
      ['requests', '--help'],
      ['requests', 'prioritise', '--help'],
      ['requests', 'list', '--help'],
    ]) {
      const { out } = await cli(argv, { columns: 80 });
      const longest = out.split('\n').reduce((most, line) => (line.length > most.length ? line : most), '');
      expect(longest.length, longest).to.be.at.most(80);
    }
  });

  it('serve hands on its options, and ends with the exit code of the service', async () => {
    const asked: unknown[] = [];
    const serve = (one: unknown) => Promise.resolve((asked.push(one), 1));
    expect((await cli(['serve'], { commands: { serve } })).code).to.equal(1);
    await cli(['serve', '--role', 'intake', '--config', 'mine.yaml', '--port', '0'], { commands: { serve } });
    await cli(['serve', '-c', 'mine.yaml'], { commands: { serve } });
    expect(asked).to.deep.equal([
      { role: 'all', configFile: null, port: null },
      { role: 'intake', configFile: 'mine.yaml', port: 0 },
      { role: 'all', configFile: 'mine.yaml', port: null },
    ]);
  });

  it('migrate and demo hand on, and end with the exit code of what they do', async () => {
    const asked: unknown[] = [];
    const migrate = (one: unknown) => Promise.resolve((asked.push(one), 2));
    expect((await cli(['migrate', '--config', 'mine.yaml'], { commands: { migrate } })).code).to.equal(2);
    await cli(['migrate', '--json'], { commands: { migrate } });
    expect(asked).to.deep.equal([
      { configFile: 'mine.yaml', json: false },
      { configFile: null, json: true },
    ]);
    const demo = (one: unknown) => Promise.resolve((asked.push(one), 0));
    expect((await cli(['demo'], { commands: { demo } })).code).to.equal(0);
    await cli(['demo', '--json'], { commands: { demo } });
    expect(asked.slice(2)).to.deep.equal([{ json: false }, { json: true }]);
  });

  it('a command that throws is told as one sentence without a stack: exit code 1', async () => {
    const demo = () => Promise.reject(new Error('the moon is in the way'));
    expect(await cli(['demo'], { commands: { demo } })).to.deep.equal({
      code: 1,
      out: '',
      err: 'job-keeper: the moon is in the way\n',
    });
  });
});
