// What is wrong with a value, in the words of those who write it, if its schema has no message of its own. In: the issue. Out: what the value must be.
// Promised: a message names the kind of the value, but never the value itself, which may be a secret; and no message is the library's.
import type { z } from 'zod';
import { leastWords, mostWords } from './bound-words.js';

/** Who writes it: a program as a body or as a query, or a person by hand. */
type Form = 'json' | 'query' | 'yaml';

/** For a body, or a JSON file. */
export const readingJson = { reportInput: false, error: (issue: Issue) => words(issue, 'json') } as const;
/** In a query each value is text, or a list if it was given more than once. */
export const readingQuery = { reportInput: false, error: (issue: Issue) => words(issue, 'query') } as const;
/** `jitless`: compiling code for the schema of the configuration takes 60 ms of a start, and pays only where much is read. */
export const readingYaml = { reportInput: false, jitless: true, error: (issue: Issue) => words(issue, 'yaml') } as const;

type Issue = z.core.$ZodRawIssue;

function words(issue: Issue, form: Form): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue, form);
    case 'invalid_value':
      return given(issue, oneOf(issue.values), form);
    case 'invalid_union':
      return given(issue, Array.isArray(issue.options) ? oneOf(issue.options) : null, form);
    default:
      return otherWords(issue) ?? given(issue, null, form);
  }
}

/** For issues whose words are the same in every form; null: any other issue. */
function otherWords(issue: Issue): string | null {
  switch (issue.code) {
    case 'too_small':
      return leastWords(issue, 'items');
    case 'too_big':
      return mostWords(issue, 'items');
    case 'invalid_format':
      return formats[issue.format] ?? 'has the wrong format';
    case 'invalid_key':
      return `its name ${issue.issues[0]?.message ?? 'cannot be used'}`;
    case 'unrecognized_keys':
      return `${issue.keys.join(', ')}: unknown`;
    default:
      return null;
  }
}

function typeWords({ expected, input }: { readonly expected: string; readonly input?: unknown }, form: Form): string {
  if (input === undefined) return 'is required';
  if (isRepeated(input, form)) return onlyOnce;
  const wanted = `must be ${expectedKinds[form][expected] ?? kinds[form][expected] ?? expected}`;
  // A number with a fraction.
  return expected === 'int' && typeof input === 'number' ? wanted : `${wanted}, but is ${kindOf(input, form)}`;
}

/** `wanted` null: what would be right takes more than a few words to say. */
function given({ input }: { readonly input?: unknown }, wanted: string | null, form: Form): string {
  if (input === undefined) return wanted === null ? 'is required' : `is required, and ${wanted}`;
  if (isRepeated(input, form)) return onlyOnce;
  return wanted ?? 'has a value that is not accepted';
}

const onlyOnce = 'may be given only once';

function isRepeated(input: unknown, form: Form): boolean {
  return form === 'query' && Array.isArray(input);
}

function oneOf(values: readonly unknown[]): string {
  const [only, ...others] = values.map(String);
  return others.length === 0 ? `must be ${only ?? 'left out'}` : `must be one of: ${values.map(String).join(', ')}`;
}

const formats: Readonly<Record<string, string>> = {
  url: 'must be a URL such as https://example.com',
  email: 'must be an e-mail address',
  date: 'must be a date such as 2026-12-25',
  datetime: 'must be a time such as 2026-12-25T10:00:00Z',
  guid: 'must be a UUID such as 01890f0c-7b5a-7c3e-9d41-2f6a8b0c4d5e',
};
const scalars = { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list' };
const ofPrograms = { ...scalars, object: 'an object', record: 'an object', null: 'null' };
const kinds: Readonly<Record<Form, Readonly<Record<string, string>>>> = {
  json: ofPrograms,
  query: ofPrograms,
  yaml: { ...scalars, object: 'a mapping', record: 'a mapping', null: 'empty' },
};
/** A number in the place of text is nearly always one without its quotation marks. */
const expectedKinds: Readonly<Record<Form, Readonly<Record<string, string>>>> = {
  json: { string: 'text in quotation marks' },
  query: {},
  yaml: {},
};

function kindOf(input: unknown, form: Form): string {
  if (typeof input === 'number' && !Number.isFinite(input)) return String(input);
  const kind = input === null ? 'null' : Array.isArray(input) ? 'array' : typeof input;
  return kinds[form][kind] ?? kind;
}
