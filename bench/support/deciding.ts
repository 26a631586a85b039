// A process that decides: rules with conditions of which only the last holds, in two kinds. `looked up`: they name a tenant or a priority, as
// long lists do. `each asked`: they cannot be looked up by any fact. In: a kind and a number of rules. Out: decisions a second of CPU time, so
// that a busy machine does not spoil the figure.
import { createHash } from 'node:crypto';
import { decide } from '../../src/core/deciding/decision.js';
import type { Facts } from '../../src/core/deciding/facts.js';
import type { Policy } from '../../src/core/policy.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { sceneOf } from '../../src/policy/examples/example-scene.js';
import { answerQuestions } from './worker.js';

export interface Deciding {
  readonly kind: 'looked up' | 'each asked';
  readonly rules: number;
  readonly forMs: number;
}

export interface Decided {
  readonly perSecond: number;
  readonly cpuUs: number;
}

const conditions: Record<Deciding['kind'], (index: number) => string> = {
  'looked up': (index) =>
    `request.priority == ${101 + index} && pool.occupancy < 1.2 || request.tenant_id in ["a${index}"] && request.waited_seconds > 600`,
  'each asked': (index) =>
    `request.priority > ${101 + index} && pool.occupancy < 1.2 || request.tenant_id.startsWith("a${index}") && request.waited_seconds > 600`,
};

const scenes: readonly Facts[] = Array.from({ length: 64 }, (_, index) =>
  sceneOf({ request: { priority: index, tenant_id: `t${index}` }, pools: { active: { free_slots: 0 } } }, ['active']),
);

const compiled = new Map<string, Policy>();

function policyOf({ kind, rules }: Deciding): Policy {
  const key = `${kind} ${rules}`;
  const policy = compiled.get(key) ?? compile(rules, conditions[kind]);
  compiled.set(key, policy);
  return policy;
}

function compile(count: number, condition: (index: number) => string): Policy {
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
  const hash = (one: string) => createHash('sha256').update(one).digest('hex');
  const answer = compilePolicy(text, { fileName: 'bench', poolNames: ['active'], hash });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.policy;
}

function measure(asked: Deciding): Decided {
  const policy = policyOf(asked);
  const [begun, burnt] = [performance.now(), process.cpuUsage()];
  let decisions = 0;
  while (performance.now() - begun < asked.forMs) {
    for (const facts of scenes) if (decide(facts, policy).rule !== 'rest') throw new Error('a rule held that should not');
    decisions += scenes.length;
  }
  const { user, system } = process.cpuUsage(burnt);
  return { perSecond: (decisions * 1e6) / (user + system), cpuUs: (user + system) / decisions };
}

answerQuestions((asked: Deciding) => Promise.resolve(measure(asked)));
