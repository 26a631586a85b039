// Decisions per second of CPU time, so that a busy machine does not spoil the figure: rules with conditions of which only the last holds, and
// the growth with their number. Twice: with conditions that name a tenant or a priority, as long lists do, and with conditions that cannot be
// looked up by any fact, so that each is asked. Run: npx tsx bench/decide.ts
import { createHash } from 'node:crypto';
import { decide } from '../src/core/decision.js';
import type { Facts } from '../src/core/facts.js';
import type { Policy } from '../src/core/policy.js';
import { compilePolicy } from '../src/policy/compile.js';
import { sceneOf } from '../src/policy/example-scene.js';

const rounds = 7;
const roundMs = 300;

const kinds = {
  'looked up': (index: number) =>
    `request.priority == ${101 + index} && pool.occupancy < 1.2 || request.tenant_id in ["a${index}"] && request.waited_seconds > 600`,
  'each asked': (index: number) =>
    `request.priority > ${101 + index} && pool.occupancy < 1.2 || request.tenant_id.startsWith("a${index}") && request.waited_seconds > 600`,
};

function policyWith(count: number, condition: (index: number) => string): { policy: Policy; compileMs: number } {
  const rules = Array.from({ length: count }, (_, index) => {
    return `  - { name: r${index}, case: clusters-busy, when: '${condition(index)}', then: [enqueue] }`;
  });
  const text = [
    'policy: bench',
    'route: [{ name: all, pools: [active] }]',
    'rules:',
    ...rules,
    '  - { name: over, case: expired, then: [expire] }',
    '  - name: rest',
    '    case: [too-early, engine-unreachable, job-not-declared, job-at-its-limit, tenant-at-its-quota, no-pool, capacity-available,',
    '           clusters-busy, cluster-starting, no-cluster]',
    '    then: [reject]',
  ].join('\n');
  const burnt = process.cpuUsage();
  const hash = (one: string) => createHash('sha256').update(one).digest('hex');
  const compiled = compilePolicy(text, { fileName: 'bench', poolNames: ['active'], hash });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return { policy: compiled.policy, compileMs: process.cpuUsage(burnt).user / 1000 };
}

const scenes: readonly Facts[] = Array.from({ length: 64 }, (_, index) =>
  sceneOf({ request: { priority: index, tenant_id: `t${index}` }, pools: { active: { free_slots: 0 } } }, ['active']),
);

function perSecond(policy: Policy): number {
  const seen: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [began, burnt] = [performance.now(), process.cpuUsage()];
    let decisions = 0;
    while (performance.now() - began < roundMs) {
      for (const facts of scenes) if (decide(facts, policy).rule !== 'rest') throw new Error('a rule held that should not');
      decisions += scenes.length;
    }
    const { user, system } = process.cpuUsage(burnt);
    seen.push((decisions * 1e6) / (user + system));
  }
  return seen.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}

for (const [kind, condition] of Object.entries(kinds)) {
  policyWith(20, condition); // The first compilation warms the parsers up.
  for (const count of [0, 20, 200]) {
    const { policy, compileMs } = policyWith(count, condition);
    const rate = perSecond(policy);
    console.log(
      `${kind}: ${count} conditions of four comparisons, all false: ${Math.round(rate)} decisions/s, ${(1e6 / rate).toFixed(1)} us each; compiled in ${compileMs.toFixed(1)} ms`,
    );
  }
}
