import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { pages } from '../../src/console/route.js';

/** Those that a list leads to, one of its things each. */
const ones = ['one request', 'one job', 'one template', 'one schedule', 'one dead letter'];

describe('console: docs/console.md', () => {
  it('tells of each page, and of each page of one thing, and of no others', () => {
    const rows = readFileSync('docs/console.md', 'utf8').matchAll(/^\| ([^|]+) \| [^|]+ \|/gm);
    const [, , ...named] = [...rows].map(([, name = '']) => name.toLowerCase());
    expect(named.sort()).to.deep.equal([...pages.map((page) => page.replace('-', ' ')), ...ones].sort());
  });
});
