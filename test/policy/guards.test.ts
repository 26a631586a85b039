// What single facts must be for a condition to hold. A rule is not even asked where they are something else: a guard that says too much would switch it off.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Facts, PoolFacts } from '../../src/core/deciding/facts.js';
import { conditionCompiler } from '../../src/policy/conditions/condition.js';
import { factsIn } from '../../src/policy/conditions/guards.js';
import { poolCondition } from './any-condition.js';
import { anyFacts } from './scenes.js';

const usual = { one: '333', some: ['333', '444'], most: 80, own: 'a' };
const forOne = { tenants: ['333'], groups: null, jobs: null, clusterTypes: null, settings: { own: 'b' } };
const compiler = conditionCompiler({ usual, overrides: [forOne] }, () => undefined);

function conditionOf(text: string) {
  const compiled = compiler.compile(text, true);
  if (!compiled.ok) throw new Error(`${text}: ${JSON.stringify(compiled.troubles)}`);
  return compiled.condition;
}

const tenant = (...values: string[]) => ({ fact: 'request.tenant_id', values });
const priority = (...values: number[]) => ({ fact: 'request.priority', values });

const known: Record<string, unknown> = {
  'request.tenant_id == "333"': [tenant('333')],
  '"333" == request.tenant_id': [tenant('333')],
  'request.tenant_id in ["333", "444"]': [tenant('333', '444')],
  'request.priority == 80': [priority(80)],
  'request.tenant_id == settings.one': [tenant('333')],
  'request.tenant_id in settings.some': [tenant('333', '444')],
  'request.tenant_id == "333" || request.priority == 80': [tenant('333'), priority(80)],
  // Of two that must both be so, the one that says more.
  'request.priority == 80 && request.tenant_id in ["333", "444"]': [priority(80)],
  'request.tenant_id in ["333", "444"] && request.priority == 80': [priority(80)],
  'request.priority > 80 && request.tenant_id == "333"': [tenant('333')],
  // Nothing is certain.
  'request.tenant_id == "333" || request.priority > 80': null,
  'request.priority > 80 || request.tenant_id == "333"': null,
  'request.tenant_id != "333"': null,
  '!(request.tenant_id == "333")': null,
  'request.tenant_id == request.job_id': null,
  'request.tenant_id == settings.own': null,
  'request.tenant_id in [request.job_id, "333"]': null,
  'pool.own_compute == true': null,
  'settings.own == "a"': null,
  '"gold" in tenant.groups': null,
  'request.priority > 80 ? request.tenant_id == "333" : request.expired': null,
};

describe('what must be so for a condition to hold', () => {
  for (const [text, guards] of Object.entries(known))
    it(`is known: ${text}`, () => expect(conditionOf(text).guards).to.deep.equal(guards));

  it('is so: on no facts does a condition hold of whose guards none does', () => {
    let guarded = 0;
    fc.assert(
      fc.property(poolCondition, poolCondition, fc.array(anyFacts, { minLength: 10, maxLength: 10 }), (one, other, scenes) => {
        for (const text of [one, `(${one}) && (${other})`, `(${one}) || (${other})`].filter(({ length }) => length <= 2_000)) {
          const { guards, holds } = conditionOf(text);
          if (guards === null) continue;
          guarded += 1;
          for (const facts of scenes.filter(({ pools }) => pools.length > 0))
            if (holds({ facts, pool: facts.pools[0] ?? null, borrowed: false }))
              expect(
                guards.some(({ fact, values }) => values.includes(valueOf(facts, fact))),
                text,
              ).to.equal(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(guarded).to.be.above(50);
  });
});

describe('what a condition looks at', () => {
  it('is told in full: where those facts are the same it holds or does not, whatever the others are', () => {
    let held = 0;
    const withPool = anyFacts.filter(({ pools }) => pools.length > 0);
    fc.assert(
      fc.property(poolCondition, withPool, withPool, (text, one, other) => {
        const { tree, holds } = conditionOf(text);
        const reads = factsIn(tree);
        const [facts, pool] = [alikeIn(reads, one, other), poolAlikeIn(reads, one, other)];
        const holdsThere = holds({ facts: one, pool: one.pools[0] ?? null, borrowed: false });
        expect(holds({ facts, pool, borrowed: false }), text).to.equal(holdsThere);
        held += Number(holdsThere);
      }),
      { numRuns: 300 },
    );
    expect(held).to.be.above(50);
  });
});

type Group = Readonly<Record<string, unknown>>;

/** As the other, but for what is read. */
function alikeIn(reads: readonly string[], one: Facts, other: Facts): Facts {
  const groups = Object.entries({ ...other, pools: {} }).map(([name, group]) => [
    name,
    mixed(name, reads, [Reflect.get(one, name) as Group, group as Group]),
  ]);
  return Object.fromEntries(groups) as Facts;
}

function poolAlikeIn(reads: readonly string[], { pools: [one] }: Facts, { pools: [other] }: Facts): PoolFacts | null {
  if (one === undefined || other === undefined) return null;
  const mix = (name: string, ...both: readonly [object, object]) => mixed(name, reads, both as readonly [Group, Group]);
  return { ...mix('pool', one, other), cluster: mix('cluster', one.cluster, other.cluster) } as unknown as PoolFacts;
}

function mixed(name: string, reads: readonly string[], [one, other]: readonly [Group, Group]): Group {
  return { ...other, ...Object.fromEntries(Object.entries(one).filter(([fact]) => reads.includes(`${name}.${fact}`))) };
}

function valueOf(facts: Facts, path: string): string | number {
  const [group = '', name = ''] = path.split('.');
  const [pool] = facts.pools;
  const held: unknown = group === 'pool' ? pool : group === 'cluster' ? pool?.cluster : Reflect.get(facts, group);
  return (held as Readonly<Record<string, string | number>>)[name] ?? '';
}
