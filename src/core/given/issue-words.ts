// What a schema finds wrong with a value, in the words of those who write it, where the schema has none of its own. In: the issue. Out: what must be
// there. Promised: nothing of the value, which may be a secret, but of what kind it is; and no word of the library that found it.
import type { z } from 'zod';
import { leastWords, mostWords } from './bound-words.js';

/** Who writes it: a program as a body or as a query, or a person by hand. */
type Form = 'json' | 'query' | 'yaml';

/** What is read of a body, or of a file of JSON. */
export const readingJson = { reportInput: false, error: (issue: Issue) => words(issue, 'json') } as const;
/** Of a query every value is a text, and a list where it was given more than once. */
export const readingQuery = { reportInput: false, error: (issue: Issue) => words(issue, 'query') } as const;
/** Code made for a schema is worth its making when much is read: it takes 60 ms of a start for all of the configuration. */
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

/** Of what is the same in every form; null: it is something else. */
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
      return `${issue.keys.join(', ')}: not known here`;
    default:
      return null;
  }
}

function typeWords({ expected, input }: { readonly expected: string; readonly input?: unknown }, form: Form): string {
  if (input === undefined) return 'is required';
  if (isRepeated(input, form)) return onlyOnce;
  const wanted = `must be ${expectedKinds[form][expected] ?? kinds[form][expected] ?? expected}`;
  // One with a fraction.
  return expected === 'int' && typeof input === 'number' ? wanted : `${wanted}, and is ${kindOf(input, form)}`;
}

/** null: what would be right cannot be told in a few words. */
function given({ input }: { readonly input?: unknown }, wanted: string | null, form: Form): string {
  if (input === undefined) return wanted === null ? 'is required' : `is required, and ${wanted}`;
  if (isRepeated(input, form)) return onlyOnce;
  return wanted ?? `cannot be ${kindOf(input, form)} such as this`;
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
  guid: 'must be an id such as 01890f0c-7b5a-7c3e-9d41-2f6a8b0c4d5e',
};
const scalars = { string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list' };
const ofPrograms = { ...scalars, object: 'an object', record: 'an object', null: 'null' };
const kinds: Readonly<Record<Form, Readonly<Record<string, string>>>> = {
  json: ofPrograms,
  query: ofPrograms,
  yaml: { ...scalars, object: 'a mapping', record: 'a mapping', null: 'empty' },
};
/** A number in the place of a text is as good as always one without its quotation marks. */
const expectedKinds: Readonly<Record<Form, Readonly<Record<string, string>>>> = {
  json: { string: 'a text in quotation marks' },
  query: {},
  yaml: {},
};

function kindOf(input: unknown, form: Form): string {
  if (typeof input === 'number' && !Number.isFinite(input)) return String(input);
  const kind = input === null ? 'null' : Array.isArray(input) ? 'array' : typeof input;
  return kinds[form][kind] ?? kind;
}
