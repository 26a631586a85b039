import { expect } from 'chai';
import fc from 'fast-check';
import { firstHolding } from '../../src/core/deciding/first-holding.js';
import type { Guard, Rule, Scene } from '../../src/core/policy.js';
import { aScene } from '../policy/scenes.js';

const tenants = ['1', '2', '3'];
const priorities = [10, 50, 90];

/** A condition and what is known of it: it holds at most where one of its guards does. */
const anyRule = fc.record({
  tenants: fc.subarray(tenants),
  priorities: fc.subarray(priorities),
  guarded: fc.boolean(),
  open: fc.boolean(),
});

describe('the first of a list whose condition holds', () => {
  it('is the same by look-up as by walking, whatever is known of the conditions', () => {
    fc.assert(
      fc.property(
        fc.array(anyRule, { maxLength: 12, size: 'max' }),
        fc.constantFrom(...tenants),
        fc.constantFrom(...priorities),
        (given, tenant, priority) => {
          const rules = given.map((one, index): Rule => {
            const holds = ({ facts: { request } }: Scene) =>
              one.tenants.includes(request.tenant_id) || one.priorities.includes(request.priority);
            const guards: Guard[] = [
              { fact: 'request.tenant_id', values: one.tenants },
              { fact: 'request.priority', values: one.priorities },
            ];
            const rule = { name: `${index}`, case: 'no-pool', lead: 'wait', effects: [] } as const;
            return { ...rule, when: one.open ? null : holds, ...(one.guarded && !one.open ? { guards } : {}) };
          });
          const scene = { facts: aScene({ request: { tenant_id: tenant, priority } }), pool: null, borrowed: false };
          const walked = rules.find(({ when }) => when === null || when(scene)) ?? null;
          expect(firstHolding(rules, scene)?.name).to.equal(walked?.name);
        },
      ),
    );
  });

  it('is found by the pool that is looked at, and by its cluster', () => {
    const about = (name: string, fact: string, value: string, when: Rule['when']): Rule => ({
      ...{ name, case: 'no-pool', lead: 'wait', effects: [], when },
      guards: [{ fact, values: [value] }],
    });
    const rules = [
      about('pool', 'pool.name', 'active', ({ pool }) => pool?.name === 'active'),
      about('cluster', 'cluster.name', 'etl-1', ({ pool }) => pool?.cluster.name === 'etl-1'),
    ];
    const facts = aScene({});
    const [active, passive] = facts.pools;
    if (active === undefined || passive === undefined) throw new Error('a scene has two pools');
    const held = (pool: Scene['pool']) => firstHolding(rules, { facts, pool, borrowed: false })?.name;
    const onIt = { ...passive, cluster: { ...passive.cluster, name: 'etl-1' } };
    expect([held(active), held(onIt), held(passive), held(null)]).to.deep.equal(['pool', 'cluster', undefined, undefined]);
  });

  it('is found on facts of an older recording, which may lack what a guard asks for', () => {
    const rest = { case: 'no-pool', lead: 'wait', effects: [] } as const;
    const guards = ['request.tenant_id', 'queue.waiting', 'cluster.name'].map((fact): Guard => ({ fact, values: ['1'] }));
    const rules: Rule[] = [
      { name: 'guarded', when: () => false, guards, ...rest },
      { name: 'last', when: null, ...rest },
    ];
    // As recorded before there was such a group.
    const { request } = aScene({});
    expect(firstHolding(rules, { facts: { request } as Scene['facts'], pool: null, borrowed: false })?.name).to.equal('last');
  });
});
