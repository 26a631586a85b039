import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { finalStates, isFinal, lifecycle, liveStates, states } from '../../src/core/lifecycle.js';
import { plain, tableRows } from './table.js';

/** Mermaid takes no hyphen in an id. */
const idOf = (state: string): string => state.replaceAll('-', '_');
const moves = Object.entries(lifecycle).flatMap(([state, happenings]) =>
  Object.entries(happenings).map(([happening, next]) => `${idOf(state)} --> ${idOf(next)}: ${happening}`),
);

describe('docs/lifecycle.md', () => {
  it('draws exactly the moves of the table, from the one beginning to every final state', () => {
    const [, diagram = ''] = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(readFileSync('docs/lifecycle.md', 'utf8')) ?? [];
    const drawn = diagram.trim().split(/\n\s*/);
    const aliases = states.filter((state) => idOf(state) !== state).map((state) => `state "${state}" as ${idOf(state)}`);
    const ends = finalStates.map((state) => `${idOf(state)} --> [*]`);
    expect(drawn).to.deep.equal([...aliases, '[*] --> received', ...moves, ...ends]);
  });

  it('lists exactly the states, with their happenings, which of them are live, and which final', () => {
    const live = new Set<string>(liveStates);
    const yesNo = (is: boolean): string => (is ? 'yes' : 'no');
    const expected = states.map((state) => [
      state,
      yesNo(live.has(state)),
      yesNo(isFinal(state)),
      Object.keys(lifecycle[state])
        .map((happening) => `\`${happening}\``)
        .join(' '),
    ]);
    const documented = tableRows('docs/lifecycle.md', 'state').map(([state = '', ...rest]) => [
      plain(state),
      ...rest.slice(0, 3),
    ]);
    expect(documented).to.deep.equal(expected);
  });
});
