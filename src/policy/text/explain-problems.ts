// Problems of a policy file, as people read them: where, what, and the line with a caret.
import type { PolicyProblem } from './problem.js';

export function explainProblems(problems: readonly PolicyProblem[]): string {
  return problems.map(explainProblem).join('\n');
}

function explainProblem({ file, line, column, message, caret }: PolicyProblem): string {
  const shown = caret === undefined ? [] : caret.split('\n').map((part) => `    ${part}`);
  return [`${file}:${line}:${column} ${message}`, ...shown].join('\n');
}
