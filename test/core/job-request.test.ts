import { expect } from 'chai';
import { parametersOf, readJobRequest } from '../../src/core/job-request.js';
import { plainJsonProblems } from '../../src/core/given/plain-json.js';

type Json = Record<string, unknown>;

function sample(top: Json = {}, operation: Json = {}): Json {
  return {
    correlation_id: '5f0c2d0e-6f5b-4a53-9d8e-0d8f3f6f2b11',
    notification_queue: 'tenant-333.responses',
    created_time: 1_700_000_000_000,
    user_id: 'geoff@example.com',
    priority: 'high',
    job: {
      job_id: '175',
      job_context: {
        tenant_id: '333',
        location_id: '64',
        pos_id: '64_2',
        client_id: '',
        job_operation: { operation_id: '', operation_name: '', ...operation },
      },
    },
    ...top,
  };
}

function problemsOf(body: unknown): string[] {
  const read = readJobRequest(body);
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
}

const operation = 'job.job_context.job_operation';

describe('reading a job request', () => {
  it('accepts the sample of the contract, and keeps unknown fields', () => {
    const read = readJobRequest(sample({ color: 'blue' }, { notebook_params: { a: '1' }, max_concurrent_runs: 1, note: 7 }));
    expect(read.ok).to.equal(true);
    if (!read.ok) return;
    expect(read.value).to.include({ color: 'blue', priority: 80, created_time: 1_700_000_000_000 });
    expect(read.value.job.job_context.job_operation).to.include({ note: 7, max_concurrent_runs: 1 });
    expect(parametersOf(read.value.job.job_context.job_operation)).to.deep.equal({ kind: 'notebook', map: { a: '1' } });
  });

  it('names every problem at once, each with its path', () => {
    const problems = problemsOf({
      ...sample({ user_id: '', priority: 101, created_time: 'yesterday' }, { max_concurrent_runs: 0 }),
      correlation_id: undefined,
    });
    expect(problems.map((problem) => problem.split(':')[0])).to.include.members([
      'correlation_id',
      'user_id',
      'priority',
      'created_time',
      `${operation}.max_concurrent_runs`,
    ]);
  });

  it('says of a raw request that the mediator has not filled it in', () => {
    const raw = '<TO BE INSERTED LATER>';
    const problems = problemsOf(sample({ correlation_id: raw, notification_queue: raw, created_time: raw, user_id: raw }));
    for (const path of ['correlation_id', 'notification_queue', 'user_id', 'created_time']) {
      expect(
        problems.some((problem) => problem.startsWith(path)),
        path,
      ).to.equal(true);
    }
    expect(problems[0]).to.match(/the mediator has not filled it in/);
  });

  it('knows a placeholder by its brackets, also with space around it', () => {
    expect(problemsOf(sample({ correlation_id: ' <TO BE INSERTED LATER>\t' }))[0]).to.match(
      /^correlation_id: still holds the placeholder/,
    );
    expect(problemsOf(sample({ user_id: ' Geoff <geoff@example.com> ' }))).to.deep.equal([]);
  });

  it('says of each field once what is wrong with it, in words of its own', () => {
    expect(problemsOf(sample({ created_time: '2024-01-01T00:00:00', user_id: '', priority: 101 }))).to.deep.equal([
      'created_time: must be epoch milliseconds or ISO 8601 with a zone',
      'user_id: must not be empty',
      'priority: must be low, normal, high, critical, or an integer from 0 to 100',
    ]);
    expect(problemsOf(sample({ priority: undefined, created_time: '<TO BE INSERTED LATER>' }))).to.deep.equal([
      'created_time: still holds the placeholder <TO BE INSERTED LATER>: the mediator has not filled it in',
      'priority: is required',
    ]);
    expect(problemsOf([])).to.deep.equal([': the body must be a JSON object']);
  });

  it('takes no time before 1970, in whichever form it is written', () => {
    const problems = [-1, '1969-12-31T23:59:59.999Z'].map((time) => problemsOf(sample({ created_time: time })));
    expect(problems).to.deep.equal([
      ['created_time: must be epoch milliseconds or ISO 8601 with a zone'],
      ['created_time: must not be before the year 1970'],
    ]);
    expect([0, '1970-01-01T00:00:00Z'].flatMap((time) => problemsOf(sample({ created_time: time })))).to.deep.equal([]);
  });

  it('takes no time in seconds for one of 1970', () => {
    const words = 'must be epoch milliseconds, and looks like seconds';
    for (const time of [1_000_000_000, 1_700_000_000, 9_999_999_999]) {
      expect(problemsOf(sample({ created_time: time }, { start_after: time })), String(time)).to.deep.equal([
        `created_time: ${words}`,
        `${operation}.start_after: ${words}`,
      ]);
    }
    for (const time of [0, 999_999_999, 10_000_000_000, '1970-01-20T16:13:20Z'])
      expect(problemsOf(sample({ created_time: time }, { start_after: time })), String(time)).to.deep.equal([]);
  });

  it('refuses a placeholder also where a field may be empty, and no other text in angle brackets there', () => {
    const later = '<TO BE INSERTED LATER>';
    const body = sample({}, { operation_id: later, operation_name: '<nightly>', cluster_type: ' <to be inserted later> ' });
    const job = body['job'] as { job_context: Json };
    const context = { ...job.job_context, location_id: later, pos_id: '<64>', client_id: '' };
    const problems = problemsOf({ ...body, job: { ...job, job_context: context } });
    expect(
      problems.map((problem) => problem.replace(/: still holds the placeholder .*: the mediator has not filled it in$/, '')),
    ).to.have.members(['job.job_context.location_id', `${operation}.operation_id`, `${operation}.cluster_type`]);
  });

  it('tells of a long placeholder its beginning only, and cuts no character in two', () => {
    const long = (within: string) => problemsOf(sample({ user_id: `<${within.repeat(100_000)}>` }));
    expect(long('a')).to.deep.equal([
      `user_id: still holds the placeholder <${'a'.repeat(99)}...: the mediator has not filled it in`,
    ]);
    expect(long('\u{1f600}')).to.deep.equal([
      `user_id: still holds the placeholder <${'\u{1f600}'.repeat(49)}...: the mediator has not filled it in`,
    ]);
  });

  it('says what is wrong with parameters together beside what is wrong with a field beside them', () => {
    const kinds = { python_params: ['é'], jar_params: ['b'], max_concurrent_runs: 1e20 };
    expect(problemsOf(sample({}, kinds)).map((problem) => problem.replace(`${operation}.`, ''))).to.deep.equal([
      'max_concurrent_runs: must be a whole number from 1 to 1000',
      'python_params: only one kind of parameters may be given, and there is jar_params too',
      'jar_params: only one kind of parameters may be given, and there is python_params too',
      'python_params: must be ASCII: the engine refuses anything else',
    ]);
  });

  it('tells a hundred problems at most, and how many more there are', () => {
    const problems = problemsOf(sample({}, { jar_params: Array.from({ length: 250 }, () => 1) }));
    expect(problems).to.have.length(101);
    expect(problems.at(-1)).to.equal(': the body has 150 more problems');
  });

  it('looks at no item of a list that is too long to be taken', () => {
    const problems = problemsOf(sample({}, { python_params: Array.from({ length: 120_000 }, () => 1) }));
    expect(problems).to.deep.equal([
      `${operation}.python_params: must have at most 3333 items`,
      `${operation}.python_params: takes 240001 bytes as JSON; the engine accepts 10000`,
    ]);
    // As many as there can be.
    expect(problemsOf(sample({}, { python_params: Array.from({ length: 3_333 }, () => '') }))).to.deep.equal([]);
  });

  const wide: Record<string, unknown> = {
    'a list': [...Array.from({ length: 400_000 }, () => 1), '\u0000'],
    'an object': Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`\u0000${at}`, 1])),
  };
  for (const [what, body] of Object.entries(wide)) {
    it(`tells what cannot be stored in ${what} as wide as a body may be`, () => {
      const problems = plainJsonProblems(body);
      expect(problems).to.have.length.within(1, 20);
      expect(problems[0]?.message).to.contain('a NUL character');
    });
  }

  const refused: Record<string, [Json, string]> = {
    'two kinds of parameters': [sample({}, { python_params: ['a'], jar_params: ['b'] }), 'only one kind'],
    'python parameters that are not ASCII': [sample({}, { python_params: ['é'] }), 'must be ASCII'],
    'parameters over 10,000 bytes': [sample({}, { notebook_params: { a: 'x'.repeat(10_000) } }), 'the engine accepts 10000'],
    'a job id that is a number, which would lose digits': [
      { ...sample(), job: { job_id: 8763, job_context: { tenant_id: '3' } } },
      'job.job_id',
    ],
    'a correlation id of 129 characters': [sample({ correlation_id: 'x'.repeat(129) }), 'at most 128'],
    'a correlation id of spaces': [sample({ correlation_id: ' ' }), 'correlation_id: must not be blank'],
    'a user id of spaces, whichever they are': [sample({ user_id: '\u00a0\u3000 ' }), 'user_id: must not be blank'],
    'a tenant of spaces': [
      { ...sample(), job: { job_id: '175', job_context: { tenant_id: '  ' } } },
      'job.job_context.tenant_id: must not be blank',
    ],
    'a correlation id with a control character': [sample({ correlation_id: 'a\nb' }), 'printable'],
    'a correlation id that breaks a line': [sample({ correlation_id: 'a\u2028b' }), 'printable'],
    'a user id that breaks a paragraph': [sample({ user_id: 'a\u2029b' }), 'printable'],
    'an absent priority': [sample({ priority: undefined }), 'priority'],
    'a time without a zone': [sample({ created_time: '2024-01-01T00:00:00' }), 'created_time'],
    'an address that is none': [sample({}, { email_notifications: ['nobody'] }), 'e-mail address'],
    'a body that is not an object': [[] as unknown as Json, ''],
  };
  for (const [name, [body, expected]] of Object.entries(refused)) {
    it(`refuses ${name}`, () => expect(problemsOf(body).join('\n')).to.include(expected).and.not.equal(''));
  }

  it('takes addresses of mail in whatever letters, of hosts without a dot too, and no list, name or line in the place of one', () => {
    const wrong = (address: string) => problemsOf(sample({}, { email_notifications: [address] })).length > 0;
    const right = [
      'jörg@exämple.de',
      'ops@localhost',
      'a@b.c',
      "o'brien+x@example.co.uk",
      '用户@例子.公司',
      `${'a'.repeat(64)}@b.de`,
    ];
    expect(right.filter(wrong)).to.deep.equal([]);
    const none = [
      '',
      'a',
      '@b.de',
      'a@',
      'a@b@c.de',
      'a b@c.de',
      'a,b@c.de',
      'James <a@b.de>',
      'a@b.de\r\nBcc: x@y.de',
      'a@-b.de',
    ];
    const long = [`${'a'.repeat(65)}@b.de`, `a@${'b'.repeat(253)}`, 'a@b.de.', '"a"@b.de', 'a\u202e@b.de'];
    expect([...none, ...long].filter((address) => !wrong(address))).to.deep.equal([]);
  });

  const accepted: Record<string, [Json, Json]> = {
    'a priority name': [sample({ priority: 'critical' }), { priority: 100 }],
    'a priority number': [sample({ priority: 0 }), { priority: 0 }],
    'an ISO time with a zone': [sample({ created_time: '2024-01-01T01:00:00+01:00' }), { created_time: 1_704_067_200_000 }],
    'an ISO time with the minutes only, and a zone without a colon': [
      sample({ created_time: '2024-01-01T01:00+0100' }),
      { created_time: 1_704_067_200_000 },
    ],
    'an ISO time with a comma, and a zone of hours': [
      sample({ created_time: '2024-01-01T01:00:00,5+01' }),
      { created_time: 1_704_067_200_500 },
    ],
    'an empty notification queue': [sample({ notification_queue: '' }), { notification_queue: '' }],
  };
  for (const [name, [body, expected]] of Object.entries(accepted)) {
    it(`accepts ${name}`, () => {
      const read = readJobRequest(body);
      expect(read.ok && read.value).to.include(expected);
    });
  }

  it('needs no job_operation at all, and knows what each field of it is that is not given, or null', () => {
    const fields = {
      ...{ operation_id: '', operation_name: '', cluster_type: '', email_notifications: [] },
      ...{ python_params: [], jar_params: [], notebook_params: {} },
      ...{ max_concurrent_runs: null, max_wait_seconds: null, max_run_seconds: null, start_after: null },
    };
    const nulls = Object.fromEntries(Object.keys(fields).map((field) => [field, null]));
    for (const given of [undefined, null, {}, nulls]) {
      const read = readJobRequest({
        ...sample(),
        job: { job_id: '175', job_context: { tenant_id: '333', job_operation: given } },
      });
      expect(read.ok && read.value.job.job_context.job_operation).to.deep.equal(fields);
    }
    const said = { operation_id: 'o', operation_name: 'n', cluster_type: 'batch', max_wait_seconds: 7, max_run_seconds: 8 };
    const read = readJobRequest(sample({}, { ...said, email_notifications: ['a@example.com'] }));
    expect(read.ok && read.value.job.job_context.job_operation).to.deep.include({
      ...said,
      email_notifications: ['a@example.com'],
    });
  });

  it('starts a job with the one kind of parameters that is given, or with none', () => {
    const startedWith = (given: Json) => {
      const read = readJobRequest(sample({}, given));
      return read.ok ? parametersOf(read.value.job.job_context.job_operation) : null;
    };
    expect(startedWith({})).to.deep.equal({ kind: 'none' });
    expect(startedWith({ python_params: ['a'], jar_params: [], notebook_params: {} })).to.deep.equal({
      kind: 'python',
      list: ['a'],
    });
    expect(startedWith({ jar_params: ['b'] })).to.deep.equal({ kind: 'jar', list: ['b'] });
    expect(startedWith({ notebook_params: { a: '1' } })).to.deep.equal({ kind: 'notebook', map: { a: '1' } });
  });

  it('refuses what a store could not keep, wherever it stands', () => {
    expect(problemsOf(sample({ note: 'x\u0000y' })).map((problem) => problem.split(':')[0])).to.deep.equal(['note']);
  });

  it('takes no time from the year 9000 on, in whichever form it is written', () => {
    const times = (time: unknown) => problemsOf(sample({ created_time: time })).length;
    expect([times('8999-12-31T23:59:59Z'), times(221_845_391_999_999)]).to.deep.equal([0, 0]);
    expect([times('9999-01-01T00:00:00Z'), times(253_370_764_800_000)]).to.deep.equal([1, 1]);
  });
});

describe('storable text', () => {
  const poison: Record<string, [unknown, string]> = {
    'a NUL in a value': [{ a: { b: 'x\u0000y' } }, 'a.b'],
    'a NUL in a name': [{ 'a\u0000': 1 }, '(a name)'],
    'half of a surrogate pair': [['\ud800'], '0'],
    'a __proto__': [JSON.parse('{"a":{"__proto__":{"x":1}}}'), 'a.__proto__'],
  };
  for (const [name, [value, path]] of Object.entries(poison)) {
    it(`is not ${name}`, () => expect(plainJsonProblems(value).map((problem) => problem.path)).to.include(path));
  }

  it('is told of in the order in which it stands, and no more of it than was asked for', () => {
    const bad = { a: ['\u0000', { b: '\u0000', '\u0000': 1 }], c: '\ud800', d: '\u0000' };
    const paths = ['a.0', 'a.1.b', 'a.1.(a name)', 'c'];
    expect(plainJsonProblems(bad, 4).map(({ path }) => path)).to.deep.equal(paths);
  });

  it('is not nested a hundred thousand deep, and the check itself survives that', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(plainJsonProblems(deep)[0]?.message).to.match(/nested deeper/);
  });
});
