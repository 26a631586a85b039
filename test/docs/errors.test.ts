import { expect } from 'chai';
import { problemCodes } from '../../src/adapters/http/problem-codes.js';
import { faults } from '../../src/core/faults.js';
import { plain, tableRows } from './table.js';

const listed = (catalogue: Readonly<Record<string, { status: number; retry: boolean; text: string }>>): string[][] =>
  Object.entries(catalogue).map(([code, { status, retry, text }]) => [code, String(status), retry ? 'yes' : 'no', text]);

const documented = (first: string): string[][] =>
  tableRows('docs/errors.md', first).map(([code = '', status = '', retry = '', text = '']) => [plain(code), status, retry, text]);

describe('docs/errors.md', () => {
  it('lists exactly the faults of the catalogue, in their order, with status, retry and text', () => {
    expect(documented('code')).to.deep.equal(listed(faults));
  });

  it('lists exactly the codes that can come over HTTP only', () => {
    const httpOnly = Object.entries(problemCodes).filter(([code]) => !Object.hasOwn(faults, code));
    expect(documented('HTTP code')).to.deep.equal(listed(Object.fromEntries(httpOnly)));
  });

  it('says of each what it means and what to do', () => {
    for (const row of [...tableRows('docs/errors.md', 'code'), ...tableRows('docs/errors.md', 'HTTP code')]) {
      expect(row, row[0]).to.have.length(6);
      for (const cell of row.slice(4)) expect(cell.length, row[0]).to.be.above(5);
    }
  });
});
