import { expect } from 'chai';
import { changedPaths } from '../../src/app/config/changed-paths.js';

describe('what has changed between two configurations', () => {
  const table: Record<string, { readonly before: unknown; readonly after: unknown; readonly paths: readonly string[] }> = {
    'nothing, however it is written': { before: { a: { b: [1] } }, after: { a: { b: [1] } }, paths: [] },
    'a value': { before: { a: { b: 1, c: 1 } }, after: { a: { b: 2, c: 1 } }, paths: ['a.b'] },
    'a list, as one': { before: { a: [1, 2] }, after: { a: [1, 3] }, paths: ['a'] },
    'what is new, and what is gone': { before: { a: { b: 1 } }, after: { a: { c: null } }, paths: ['a.b', 'a.c'] },
    'a mapping in the place of a value': { before: { a: null }, after: { a: { b: 1 } }, paths: ['a'] },
    'a name that every object has': { before: { a: {} }, after: { a: { constructor: 1 } }, paths: ['a.constructor'] },
  };
  for (const [what, { before, after, paths }] of Object.entries(table))
    it(`is ${what}`, () => {
      expect(changedPaths(before, after)).to.deep.equal(paths);
    });
});
