// A filter as SQL. In: conditions that were checked, and the expression of each field. Out: one condition, with its values as parameters.
// Promised: nothing of a filter is ever part of the statement itself.
import type { Condition, FieldCondition, TextOperator } from '../../../core/model-jobs/list-filter.js';
import { toInstant } from './sql/instants.js';

export class Parameters {
  readonly values: unknown[] = [];

  /** The placeholder of a value. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

export function conditionSql<Field extends string>(
  conditions: readonly FieldCondition<Field>[],
  expressions: Readonly<Record<Field, string>>,
  parameters: Parameters,
): string {
  const each = conditions.map(({ field, condition }) => sqlOf(condition, expressions[field], parameters));
  return each.length === 0 ? 'true' : each.join(' and ');
}

function sqlOf(condition: Condition, expression: string, parameters: Parameters): string {
  switch (condition.kind) {
    case 'all':
      return joined(condition.conditions, ' and ', 'true', { expression, parameters });
    case 'any':
      return joined(condition.conditions, ' or ', 'false', { expression, parameters });
    case 'any-of':
      return `${expression} = any(${parameters.add(condition.texts)}::text[])`;
    case 'text':
      return textSql[condition.operator](expression, `${parameters.add(condition.text)}::text`);
    case 'time':
      return `${expression} ${timeSql[condition.operator]} ${toInstant(parameters.add(condition.at))}`;
  }
}

interface Where {
  readonly expression: string;
  readonly parameters: Parameters;
}

function joined(conditions: readonly Condition[], by: string, none: string, { expression, parameters }: Where): string {
  if (conditions.length === 0) return none;
  return `(${conditions.map((one) => sqlOf(one, expression, parameters)).join(by)})`;
}

const textSql: Readonly<Record<TextOperator, (expression: string, text: string) => string>> = {
  eq: (expression, text) => `${expression} = ${text}`,
  neq: (expression, text) => `${expression} <> ${text}`,
  contains: (expression, text) => `position(${text} in ${expression}) > 0`,
  startsWith: (expression, text) => `starts_with(${expression}, ${text})`,
  endsWith: (expression, text) => `right(${expression}, length(${text})) = ${text}`,
};

const timeSql = { before: '<', after: '>', at: '=', 'not-at': '<>' } as const;
