import { expect } from 'chai';
import { sceneOf, type Given } from '../../src/policy/examples/example-scene.js';
import { runExamples } from '../../src/policy/examples/examples.js';
import { policyOf, policyText } from './policies.js';

const policy = policyOf(
  policyText({
    rules:
      '- { name: grow, case: clusters-busy, when: pool.occupancy >= 1 && request.priority > 50, then: [start-cluster, enqueue] }',
  }),
);

function problemsOf(text: string): string[] {
  const run = runExamples(policy, text, 'test.test.yaml');
  return run.ok ? [] : run.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

describe('the examples of a policy', () => {
  it('hold when each leads to what it expects', () => {
    const text = [
      '- name: room',
      '  expect: { outcome: run, pool: active, case: capacity-available, rule: run, route: all, effects: [] }',
      '- name: full',
      '  given: { request: { priority: 51 }, pools: { active: { occupancy: 1.25 }, passive: { free_slots: 0 } } }',
      '  expect: { outcome: wait, case: clusters-busy, rule: grow, effects: [start-cluster, start-cluster] }',
      '- name: nothing runs',
      '  given: { pools: { active: { can_host: false }, passive: { running: 0, starting: 1 } } }',
      '  expect: { outcome: wait, case: cluster-starting }',
    ].join('\n');
    expect(runExamples(policy, text, 'x')).to.deep.equal({ ok: true, count: 3 });
  });

  it('stand on facts that fit together, whichever of them is given', () => {
    const active = (given: Given['pools']) => sceneOf({ ...(given && { pools: given }) }, ['active']).pools[0];
    const full = { slots: 4, active_runs: 5, free_slots: 0, occupancy: 1.25, has_room: false, cluster_id: 'active-1' };
    expect(active({ active: { occupancy: 1.25 } })).to.include(full);
    expect(active({ active: { active_runs: 5 } })).to.include(full);
    expect(active({ active: { free_slots: 1 } })).to.include({ active_runs: 3, occupancy: 0.75, has_room: true });
    expect(active({ active: { running: 0, starting: 1 } })).to.include({
      clusters: 1,
      slots: 0,
      occupancy: 1,
      cluster_id: '',
      has_room: false,
    });
    expect(active({ active: { own_compute: true, running: 0 } })).to.include({ slots: 4, cluster_id: '', has_room: true });
    const { tenant, pools } = sceneOf({ request: { tenant_id: '9', job_id: '8' } }, ['active']);
    expect([tenant.id, pools[0]?.runs_as]).to.deep.equal(['9', '8']);
  });

  const wrong: Record<string, readonly [text: string, problems: readonly string[]]> = {
    'what does not hold, part by part, with what is the case': [
      '- name: full\n  given: { pools: { active: { free_slots: 0 } } }\n  expect: { outcome: wait, pool: active, effects: [notify] }',
      [
        'test.test.yaml:3:22 "full": the outcome is run, by rule "run" for case capacity-available',
        'test.test.yaml:3:34 "full": the pool is passive, by rule "run" for case capacity-available',
        'test.test.yaml:3:51 "full": the list of effects is [], by rule "run" for case capacity-available',
      ],
    ],
    'other effects, though as many': [
      '- name: full\n  given: { request: { priority: 51 }, pools: { active: { occupancy: 1.25 }, passive: { can_host: false } } }\n  expect: { outcome: wait, effects: [notify] }',
      ['test.test.yaml:3:37 "full": the list of effects is [start-cluster], by rule "grow" for case clusters-busy'],
    ],
    'a pool where nothing runs': [
      '- name: a\n  given: { job: { declared: false } }\n  expect: { outcome: wait, pool: active }',
      ['test.test.yaml:3:34 "a": the pool is none, by rule "rest" for case job-not-declared'],
    ],
    'facts that there are not': [
      '- name: a\n  given: { request: { prio: 3 }, pols: {}, pools: { active: { slotz: 4 } } }\n  expect: { outcome: run }',
      [
        'test.test.yaml:2:23 "prio" is unknown; did you mean "priority"?',
        'test.test.yaml:2:34 "pols" is unknown; did you mean "pools"?',
        'test.test.yaml:2:63 "slotz" is unknown; did you mean "slots"?',
      ],
    ],
    'facts of the wrong type': [
      '- name: a\n  given: { request: { tenant_id: 333, expired: maybe, parameters: notebok }, calendar: { hour: 1.5 }, job: { placement: 1 } }\n  expect: { outcome: run }',
      [
        'test.test.yaml:2:34 must be text, but is a number; put it in quotes',
        'test.test.yaml:2:48 must be true or false, but is text',
        'test.test.yaml:2:67 no value is called "notebok"; did you mean "notebook"?',
        'test.test.yaml:2:96 must be a whole number',
        'test.test.yaml:2:121 must be one of: declared, mapped, submit; this is a number',
      ],
    ],
    'a rule, a route and a pool that the policy does not have': [
      '- name: a\n  given: { pools: { activ: {} } }\n  expect: { outcome: run, rule: runs, route: some, pool: pasive }',
      [
        'test.test.yaml:2:21 no pool of a route is called "activ"; did you mean "active"?',
        'test.test.yaml:3:33 no rule is called "runs"; did you mean "run"?',
        'test.test.yaml:3:46 no route is called "some"; there are: all, none',
        'test.test.yaml:3:58 no pool is called "pasive"; did you mean "passive"?',
      ],
    ],
    'all of that beside what is of another kind': [
      '- name: a\n  given: { request: { priority: 101 }, pools: { activ: {} } }\n  expect: { outcome: rn, rule: runs, effects: [notfy] }',
      [
        'test.test.yaml:2:33 must be at most 100',
        'test.test.yaml:2:49 no pool of a route is called "activ"; did you mean "active"?',
        'test.test.yaml:3:22 no value is called "rn"; did you mean "run"?',
        'test.test.yaml:3:32 no rule is called "runs"; did you mean "run"?',
        'test.test.yaml:3:48 no value is called "notfy"; did you mean "notify"?',
      ],
    ],
    'an example that expects nothing': ['- name: a\n', ['test.test.yaml:1:3 "expect" is missing']],
    'a file that is no list': ['a: 1', ['test.test.yaml:1:1 must be a list of at most 1000 examples']],
    'a file that is no YAML': [
      '- [',
      ['test.test.yaml:1:4 a ] is missing before this, or it is not indented further than the line with its ['],
    ],
  };
  for (const [what, [text, problems]] of Object.entries(wrong)) {
    it(`name ${what}`, () => expect(problemsOf(text)).to.deep.equal(problems));
  }
});

describe('what an example states of the day', () => {
  const saturday = `- { name: weekend, case: capacity-available, when: 'weekday("UTC") == 6 && calendar.weekday == 6 && calendar.date == "2026-03-21"', then: [enqueue] }`;
  const policy = policyOf(policyText({ rules: saturday }));
  const days = {
    'the day of the week': '{ weekday: 6 }',
    'the date': "{ date: '2026-03-21' }",
    'the date in letters': '{ date: 2026-03-21 }',
  };
  for (const [what, calendar] of Object.entries(days))
    it(`by ${what} alone is the same day in every zone, and may be expected to run nowhere`, () => {
      const example = `- { name: a, given: { calendar: ${calendar} }, expect: { outcome: wait, rule: weekend, pool: none } }`;
      expect(runExamples(policy, example, 'a.test.yaml')).to.deep.equal({ ok: true, count: 1 });
    });
});
