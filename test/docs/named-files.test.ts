// Documents name files as short as they can: by the end of a path, with several of one folder in brackets.
import { expect } from 'chai';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const roots = ['bench', 'config', 'deploy', 'docs', 'migrations', 'policies', 'scripts', 'src', 'test'];
const ofRoot = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isFile());
const paths = [
  ...ofRoot.map(({ name }) => name),
  ...roots.flatMap((root) => [root, ...readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path))]),
];
const ends = new Set(paths.flatMap((path) => path.split('/').map((_, index, parts) => parts.slice(index).join('/'))));

/** Written by whoever reads the document, or by the service. */
const ofTheReader = ['publish.mjs', 'policies/name.yaml', 'policies/name.test.yaml', 'deploy/secrets/api_key_operator'];

const named = (document: string): string[] => {
  const text = readFileSync(document, 'utf8').replaceAll(/```[\s\S]*?```/g, '');
  const quoted = [...text.matchAll(/`([\w./{},-]+)`/g)].map(([, path = '']) => path);
  return quoted.filter((path) => isPath(path)).flatMap(eachOf);
};

/** Of a folder of the project, or a file of code by its ending. */
const isPath = (text: string): boolean =>
  /\.(ts|mjs|cjs)$/.test(text) || (roots.includes(text.slice(0, Math.max(0, text.indexOf('/')))) && !text.includes('..'));

function eachOf(path: string): string[] {
  const [all, before = '', list = '', after = ''] = /^(.*?)\{([^{}]*)\}(.*)$/.exec(path) ?? [];
  return all === undefined ? [path] : list.split(',').flatMap((one) => eachOf(`${before}${one}${after}`));
}

describe('documents', () => {
  const documents = [
    ...ofRoot.map(({ name }) => name).filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md'),
    ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs', name)),
  ];

  it('name many files', () => {
    expect(documents.flatMap(named).length).to.be.above(400);
  });

  for (const document of documents)
    it(`${document} names only files that there are`, () => {
      const missing = named(document).filter((path) => !ends.has(path.replace(/\/$/, '')) && !ofTheReader.includes(path));
      expect(missing).to.deep.equal([]);
    });
});
