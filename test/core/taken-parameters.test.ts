import { expect } from 'chai';
import fc from 'fast-check';
import type { z } from 'zod';
import { JobParameters } from '../../src/core/parameters/job-parameters.js';
import type { ParameterFields } from '../../src/core/parameters/parameter-problems.js';
import { takenProblems, type Added } from '../../src/core/parameters/taken-parameters.js';

type Written = z.input<typeof JobParameters>;

const byDay: Written = {
  notebook_params: { day: { required: true, pattern: '^[0-9]+$' }, region: { one_of: ['eu', 'us'] } },
};
const byPlace: Written = { python_params: [{ required: true, one_of: ['full', 'delta'] }, { pattern: '^[0-9]+$' }] };

const nothing: Added = { names: new Set(), items: 0 };

function problemsOf(written: Written, fields: ParameterFields, added = nothing): string[] {
  const matches = (pattern: string, text: string) => new RegExp(pattern).test(text);
  const found = takenProblems(fields, { jobId: '175', takes: JobParameters.parse(written), matches, added });
  return found.map(({ path, message }) => `${path}: ${message}`);
}

describe('the parameters of a request, held against what its job takes', () => {
  const takenNames = 'job 175 takes no parameter of this name; it takes: day, region';
  const table: Record<string, [Written, ParameterFields, string[]]> = {
    'are taken as they are described': [byDay, { notebook_params: { day: '7', region: 'us' } }, []],
    'are taken without those that are not required': [byDay, { notebook_params: { day: '7' }, python_params: [] }, []],
    'are all told of that are wrong': [
      byDay,
      { notebook_params: { region: 'asia', da: '7' } },
      ['notebook_params.day: is required', 'notebook_params.region: must be one of: eu, us', `notebook_params.da: ${takenNames}`],
    ],
    'are missed where the request carries none': [byDay, {}, ['notebook_params.day: is required']],
    'are not given by an empty text': [byDay, { notebook_params: { day: '' } }, ['notebook_params.day: must not be empty']],
    'match their pattern': [byDay, { notebook_params: { day: 'soon' } }, ['notebook_params.day: must match ^[0-9]+$']],
    'may be others where those are allowed': [
      { ...byDay, others: 'allow' },
      { notebook_params: { day: '7', more: 'x' }, jar_params: ['x'] },
      [],
    ],
    'are of the kind that the job takes': [
      byDay,
      { jar_params: ['7'] },
      ['jar_params: job 175 takes notebook_params and no jar_params', 'notebook_params.day: is required'],
    ],
    'are none where the job takes none': [
      {},
      { notebook_params: { day: '7' } },
      ['notebook_params: job 175 takes no parameters'],
    ],
    'are missing where a job that takes none is asked for': [{}, { python_params: [], notebook_params: {} }, []],
    'go by place in a list': [
      byPlace,
      { python_params: ['all', 'x', 'y'] },
      [
        'python_params.0: must be one of: full, delta',
        'python_params.1: must match ^[0-9]+$',
        'python_params: has 3 items; job 175 takes at most 2',
      ],
    ],
    'are told of only once where they are no texts, or of another form': [
      byDay,
      { notebook_params: { day: 7, region: null }, python_params: 'x', jar_params: { a: 'b' } },
      [],
    ],
    'have names that mean nothing elsewhere': [
      byDay,
      { notebook_params: { day: '7', constructor: 'x' } },
      [`notebook_params.constructor: ${takenNames}`],
    ],
  };
  for (const [name, [written, fields, problems]] of Object.entries(table)) {
    it(name, () => expect(problemsOf(written, fields)).to.deep.equal(problems));
  }

  const added: Added = { names: new Set(['model_id', 'input_folder']), items: 4 };
  const byService = { model_id: 'm', input_folder: 'abfss://lake/in' };
  const flags = ['--model-id', 'm', '--input-folder', 'abfss://lake/in'];
  const beside: Record<string, [Written, ParameterFields, string[]]> = {
    'by name': [byDay, { notebook_params: { day: '7', ...byService } }, []],
    'by place': [byPlace, { python_params: ['full', ...flags] }, []],
    'of a job that takes none': [{}, { notebook_params: byService }, []],
    'of a job that takes another kind': [{ jar_params: [{}] }, { python_params: flags }, []],
    'and others are told of beside them': [
      byDay,
      { notebook_params: { day: '7', ...byService, output_folder: 'x' } },
      [`notebook_params.output_folder: ${takenNames}`],
    ],
    'and more items are told of beside them': [
      byPlace,
      { python_params: ['full', '7', 'x', ...flags] },
      ['python_params: has 3 items; job 175 takes at most 2'],
    ],
    'but what is said of one of them holds': [
      { notebook_params: { input_folder: { pattern: '^s3:' } } },
      { notebook_params: byService },
      ['notebook_params.input_folder: must match ^s3:'],
    ],
  };
  for (const [name, [written, fields, problems]] of Object.entries(beside)) {
    it(`that the service has added are not refused: ${name}`, () =>
      expect(problemsOf(written, fields, added)).to.deep.equal(problems));
  }

  it('are not matched when they are long, whatever the pattern', () => {
    const matched: string[] = [];
    const long = 'x'.repeat(1025);
    const found = takenProblems(
      { notebook_params: { day: long } },
      { jobId: '175', takes: JobParameters.parse(byDay), matches: (_, text) => matched.push(text) > 0, added: nothing },
    );
    expect(found.map(({ message }) => message)).to.deep.equal(['must have at most 1024 characters']);
    expect(matched).to.deep.equal([]);
  });

  it('are told of a hundred times at most, and the rest is counted', () => {
    const wrong = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`p${index}`, 'x']));
    const found = problemsOf(byDay, { notebook_params: wrong });
    expect(found).to.have.length(101);
    expect(found[100]).to.equal(': the parameters have 151 more problems');
  });

  it('with ever so many words to choose from are told some of them', () => {
    const words = Array.from({ length: 1000 }, (_, index) => `w${index}`);
    const [problem = ''] = problemsOf({ notebook_params: { a: { one_of: words } } }, { notebook_params: { a: 'x' } });
    expect(problem).to.match(/^notebook_params\.a: must be one of: w0, .*, w19 and 980 more$/);
  });

  it('are taken exactly if each is one of its words, is there when it must be, and no other is', () => {
    const name = fc.constantFrom('a', 'b', 'c', '__proto__', 'toString');
    const word = fc.constantFrom<string[]>('', 'x', 'y');
    const parameter = fc.record({ required: fc.boolean(), one_of: fc.option(fc.array(word, { minLength: 1, maxLength: 2 })) });
    const described = fc.dictionary(name, parameter, { noNullPrototype: true }).filter((one) => !Object.hasOwn(one, '__proto__'));
    const given = fc.array(fc.tuple(name, word)).map((entries): Record<string, string> => Object.fromEntries(entries));
    fc.assert(
      fc.property(described, given, fc.constantFrom('refuse' as const, 'allow' as const), (taken, map, others) => {
        const fits = Object.entries(taken).every(([key, { required, one_of: words }]) => {
          const value = Object.hasOwn(map, key) ? map[key] : undefined;
          if (value === undefined) return !required;
          return !(required && value === '') && (words?.includes(value) ?? true);
        });
        const known = others === 'allow' || Object.keys(map).every((key) => Object.hasOwn(taken, key));
        expect(problemsOf({ notebook_params: taken, others }, { notebook_params: map }).length === 0).to.equal(fits && known);
      }),
    );
  });
});

describe('what a job says of its parameters', () => {
  it('is of one kind: a request carries no two', () => {
    const both = JobParameters.safeParse({ ...byDay, ...byPlace });
    expect(both.error?.issues.map(({ path }) => path.join('.'))).to.deep.equal(['notebook_params']);
  });
});
