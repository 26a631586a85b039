// Memory that is made instead of time: what reading a message and deciding on it allocate, which is what the collector pays for later.
import { expect } from 'chai';
import { Session } from 'node:inspector/promises';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decide } from '../../src/core/deciding/decision.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { examine } from '../../src/intake/examine.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { sceneOf } from '../../src/policy/examples/example-scene.js';
import { requestBody } from '../../bench/support/requests.js';
import { monday, someSettings } from '../support/scenes.js';

const rounds = 2_000;

interface Node {
  readonly selfSize: number;
  readonly children: readonly Node[];
}

/** Bytes a call, by sampling: also of what was collected meanwhile. What has not been compiled yet is not what is asked. */
async function bytesOf(work: (index: number) => void): Promise<number> {
  for (let index = 0; index < rounds; index += 1) work(index);
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.startSampling', {
    samplingInterval: 4_096,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  for (let index = 0; index < rounds; index += 1) work(index);
  const { profile } = await session.post('HeapProfiler.stopSampling');
  session.disconnect();
  const sum = (node: Node): number => node.selfSize + node.children.reduce((all, child) => all + sum(child), 0);
  return sum(profile.head) / rounds;
}

describe('the memory that is made', () => {
  it('of reading a message of 845 bytes is bounded', async function () {
    this.timeout(120_000);
    const settings = someSettings();
    const bodies = Array.from({ length: rounds }, (_, index) => requestBody({ index }));
    const id = branded<RequestId>('018f0000-0000-7000-8000-000000000000');
    const way = { source: 'rabbitmq', traceparent: null, replyToSessionId: null, priorityFloor: 0, whenFull: 'take' } as const;
    const bytes = await bytesOf((index) => {
      const body = bodies[index] ?? Buffer.alloc(0);
      const examined = examine(
        { body, ...way },
        { settings, isOwnQueue: () => false, matches: () => true, bodyBytesMax: 10_000, id, now: monday },
      );
      if (!examined.ok) throw new Error(JSON.stringify(examined.refusal));
    });
    // 13 KB when this was written.
    expect(bytes).to.be.below(30_000);
  });

  it('of a decision by the default policy is bounded', async function () {
    this.timeout(120_000);
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const text = readFileSync('policies/default.yaml', 'utf8');
    const compiled = compilePolicy(text, { fileName: 'default.yaml', poolNames: ['active', 'passive'], hash });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const scenes = Array.from({ length: 64 }, (_, index) =>
      sceneOf({ request: { priority: index, tenant_id: `t${index}` }, pools: { active: { free_slots: 0 } } }, [
        'active',
        'passive',
      ]),
    );
    const bytes = await bytesOf((index) => {
      const facts = scenes[index % scenes.length];
      if (facts !== undefined) decide(facts, compiled.policy);
    });
    // 4 KB when this was written.
    expect(bytes).to.be.below(12_000);
  });
});
