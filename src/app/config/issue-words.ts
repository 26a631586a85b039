// What a schema finds wrong with a value, in the words of those who write configurations, where the schema has none of its own. In: the issue.
// Out: what must be there. Promised: nothing of the value, which may be a secret, but of what kind it is.
import type { z } from 'zod';
import { leastWords, mostWords } from '../../policy/bound-words.js';

export const issueWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue.expected, issue.input);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return oneOf(issue.options);
    case 'too_small':
      return leastWords(issue, 'items');
    case 'too_big':
      return mostWords(issue, 'items');
    case 'invalid_format':
      return formats[issue.format];
    case 'invalid_key':
      return `its name ${issue.issues[0]?.message ?? 'cannot be used'}`;
    default:
      return undefined;
  }
};

/** Code made for a schema is worth its making when much is read: it takes 60 ms of a start for all of this one. */
export const reading = { jitless: true, error: issueWords } as const;

function typeWords(expected: string, input: unknown): string {
  return input === undefined ? 'is required' : `must be ${kindNamed(expected)}, and is ${kindOf(input)}`;
}

function oneOf(words: unknown): string | undefined {
  if (!Array.isArray(words)) return undefined;
  return `must be one of: ${words.map(String).join(', ')}`;
}

const formats: Readonly<Record<string, string>> = {
  url: 'must be a URL such as https://example.com',
  email: 'must be an e-mail address',
  date: 'must be a date such as 2026-12-25',
};
const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

function kindNamed(expected: string): string {
  return kinds[expected] ?? expected;
}

function kindOf(input: unknown): string {
  if (input === null) return 'empty';
  if (typeof input === 'number' && !Number.isFinite(input)) return String(input);
  return Array.isArray(input) ? 'a list' : kindNamed(typeof input);
}
