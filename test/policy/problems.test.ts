import { expect } from 'chai';
import { compiled, policyOf, policyText } from './policies.js';

/** `^` in a text marks where a problem must be shown; the marks are taken out before the text is compiled. */
function marked(text: string): { text: string; places: string[] } {
  const places: string[] = [];
  const clean = text.split('\n').map((line, index) => {
    let rest = line;
    for (let at = rest.indexOf('^'); at !== -1; at = rest.indexOf('^')) {
      places.push(`${index + 1}:${at + 1}`);
      rest = rest.slice(0, at) + rest.slice(at + 1);
    }
    return rest;
  });
  return { text: clean.join('\n'), places };
}

function expectProblems(textWithMarks: string, messages: readonly string[]): void {
  const { text, places } = marked(textWithMarks);
  const answer = compiled(text);
  if (answer.ok) throw new Error('the policy was accepted');
  expect(answer.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).to.deep.equal(
    messages.map((message, index) => `${places[index] ?? 'unmarked'} ${message}`),
  );
}

const rule = (rest: string) => policyText({ rules: `- { name: new, ${rest} }` });
const when = (condition: string) => rule(`case: clusters-busy, when: '${condition}', then: [enqueue]`);

const onePerText: Record<string, readonly [text: string, message: string]> = {
  // -- conditions
  'a misspelt fact': [when('request.^priorty >= 80'), 'there is no fact request.priorty; did you mean request.priority?'],
  'a fact without its group': [when('^priority >= 80'), 'there is no "priority" by itself; did you mean request.priority?'],
  'an unknown word': [
    when('request.priority >= ^high'),
    'there is no "high" here; there are: request, job, tenant, calendar, engine, queue, pool, cluster, settings; put texts in quotes',
  ],
  'a misspelt group': [when('^requests.priority >= 80'), 'there is no "requests" here; did you mean request?'],
  'a constant that is not set': [when('settings.^most > 1'), 'the file has no settings.most'],
  'a number compared with a text': [
    when('^request.priority == "80"'),
    '"==" cannot be used between a number and a text; put texts in quotes, but not numbers',
  ],
  'a text compared with a number, after an and': [
    when('request.expired && ^request.tenant_id == 333'),
    '"==" cannot be used between a text and a number; put texts in quotes, but not numbers',
  ],
  'a number sought among texts': [when('^request.priority in ["80"]'), '"in" cannot look for a number in a list of texts'],
  'a mixed list': [
    when('request.priority in [80, ^"90"]'),
    "list elements must have the same type, expected type 'a number' but found 'a text'",
  ],
  'a condition that is a number': [when('^request.priority'), 'a condition must be true or false; this is a number'],
  'a condition that is a group': [when('^request'), 'a condition must be true or false; this is the whole of request'],
  'a number joined with and': [
    when('^request.expired && request.priority'),
    '&& and || need true or false on both sides; one side here is a number',
  ],
  'not before a number': [when('^!request.priority'), '"!" cannot stand before a number'],
  'one equals sign': [when('request.priority ^= 80'), 'write == to compare'],
  'and in letters': [when('request.expired ^and job.declared'), 'write && for "and"'],
  'or in letters': [when('request.expired ^or job.declared'), 'write || for "or"'],
  'one ampersand': [when('request.expired ^& job.declared'), 'write && for "and"'],
  'one bar': [when('request.expired ^| job.declared'), 'write || for "or"'],
  'not in letters': [when('not ^request.expired'), 'write ! for "not"'],
  'a condition that breaks off': [when('request.priority >=^'), 'the condition ends too early'],
  'an empty condition': [when('^'), 'the condition is empty: remove `when` for a rule without a condition'],
  'a pattern that can only be matched by trying': [
    when('request.tenant_id.matches(^"(?=a)b")'),
    'this pattern cannot be used (the syntax is that of RE2): invalid or unsupported Perl syntax: `(?=`',
  ],
  'a pattern that is not closed': [
    when('request.tenant_id.matches(^"(a")'),
    'this pattern cannot be used (the syntax is that of RE2): missing closing ): `(a`',
  ],
  'a pattern that repeats too much': [
    when('request.tenant_id.matches(^"(a{100}){10}")'),
    'this pattern is too large: repeat less in it',
  ],
  'a pattern that is not written out': [
    when('request.tenant_id.matches(^request.job_id)'),
    'must be a pattern in quotes, such as "^bulk-"',
  ],
  'a length of time that is none': [
    when('request.waited_seconds > duration(^"ten minutes")'),
    'must be a length of time in quotes, such as "10m", "1h30m" or "2d"',
  ],
  'a length of time that is a fact': [
    when('request.waited_seconds > duration(^request.job_id)'),
    'must be a length of time in quotes, such as "10m", "1h30m" or "2d"',
  ],
  'a zone that does not exist': [
    when('in_window("22:00", "06:00", ^"Europe/Dubln")'),
    'must be an IANA time zone in quotes, such as "Europe/Dublin"',
  ],
  'a function with too little in its brackets': [
    when('^in_window("22:00")'),
    'use it as in_window("22:00", "06:00") or in_window("22:00", "06:00", "Europe/Dublin")',
  ],
  'a length of time as a text': [
    when('^request.job_id == duration("1m")'),
    '"==" cannot be used between a text and a number; put texts in quotes, but not numbers',
  ],
  'a text looked for in a text': [when('^"gold" in request.tenant_id'), '"in" cannot look for a text in a text'],
  'a loop in a loop': [when('["a"].exists(x, ^["b"].exists(y, request.job_id == x + y))'), 'a loop inside a loop is not allowed'],
  'a misspelt function': [
    when('^request.job_id.startWith("a")'),
    'no function is called "startWith"; did you mean "startsWith"?',
  ],
  'a text function on a number': [
    when('^request.priority.startsWith("8")'),
    'startsWith works on texts, as in request.job_id.startsWith("a")',
  ],
  'a loop over a text': [
    when('request.^job_id.exists(x, x == "a")'),
    'exists and all need a list, as in ["a", "b"].exists(x, request.job_id == x)',
  ],
  'an unknown function': [
    when('^max(1, 2) < request.priority'),
    'no function is called "max"; there are: startsWith, endsWith, contains, lowerAscii, upperAscii, exists, all, matches, in_window, duration, time_of_day, weekday',
  ],
  'an override for nobody': [
    policyText({ settings: '{ most: 3 }', overrides: '  - ^{ settings: { most: 4 } }' }),
    'an override must say what it applies to: tenant, group, job or cluster_type',
  ],
  'an override of what is not set': [
    policyText({ settings: '{ most: 3 }', overrides: "  - { tenant: '333', settings: { ^mots: 4 } }" }),
    'the file has no settings.mots to override; did you mean "most"?',
  ],
  'an override of another type': [
    policyText({ settings: '{ most: 3 }', overrides: "  - { tenant: '333', settings: { most: ^'4' } }" }),
    'settings.most is a number, this is a text',
  ],
  'maintenance without a word': [policyText({ overrides: '  []', maintenance: '^{ on: true }' }), '"message" is missing'],
  'maintenance of an unknown pool': [
    policyText({ maintenance: '{ message: soon, pools: [^passiv] }' }),
    'no pool is called "passiv"; did you mean "passive"?',
  ],
  'replacing a run for a request that is rejected': [
    rule('case: job-at-its-limit, when: request.priority > 1, then: [^replace-run, reject]'),
    'replace-run makes room for a waiting request: use it only with enqueue, in case job-at-its-limit',
  ],
  'borrowing from an unknown pool': [
    policyText({ routes: '- { name: lent, when: request.expired, pools: [active], borrow: [^passiv] }' }),
    'no pool is called "passiv"; did you mean "passive"?',
  ],
  'borrowing from the own pool': [
    policyText({ routes: '- { name: lent, when: request.expired, pools: [active], borrow: [^active] }' }),
    'pool "active" is named twice',
  ],
  has: [when('^has(request.prio)'), 'every fact always exists: `has` is not needed, and would hide a misspelt name'],
  'an index': [when('^request["priority"] > 1'), 'write a fact with a dot, as in request.priority'],
  null: [when('request.tenant_id == ^null'), 'only numbers, texts, true and false can be used here'],
  'a map': [when('^{"a": request.expired}.a'), 'maps are not allowed in conditions'],
  'an id without quotes': [
    when('request.job_id == ^969479553499872123'),
    'this number is too large; ids are texts: put it in quotes',
  ],
  'a window that is no time of day': [
    when('calendar.in_window(^"22", "06:00")'),
    'must be a time of day in quotes, such as "22:00"',
  ],
  'a window of something else': [
    when('^pool.in_window("22:00", "06:00")'),
    'use it as in_window("22:00", "06:00") or in_window("22:00", "06:00", "Europe/Dublin")',
  ],
  'a condition that looks at nothing': [
    when('^1 < 2'),
    'it uses no fact, so its result is always the same: remove `when`, or remove the rule',
  ],
  'a condition that looks at nothing but lengths of time': [
    when('^duration("10m") > 5'),
    'it uses no fact, so its result is always the same: remove `when`, or remove the rule',
  ],
  'a list longer than anybody reads': [
    when(`request.priority in [${'1,'.repeat(200)}^1]`),
    'a condition has at most 200 entries in a list',
  ],
  'brackets in brackets in brackets': [
    when(`${'('.repeat(30)}^${'('.repeat(10)}job.declared${')'.repeat(40)}`),
    'a condition has at most 30 levels of brackets',
  ],
  'a condition longer than anybody reads': [
    when(`^request.tenant_id == "${'x'.repeat(2000)}"`),
    'the condition is longer than 2000 characters',
  ],
  'pool in a case that is about no pool': [
    rule('case: [clusters-busy, expired], when: ^pool.occupancy < 1, then: [reject]'),
    '`pool` can only be used in rules whose cases are all about a pool (pool-maintenance, capacity-available, clusters-busy, cluster-starting, no-cluster)',
  ],
  'pool in a route': [
    policyText({ routes: '- { name: new, when: ^pool.has_room, pools: [active] }' }),
    '`pool` can only be used in rules whose cases are all about a pool (pool-maintenance, capacity-available, clusters-busy, cluster-starting, no-cluster)',
  ],
  // -- the same place in every way to write a text
  'in a double-quoted text': [
    rule(String.raw`case: no-pool, when: "request.tenant_id == \"a\" || ^zzz", then: [enqueue]`),
    'there is no "zzz" here; there are: request, job, tenant, calendar, engine, queue, settings; put texts in quotes',
  ],
  'in a single-quoted text with doubled quotes': [
    rule(`case: no-pool, when: 'request.tenant_id == ''a'' || request.^prioritee > 1', then: [enqueue]`),
    'there is no fact request.prioritee; did you mean request.priority?',
  ],
  'in a plain text over two lines': [
    policyText({
      rules: '- name: new\n  case: no-pool\n  when: request.expired &&\n    request.^prioritee > 1\n  then: [enqueue]',
    }),
    'there is no fact request.prioritee; did you mean request.priority?',
  ],
  'in a folded block': [
    policyText({
      rules: '- name: new\n  case: no-pool\n  when: >-\n    request.expired &&\n\n    request.^prioritee > 1\n  then: [enqueue]',
    }),
    'there is no fact request.prioritee; did you mean request.priority?',
  ],
  'in a literal block': [
    policyText({
      rules: '- name: new\n  case: no-pool\n  when: |\n    request.expired &&\n      request.^prioritee > 1\n  then: [enqueue]',
    }),
    'there is no fact request.prioritee; did you mean request.priority?',
  ],
  // -- rules
  'an unknown case': [
    rule('case: ^clusters-buzy, then: [enqueue]'),
    'no case is called "clusters-buzy"; did you mean "clusters-busy"?',
  ],
  'an unknown case in a list': [
    rule('case: [no-pool, ^expire], when: request.expired, then: [reject]'),
    'no case is called "expire"; did you mean "expired"?',
  ],
  'a case named twice': [rule('case: [no-pool, ^no-pool], when: request.expired, then: [reject]'), 'case no-pool is named twice'],
  'no case': [policyText({ rules: '- ^{ name: new, then: [enqueue] }' }), '"case" is missing'],
  'no name': [policyText({ rules: '- ^{ case: no-pool, when: request.expired, then: [enqueue] }' }), '"name" is missing'],
  'two rules with one name': [
    rule(
      'case: clusters-busy, when: job.declared, then: [enqueue] }\n- { name: ^new, case: no-pool, when: job.declared, then: [enqueue]',
    ),
    'a rule called "new" is already in line 5',
  ],
  'an unknown key of a rule': [
    rule('case: no-pool, ^wen: x, when: job.declared, then: [enqueue]'),
    '"wen" is unknown; did you mean "when"?',
  ],
  'a condition that is no text': [
    rule('case: no-pool, when: ^true, then: [enqueue]'),
    'a condition is text, for example request.priority >= 80; without a condition, leave out `when`',
  ],
  'nothing to do': [rule('case: no-pool, when: job.declared, then: ^[]'), 'must not be empty'],
  'an action that is no list': [rule('case: no-pool, when: job.declared, then: ^enqueue'), 'must be a list, but is text'],
  'an unknown action': [
    rule('case: no-pool, when: job.declared, then: [^enque]'),
    'no action is called "enque"; did you mean "enqueue"?',
  ],
  'an action that takes nothing': [
    rule('case: no-pool, when: job.declared, then: [{ ^enqueue: 5 }]'),
    'enqueue takes nothing: write it plain',
  ],
  'an unknown action that is like none': [
    rule('case: no-pool, when: job.declared, then: [^dance]'),
    'no action is called "dance"; there are: run-now, enqueue, reject, expire, start-cluster, replace-run, alert-sre, notify',
  ],
  'an unknown action with something': [
    rule('case: no-pool, when: job.declared, then: [enqueue, { ^alert: x }]'),
    'no action is called "alert"; did you mean "alert-sre"?',
  ],
  'two actions in one entry': [
    rule('case: no-pool, when: job.declared, then: [enqueue, ^{ notify: {}, alert-sre: {} }]'),
    'only one action per entry: begin a new list entry for each',
  ],
  'an action that is a number': [
    rule('case: no-pool, when: job.declared, then: [enqueue, ^5]'),
    'an action is a name, such as run-now, or a name with its values, such as { alert-sre: { severity: error } }',
  ],
  'an alert without a severity': [
    rule('case: no-pool, when: job.declared, then: [enqueue, ^alert-sre]'),
    'alert-sre needs a severity, as in { alert-sre: { severity: error } }',
  ],
  'an alert with an unknown severity': [
    rule('case: no-pool, when: job.declared, then: [enqueue, { alert-sre: { severity: ^eror } }]'),
    'no value is called "eror"; did you mean "error"?',
  ],
  'an unknown key of an alert': [
    rule('case: no-pool, when: job.declared, then: [enqueue, { alert-sre: { severity: error, ^mesage: x } }]'),
    '"mesage" is unknown; did you mean "message"?',
  ],
  'neither run nor wait nor reject nor expire': [
    rule('case: clusters-busy, when: job.declared, then: ^[start-cluster]'),
    'a rule must have exactly one of run-now, enqueue, reject, expire',
  ],
  'both run and wait': [
    rule('case: clusters-busy, when: job.declared, then: [run-now, ^enqueue]'),
    'a rule must have exactly one of run-now, enqueue, reject, expire; remove this one',
  ],
  'run-now where there is no place to run': [
    rule('case: no-cluster, when: job.declared, then: [^run-now]'),
    'run-now is not possible in case no-cluster; only in capacity-available and clusters-busy',
  ],
  'start-cluster without a pool': [
    rule('case: no-pool, when: job.declared, then: [^start-cluster, enqueue]'),
    'start-cluster needs a pool, and case no-pool is about none; use it only in pool-maintenance, capacity-available, clusters-busy, cluster-starting, no-cluster',
  ],
  'waiting after the time is over': [
    rule('case: expired, when: job.declared, then: [^enqueue]'),
    'a request whose time is over would wait for ever: use expire or reject',
  ],
  // -- routes
  'an unknown pool': [
    policyText({ routes: '- { name: new, when: job.declared, pools: [active, ^pasive] }' }),
    'no pool is called "pasive"; did you mean "passive"?',
  ],
  'a pool named twice': [
    policyText({ routes: '- { name: new, when: job.declared, pools: [active, ^active] }' }),
    'pool "active" is named twice',
  ],
  'two routes with one name': [
    policyText({ routes: '- { name: all, when: job.declared, pools: [active] }' }).replace(
      '- { name: all, pools',
      '- { name: ^all, pools',
    ),
    'a route called "all" is already in line 3',
  ],
  'a last route with a condition': [
    policyText().replace('- { name: all, pools', '- ^{ name: all, when: job.declared, pools'),
    'the last route must have no `when`, so that every request gets a route',
  ],
  'a route behind one without a condition': [
    policyText({ routes: '- { name: new, pools: [active] }' }).replace('- { name: all', '- ^{ name: all'),
    'this route is never taken: the one above it has no condition',
  ],
  'no route at all': ['policy: a\nroute: ^[]\n' + policyText().slice(policyText().indexOf('rules:')), 'must not be empty'],
  // -- settings
  'a setting that is a map': [
    policyText({ settings: '{ most: ^{ a: 1 } }' }),
    'a setting is a number, text, true, false, or a list of numbers or of texts',
  ],
  'a setting with capitals': [
    policyText({ settings: '{ ^Most: 1 }' }),
    'a setting has a name of small letters, digits and _, as in queue_max',
  ],
  // -- the file
  'an unknown key of the file': [`^rule: []\n${policyText()}`, '"rule" is unknown; did you mean "rules"?'],
  'no name of the policy': [`^${policyText().replace('policy: test\n', '')}`, '"policy" is missing'],
  'a name that cannot be stored': [
    `policy: ^"te\\0st"\n${policyText().replace('policy: test\n', '')}`,
    'contains a NUL or half of a surrogate pair, which cannot be stored',
  ],
  'a NUL, were it in a comment': [`${policyText()}# a ^\0\n`, 'holds a NUL, which no text may'],
  'a message that cannot be stored': [
    rule('case: no-pool, when: job.declared, then: [{ notify: { message: ^"half \\ud800" } }, enqueue]'),
    'contains a NUL or half of a surrogate pair, which cannot be stored',
  ],
  'an empty file': ['^', 'must be a map of names to values, but is empty'],
  'a file that is a list': ['^- a\n', 'must be a map of names to values, but is a list'],
  'a key given twice': [`policy: test\n^${policyText()}`, '"policy" is given twice'],
  'a bracket that is not closed': [
    `${policyText()}  - [no-pool\n^`,
    'a ] is missing before this, or it is not indented further than the line with its [',
  ],
  'an alias': [
    policyText({ settings: '{ a: &a 1, b: ^*a }' }),
    'aliases (*name) are not taken here: write it out, or use `settings`',
  ],
  'a tag': [policyText({ settings: '{ a: ^!js 1 }' }), 'a text that begins with ! needs quotes around the whole of it'],
  // -- mistakes of those who do not know YAML
  'a condition with ": " that has no quotes': [
    `${policyText()}  - { name: x, when: ^request.user_id == "a: b", case: no-pool, then: [enqueue] }\n`,
    'a text with ": " in it needs quotes around the whole of it',
  ],
  'one on a line of its own': [
    `${policyText()}  - name: x\n    when: ^request.user_id == "a: b"\n    case: no-pool\n    then: [enqueue]\n`,
    'a text with ": " in it needs quotes around the whole of it; otherwise the line below is indented too far',
  ],
  'a line that is indented too far': [
    `policy: ^test\n  route: []\n`,
    'a text with ": " in it needs quotes around the whole of it; otherwise the line below is indented too far',
  ],
  'a line that is not indented far enough': [
    `${policyText()}  - name: x\n^   case: no-pool\n`,
    'indent this line as far as the name above it, or begin it with - if it is an entry of the list',
  ],
  'a condition that begins with quotes and goes on behind them': [
    `${policyText()}  - name: x\n    when: '333' ^&& request.expired\n`,
    'nothing may follow the closing quote: such a text needs quotes around the whole of it, of the other kind',
  ],
  'a rule whose brace is not closed': [
    `${policyText()}  - { name: x, case: no-pool, then: [enqueue]\n  ^- { name: y, case: no-pool, then: [enqueue] }\n`,
    'a } is missing before this, or it is not indented further than the line with its {',
  ],
  'a text whose quote is not closed': [`policy: "test\n^`, 'the text in quotes is not closed before the end of the file'],
  'a name without a space behind its colon': [
    '^policy:test\nroute: []\n',
    'a name must be followed by ": ", with the space, on the same line',
  ],
  'a tab': ['policy: test\nsettings:\n^\tmost: 1\n', 'a line may not begin with a tab: use spaces'],
  'an entry of a list that is indented otherwise': [
    'rules:\n- name: a\n  case: no-pool\n ^- name: b\n',
    'entries of one list must begin in the same column',
  ],
  'a list among names': [
    'rules:\n  name: a\n^  - case: no-pool\n',
    'a line that begins with - stands among names here: one of the two is indented wrongly',
  ],
  'a text that begins with what YAML keeps for itself': [
    'policy: ^@test\n',
    'a text that begins with @ needs quotes around the whole of it',
  ],
};

describe('a policy with a mistake is refused, and the mistake is shown at its line and column:', () => {
  for (const [mistake, [text, message]] of Object.entries(onePerText)) {
    it(mistake, () => expectProblems(text, [message]));
  }

  it('a rule behind one without a condition for the same case, at the case', () => {
    const text = policyText({ rules: '- { name: first, case: no-pool, then: [reject] }' }).replace(
      'no-pool, clusters',
      '^no-pool, clusters',
    );
    expectProblems(text, ['this rule can never answer no-pool: rule "first" above it has no condition']);
  });

  it('every case that is left open, with the rule that leaves it', () => {
    const text = policyText({ rules: '- { name: some, case: expired, when: job.declared, then: [reject] }' })
      .replace('  - { name: over, case: expired, then: [expire] }\n', '')
      .replace('too-early, ', '')
      .replace('rules:', '^^rules:');
    expectProblems(text, [
      'case expired ends in rule "some", which has a condition; add a rule for it without `when`',
      'case too-early has no rule; add a rule for it without `when`',
    ]);
  });

  const closed = (...others: string[]) => ['policy: p', ...others].join('\n');
  const all = '  - { name: all, pools: [active] }';
  const cases =
    'too-early, engine-unreachable, job-not-declared, job-at-its-limit, tenant-at-its-quota, no-pool, clusters-busy, cluster-starting, no-cluster, capacity-available';
  const rest = (named = cases) =>
    `rules:\n  - { name: over, case: expired, then: [expire] }\n  - { name: rest, case: [${named}], then: [enqueue] }`;
  const said = (text: string) => {
    const answer = compiled(text);
    return answer.ok ? [] : answer.problems.map(({ message }) => message);
  };

  it('a policy whose switch for maintenance is off holds nothing back, and one whose switch is on all, or its pools', () => {
    const maintenanceOf = (maintenance: string) => policyOf(policyText({ maintenance })).maintenance;
    expect(maintenanceOf('{ on: false, message: soon }')).to.equal(null);
    expect(maintenanceOf('{ message: soon }')).to.deep.equal({ message: 'soon', pools: null });
    expect(maintenanceOf('{ on: true, message: soon, pools: [active] }')).to.deep.equal({ message: 'soon', pools: ['active'] });
  });

  it('the cases of maintenance, only where the file has the switch for it', () => {
    expect(said(closed('route:', all, rest()))).to.deep.equal([]);
    expect(said(closed('maintenance: { on: false, message: soon }', 'route:', all, rest()))).to.deep.equal([
      'case maintenance has no rule; add a rule for it without `when`',
      'case pool-maintenance has no rule; add a rule for it without `when`',
    ]);
  });

  it('no case that a rule of which not all could be read may answer', () => {
    expect(said(closed('route:', all, rest(cases.replace('no-pool', 'nopool'))))).to.deep.equal([
      'no case is called "nopool"; did you mean "no-pool"?',
    ]);
    const many = Array.from(
      { length: 500 },
      (_, index) => `  - { name: r${index}, case: expired, when: request.priority > ${index % 99}, then: [expire] }`,
    );
    expect(
      said(closed('route:', all, 'rules:', ...many, '  - { name: over, case: expired, then: [expire] }')).filter((message) =>
        message.startsWith('case '),
      ),
    ).to.deep.equal([]);
  });

  it('each route behind one without a condition, and not the last of those that could not all be read', () => {
    const when = '  - { name: high, when: request.priority > 80, pools: [active] }';
    expect(said(closed('route:', all, when, '  - { name: rest, pools: [passive] }', rest()))).to.deep.equal([
      'this route is never taken: the one above it has no condition',
      'this route is never taken: the one above it has no condition',
    ]);
    expect(said(closed('route:', '  - { name: 5, pools: [active] }', when, rest()))).to.have.length(1);
  });

  it('all problems of all parts at once, in the order of the file', () => {
    const text = policyText({
      settings: '{ most: 1, ^Worst: 1 }',
      routes: '- { name: high, when: request.^prx > 1, pools: [^nowhere] }',
      rules: '- { name: a, case: ^x, then: [enqueue] }\n- { name: b, case: no-pool, when: ^zzz, then: [^run-now, ^enqueue] }',
    });
    expectProblems(text, [
      'a setting has a name of small letters, digits and _, as in queue_max',
      'there is no fact request.prx; there are: priority, waited_seconds, tenant_id, user_id, job_id, cluster_type, location_id, pos_id, client_id, operation_id, operation_name, parameters, max_concurrent_runs, max_run_seconds, source, attempts, too_early, expired, moved_to',
      'no pool is called "nowhere"; there are: active, passive',
      'no case is called "x"; there are: expired, too-early, maintenance, engine-unreachable, job-not-declared, job-at-its-limit, tenant-at-its-quota, no-pool, pool-maintenance, capacity-available, clusters-busy, cluster-starting, no-cluster',
      'there is no "zzz" here; there are: request, job, tenant, calendar, engine, queue, settings; put texts in quotes',
      'run-now is not possible in case no-pool; only in capacity-available and clusters-busy',
      'a rule must have exactly one of run-now, enqueue, reject, expire; remove this one',
    ]);
  });

  it('all problems of an entry that has one of another kind besides: of its parts that can be read none waits for the next look', () => {
    const text = policyText({
      routes: '- { name: high, ^whn: 1, when: request.^prio > 1, pools: [^nowhere], borrow: [^elsewhere] }',
      rules:
        '- { name: ^5, case: ^x, when: request.^prio > 1, then: [^enque] }\n' +
        '- { name: b, case: no-pool, ^thn: 1, then: [^start-cluster, ^run-now] }',
    });
    const answer = compiled(marked(text).text);
    const told = answer.ok ? [] : answer.problems.map(({ line, column }) => `${line}:${column}`);
    expect(told).to.deep.equal(marked(text).places);
  });

  it('all problems of the switch and of an override that have one of another kind besides', () => {
    const text = `${policyText({ settings: '{ most: 1 }' })}
maintenance: { on: ^maybe, message: m, pools: [^nowhere] }
overrides:
  - { tenant: ^5, settings: { most: ^x, ^other: 1 } }
`;
    const answer = compiled(marked(text).text);
    const told = answer.ok ? [] : answer.problems.map(({ line, column }) => `${line}:${column}`);
    expect(told).to.deep.equal(marked(text).places);
  });

  for (const [what, piece] of Object.entries({
    brackets: '[',
    braces: '{a: ',
    dashes: '- ',
    colons: 'a: ',
    'question marks': '? ',
  })) {
    it(`${what} nested until a parser falls over, without being parsed`, () => {
      const answer = compiled(piece.repeat(60_000));
      const messages = answer.ok ? [] : answer.problems.map(({ line, message }) => `${line} ${message}`);
      expect(messages).to.deep.equal(['1 lists and maps are nested too deeply']);
    });
  }

  it('lines nested until a parser falls over, without being parsed', () => {
    const answer = compiled(Array.from({ length: 700 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'));
    expect(answer.ok ? [] : answer.problems.map(({ message }) => message)).to.deep.equal([
      'lists and maps are nested too deeply',
    ]);
  });

  it('a text that is wrong throughout, with no more problems than anybody reads', () => {
    const answer = compiled(policyText({ rules: '- 5\n'.repeat(450).trimEnd() }));
    expect(answer.ok ? [] : answer.problems).to.have.length(200);
  });

  it('a file larger than any policy, without being read', () => {
    expectProblems(`^# ${'x'.repeat(256 * 1024)}`, ['the file is longer than 262144 characters']);
  });
});

describe('tenant groups that a policy names', () => {
  const text = policyText({
    settings: '{ least: 50 }',
    overrides: '  - { group: [gold, silvr], settings: { least: 40 } }',
    rules: `- { name: groups, case: capacity-available, when: '"gld" in tenant.groups && request.priority > settings.least', then: [enqueue] }`,
  });
  const said = (groupNames?: readonly string[]) => {
    const answer = compiled(text, { groupNames });
    return answer.ok ? [] : answer.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  };

  it('must be configured: each that is not is told at its place, with what was meant', () => {
    expect(said(['gold', 'silver'])).to.deep.equal([
      '4:21 no tenant group is called "silvr"; did you mean "silver"?',
      '8:54 no tenant group is called "gld"; did you mean "gold"?',
    ]);
  });

  it('are told where none is configured, and are taken as they are where it is not known which are', () => {
    expect(said([])).to.have.length(3);
    for (const one of said([])) expect(one).to.match(/; the configuration names none \(settings\.tenant_groups\)$/);
    expect(said()).to.deep.equal([]);
  });
});
