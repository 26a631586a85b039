import { expect } from 'chai';
import type { Facts } from '../../src/core/deciding/facts.js';
import { decide } from '../../src/core/deciding/decision.js';
import { policyOf, policyText } from './policies.js';
import { aScene } from './scenes.js';

const facts = aScene({
  request: { priority: 80, waited_seconds: 700, tenant_id: '333', operation_name: 'monthly-report', attempts: 3 },
  tenant: { groups: ['gold', 'trial'] },
  calendar: { hour: 23, minute: 30, date: '2026-03-17' },
  pools: { active: { slots: 4, active_runs: 3, has_room: false } },
});

function holds(
  condition: string,
  settings = '{ most: 3, tenants: ["333", "444"], levels: [80, 100], on: true, who: geoff }',
): boolean {
  const rules = `- { name: asked, case: clusters-busy, when: ${JSON.stringify(condition)}, then: [reject] }`;
  const policy = policyOf(policyText({ rules, settings }), {
    onTrouble: (trouble) => {
      throw new Error(trouble);
    },
  });
  return decide(facts, policy).outcome.kind === 'reject';
}

const yes = [
  'request.priority >= 80',
  'request.priority == 80',
  '80 == request.priority',
  'request.priority in [80, 100]',
  'request.priority in settings.levels',
  'request.priority + 1 > 80',
  'request.priority / 3 > 26.6 && request.priority / 3 < 26.7',
  '1 / 2 == 0.5 && request.priority > 0',
  'request.attempts % 2 == 1',
  '-request.priority < -79.5',
  'pool.occupancy < 1.2',
  'pool.occupancy == 0.75',
  'pool.active_runs == 3 && pool.free_slots == 1',
  'request.waited_seconds > 600',
  'request.tenant_id in ["333", "b"]',
  'request.tenant_id in settings.tenants',
  '!(request.tenant_id in ["a"])',
  'request.operation_name.startsWith("monthly")',
  'request.operation_name.endsWith("-report") && request.operation_name.contains("y-r")',
  'request.operation_name.upperAscii() == "MONTHLY-REPORT"',
  '["weekly", "monthly"].exists(x, request.operation_name.startsWith(x))',
  '[1, 2, 3].all(x, x < request.priority)',
  'settings.on && job.live_runs < settings.most',
  'settings.who + "@example.com" == request.user_id',
  'request.priority > 90 ? request.expired : pool.can_grow',
  'calendar.in_window("22:00", "06:00")',
  'calendar.in_window("23:30", "24:00")',
  // Equal ends are the whole day.
  'calendar.in_window("08:00", "08:00")',
  'calendar.date >= "2026-03-01" && calendar.date < "2026-04-01"',
  'calendar.weekday in [2, 3]',
  'in_window("22:00", "06:00") && !in_window("06:00", "22:00")',
  // 23:30 in UTC is half past seven in the evening of New York, where summer time has begun.
  'in_window("19:30", "19:31", "America/New_York")',
  'time_of_day("America/New_York") == "19:30" && time_of_day("Asia/Tokyo") < "09:00"',
  'weekday("UTC") == 2 && weekday("Asia/Tokyo") == 3',
  'request.waited_seconds > duration("10m") && request.waited_seconds < duration("1h30m")',
  'request.waited_seconds + duration("1m") == duration("12m40s")',
  'request.operation_name.matches("^(daily|monthly)-") && request.tenant_id.matches("3{3}")',
  '"gold" in tenant.groups && tenant.groups.exists(g, g.startsWith("go"))',
  'cluster.slots == 4 && cluster.free_slots == 0 && cluster.id == pool.cluster_id',
  'settings.levels == [80, 100] && settings.levels + [1] == [80, 100, 1] && job.live_runs == 0',
  // What depends on no fact is worked out before.
  'request.priority > 79 && settings.on',
  'request.priority > 90 || settings.on',
  'settings.on ? request.priority == 80 : request.priority > 80',
  '!settings.on ? request.priority > 80 : request.priority == 80',
  'queue.waiting == 0 && engine.reachable && tenant.runs_max == 0',
];

const no = [
  'request.priority > 80',
  'request.priority != 80',
  'request.priority in [79, 81]',
  'calendar.in_window("22:00", "23:30")',
  'calendar.in_window("00:00", "08:00")',
  'pool.slots / (pool.slots - 4) < 1000',
  'request.operation_name.startsWith("Monthly")',
  'request.tenant_id == ""',
  'in_window("23:00", "23:59", "America/New_York")',
  'request.operation_name.matches("^report")',
  '"silver" in tenant.groups',
  'tenant.groups == ["gold"]',
  '["gold"] == tenant.groups',
  'request.priority > 79 && !settings.on',
  'request.priority > 90 || !settings.on',
];

describe('a condition', () => {
  for (const condition of yes) it(`holds: ${condition}`, () => expect(holds(condition)).to.equal(true));
  for (const condition of no) it(`does not hold: ${condition}`, () => expect(holds(condition)).to.equal(false));

  it('that asks another zone is asked anew at each instant', () => {
    const rules = `- { name: asked, case: clusters-busy, when: 'weekday("Asia/Tokyo") == 3', then: [reject] }`;
    const policy = policyOf(policyText({ rules }));
    const at = (hour: number) =>
      decide(aScene({ calendar: { hour, date: '2026-03-17' }, pools: { active: { has_room: false } } }), policy);
    expect([at(14), at(15), at(14)].map(({ rule }) => rule)).to.deep.equal(['run', 'asked', 'run']);
  });

  it('is the same whichever way the file writes it', () => {
    const ways = [
      'when: request.priority >= 80 && pool.occupancy < 1',
      "when: 'request.priority >= 80 && pool.occupancy < 1'",
      'when: "request.priority >= 80 &&\\\n      pool.occupancy < 1"',
      'when: >-\n    request.priority >= 80\n    && pool.occupancy < 1',
      'when: |\n    request.priority >= 80 // high\n    && pool.occupancy < 1',
    ];
    for (const way of ways) {
      const rules = `- name: asked\n  case: clusters-busy\n  ${way}\n  then: [reject]`;
      expect(decide(facts, policyOf(policyText({ rules }))).rule, way).to.equal('asked');
    }
  });

  it('that cannot be evaluated, on facts that lack a field, is false, and told once', () => {
    const troubles: string[] = [];
    const rules = '- { name: asked, case: clusters-busy, when: pool.occupancy < 2, then: [reject] }';
    const policy = policyOf(policyText({ rules }), { onTrouble: (trouble) => void troubles.push(trouble) });
    const old = { ...facts, pools: facts.pools.slice(0, 1).map(({ occupancy: _, ...rest }) => rest) } as unknown as Facts;
    for (let time = 0; time < 3; time += 1) expect(decide(old, policy).rule).to.equal('rest');
    expect(troubles).to.deep.equal(['policies/test.yaml: pool.occupancy < 2: No such key: occupancy']);
    expect(decide(facts, policy).rule, 'and it goes on working').to.equal('asked');
  });

  it('cannot reach beyond the facts', () => {
    for (const condition of [
      'request.constructor == 1',
      'request.__proto__ == 1',
      'constructor == 1',
      'request.toString() == ""',
    ]) {
      expect(() => holds(condition), condition).to.throw('policies/test.yaml:');
    }
  });
});
