import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';

describe('docs/decisions', () => {
  const names = readdirSync('docs/decisions').sort();

  it('have each a number of its own, and none after 9999', () => {
    const numbers = names.map((name) => Number(name.slice(0, 4)));
    expect(numbers.every((number) => Number.isInteger(number))).to.equal(true);
    expect(new Set(numbers).size).to.equal(names.length);
  });

  for (const name of names) {
    it(`${name} has context, decision and consequence, and stays short`, () => {
      const lines = readFileSync(`docs/decisions/${name}`, 'utf8').trimEnd().split('\n');
      expect(lines[0]).to.match(new RegExp(`^# ${name.slice(0, 4)} \\S`));
      expect(lines.filter((line) => line.startsWith('## '))).to.deep.equal(['## Context', '## Decision', '## Consequence']);
      expect(lines).to.have.length.within(10, 26);
    });
  }
});
