import { expect } from 'chai';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { wellKnown } from '../../src/app/config/environment.js';
import { takenAt } from '../../src/app/config/shape.js';
import { configOf } from '../app/config-sources.js';

const text = readFileSync('Dockerfile', 'utf8');
const Package = z.object({
  bin: z.record(z.string(), z.string()),
  files: z.array(z.string()),
  scripts: z.record(z.string(), z.string()),
});
const { bin, files } = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));

describe('the Dockerfile', () => {
  const file = DockerfileParser.parse(text);
  const all = file
    .getInstructions()
    .map((one) => ({ word: one.getKeyword(), rest: one.getRawArgumentsContent() ?? '', line: one.getRange().start.line }));
  const stages = file.getFROMs();
  const lastStage = stages.at(-1)?.getRange().start.line ?? 0;
  const last = all.filter(({ line }) => line >= lastStage);
  const rest = (word: string): string[] => last.filter((one) => one.word === word).map((one) => one.rest);

  it('is one that a builder understands', () => {
    expect(validate(text).map(({ message }) => message)).to.deep.equal([]);
  });

  it('names the version of every image it begins with', () => {
    for (const stage of stages) expect(stage.getImage()).to.match(/^node:24-bookworm-slim$/);
    expect(stages).to.have.length(3);
  });

  it('runs as nobody who could change it', () => {
    expect(rest('USER')).to.deep.equal(['1000:1000']);
    // Nothing is done after it but saying how to start.
    const words = last.map(({ word }) => word);
    expect(words.slice(words.indexOf('USER') + 1)).to.have.members(['EXPOSE', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD']);
    expect(text).not.to.match(/--chown/);
  });

  it('starts the program of the package, as the process that gets the signals', () => {
    expect(rest('ENTRYPOINT')).to.deep.equal([`["/app/${bin['job-keeper'] ?? ''}"]`]);
    expect(rest('CMD')).to.deep.equal(['["serve"]']);
  });

  it('asks /livez for its health, in the exec form, within a bound', () => {
    const [health = ''] = rest('HEALTHCHECK');
    const command = z.array(z.string()).parse(JSON.parse(health.slice(health.indexOf('['))));
    expect(command.slice(0, 2)).to.deep.equal(['node', '-e']);
    expect(command[2])
      .to.include('/livez')
      .and.include(`|| ${configOf({}).http.port}}`)
      .and.include('AbortSignal.timeout');
  });

  it('installs what the lock file says, without running scripts of packages', () => {
    const installs = all.filter(({ word, rest: command }) => word === 'RUN' && /\bnpm (ci|i|install|add)\b/.test(command));
    expect(installs).to.have.length(2);
    for (const { rest: command } of installs) expect(command).to.include('npm ci').and.include('--ignore-scripts');
    expect(installs.at(-1)?.rest).to.include('--omit=dev').and.include('--omit=optional');
    // None of them in the image itself, and no npm either.
    expect(rest('RUN').join()).not.to.match(/npm ci/);
    expect(rest('RUN').join()).to.match(/rm -rf .*node_modules.*\/npm .*\/npx/);
  });

  it('holds all files of the package, and reads only what the context lets through', () => {
    const copies = rest('COPY').join('\n');
    for (const path of files) expect(copies, path).to.match(new RegExp(`(^|/)${path.split('/')[0] ?? ''}\\b`, 'm'));
    const [everything, ...allowed] = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(everything).to.equal('*');
    const copied = all
      .filter(({ word, rest: what }) => word === 'COPY' && !what.startsWith('/app/'))
      .flatMap(({ rest: what }) => what.split(' ').slice(0, -1));
    expect([...new Set(copied)].sort()).to.deep.equal(allowed.map((line) => line.slice(1)).sort());
    for (const path of copied) expect(existsSync(path), path).to.equal(true);
  });

  it('sets settings that there are', () => {
    const names = rest('ENV')
      .map((setting) => setting.split('=')[0] ?? '')
      .filter((name) => name !== 'NODE_ENV');
    expect(names).to.have.length.above(0);
    for (const name of names) {
      const path = wellKnown[name] ?? name.replace('JOB_KEEPER_', '').toLowerCase().split('__');
      expect(takenAt(path), name).not.to.equal(null);
    }
  });
});
