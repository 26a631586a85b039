import { expect } from 'chai';
import { decide } from '../../src/core/deciding/decision.js';
import type { Given } from '../../src/policy/examples/example-scene.js';
import { policyOf, policyText } from './policies.js';
import { aScene } from './scenes.js';

const policy = policyOf(
  policyText({
    settings: '{ most: 10, mode: queue }',
    overrides: [
      "  - { tenant: '333', job: '175', settings: { most: 30 } }",
      "  - { tenant: ['333', '444'], settings: { most: 20, mode: reject } }",
      '  - { group: gold, settings: { most: 40 } }',
      '  - { cluster_type: batch, settings: { mode: replace } }',
    ].join('\n'),
    rules: [10, 20, 30, 40]
      .flatMap((most) =>
        ['queue', 'reject', 'replace'].map(
          (mode) =>
            `- { name: ${most} ${mode}, case: no-pool, when: settings.most == ${most} && settings.mode == "${mode}", then: [enqueue] }`,
        ),
      )
      .join('\n'),
    routes: '- { name: nowhere, when: settings.most > 0, pools: [] }',
  }),
);

const ruleFor = (given: Given) => decide(aScene(given), policy).rule;

describe('an override', () => {
  const table: Record<string, [Given, string]> = {
    'is not for others': [{ request: { tenant_id: '1' } }, '10 queue'],
    'is for its tenants': [{ request: { tenant_id: '444' } }, '20 reject'],
    'of which all that is said must hold': [{ request: { tenant_id: '444', job_id: '175' } }, '20 reject'],
    'that stands above another counts first, name by name': [{ request: { tenant_id: '333', job_id: '175' } }, '30 reject'],
    'is for a group of tenants': [{ request: { tenant_id: '9' }, tenant: { groups: ['silver', 'gold'] } }, '40 queue'],
    'is for a cluster type': [{ request: { tenant_id: '9', cluster_type: 'batch' } }, '10 replace'],
    'leaves what it does not name to those below it': [
      { request: { tenant_id: '9', cluster_type: 'batch' }, tenant: { groups: ['gold'] } },
      '40 replace',
    ],
  };
  for (const [what, [given, rule]] of Object.entries(table)) it(what, () => expect(ruleFor(given)).to.equal(rule));

  it('of one request is not taken for the next', () => {
    const scenes = ['444', '1', '444', '1'].map((tenant_id) => aScene({ request: { tenant_id } }));
    expect(scenes.map((scene) => decide(scene, policy).rule)).to.deep.equal(['20 reject', '10 queue', '20 reject', '10 queue']);
  });
});
