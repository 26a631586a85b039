import { expect } from 'chai';
import { explainProblems } from '../../src/policy/text/explain-problems.js';
import { problemAt } from '../../src/policy/text/problem.js';

describe('problems as people read them', () => {
  it('say file, line, column and message, and show the line with a caret', () => {
    const text = 'a: 1\nwhen: request.priorty\n\n';
    const problems = [
      problemAt({ file: 'p.yaml', text }, 19, 'no such fact'),
      problemAt({ file: 'p.yaml', text }, text.length, 'ends'),
    ];
    expect(explainProblems(problems)).to.equal(
      ['p.yaml:2:15 no such fact', '    when: request.priorty', '                  ^', 'p.yaml:4:1 ends'].join('\n'),
    );
  });

  it('keep the caret under its character behind tabs, and in a line too long to show', () => {
    expect(problemAt({ file: 'p', text: '\ta\tb' }, 3, 'x').caret).to.equal('\ta\tb\n\t \t^');
    const text = `${'x'.repeat(5000)}Y${'z'.repeat(5000)}`;
    const [line = '', under = ''] = (problemAt({ file: 'p', text }, 5000, 'x').caret ?? '').split('\n');
    expect(line.length).to.be.at.most(140);
    expect(line.charAt(under.indexOf('^'))).to.equal('Y');
  });

  it('count lines and columns right with Windows line ends', () => {
    const { line, column, caret } = problemAt({ file: 'p', text: 'a\r\nbc\r\n' }, 4, 'x');
    expect({ line, column, caret }).to.deep.equal({ line: 2, column: 2, caret: 'bc\n ^' });
  });
});
