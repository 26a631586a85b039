import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { alertEnds } from '../../src/core/alert-keys.js';
import { plain, tableRows } from './table.js';

describe('docs/alerts.md', () => {
  const rows = tableRows('docs/alerts.md', 'key').map(([key = '', about = '', ends = '']) => ({ key: plain(key), about, ends }));

  it('lists exactly the kinds of alerts that no decision raises, and says of those that end by themselves that it is after a day', () => {
    const endOf = (ends: string): string => (ends.endsWith('after a day') ? 'after-a-day' : 'when-over');
    const kinds = rows.map(({ key, ends }): [string, string] => [key.replace(/:.*/, ''), endOf(ends)]);
    expect(kinds).to.deep.equal(Object.entries(alertEnds));
  });

  it('sends the reader to headings that there are', () => {
    const headings = readFileSync('docs/runbook.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('## '));
    const anchors = headings.map((line) =>
      line
        .slice(3)
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const named = rows.flatMap(({ about }) => [...about.matchAll(/runbook\.md#([\w-]+)/g)].map(([, anchor]) => anchor));
    expect(named.length).to.be.above(10);
    expect(named.filter((anchor) => anchor === undefined || !anchors.includes(anchor))).to.deep.equal([]);
  });
});
