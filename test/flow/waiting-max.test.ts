// The maximum of waiting requests of a tenant: what HTTP refuses, and what is taken all the same.
import { expect } from 'chai';
import { v7 } from 'uuid';
import { Fault } from '../../src/core/faults.js';
import { branded } from '../../src/core/ids.js';
import type { ModelRegistry } from '../../src/ports/model-registry.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { aJobRequest, type Wish } from '../support/job-requests.js';

const settings = { tenants: { small: { waiting_max: 2 } } };
const bodyOf = (wish: Wish) => Buffer.from(JSON.stringify(aJobRequest(wish)));

async function overHttp(house: TestHouse, correlationId: string, tenantId = 'small'): Promise<string> {
  try {
    return (await house.keeper.submit({ body: bodyOf({ correlationId, tenantId }), traceparent: null })).kind;
  } catch (problem) {
    if (problem instanceof Fault) return problem.code;
    throw problem;
  }
}

const overBus = (house: TestHouse, correlationId: string) =>
  house.rooms.intake.receive(
    { source: 'rabbitmq', priorityFloor: 0 },
    {
      ...{ queue: 'job-requests', body: bodyOf({ correlationId, tenantId: 'small' }), messageId: null, redelivered: false },
      ...{ traceparent: null, signature: null, replyToSessionId: null },
    },
  );

const stored = async (site: Site) =>
  (await site.sql<{ name: string }>('select correlation_id as name from request order by 1')).map(({ name }) => name);

describe('a tenant of which as many requests wait as may', () => {
  it('has new ones refused over HTTP and nothing of them stored; the same again is answered as ever, and other tenants are not concerned', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a');
      expect(await overHttp(house, 'a')).to.equal('stored');
      expect(await overHttp(house, 'b')).to.equal('stored');
      expect(await overHttp(house, 'c')).to.equal('tenant-queue-full');
      expect(await overHttp(house, 'a')).to.equal('same');
      expect(await overHttp(house, 'd', 'other')).to.equal('stored');
      expect(await stored(site)).to.deep.equal(['a', 'b', 'd']);
      const outcomes = house.facts.flatMap((fact) => (fact.kind === 'request-taken' ? [fact.outcome] : []));
      expect(outcomes).to.deep.equal(['stored', 'stored', 'queue-full', 'same', 'stored']);
      await house.drive();
    });
  });

  it('has new ones taken again when there is room, the refused one too', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a');
      const first = await house.take({ correlationId: 'a', tenantId: 'small' });
      await house.take({ correlationId: 'b', tenantId: 'small' });
      expect(await overHttp(house, 'c')).to.equal('tenant-queue-full');
      await house.keeper.cancel(first);
      expect(await overHttp(house, 'c')).to.equal('stored');
      expect(await overHttp(house, 'd')).to.equal('tenant-queue-full');
      await house.drive();
    });
  });

  it('gets out of many at once as many stored as there is room for', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a');
      const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => overHttp(house, name)));
      expect(answers).to.deep.equal(['stored', 'stored', ...Array<string>(3).fill('tenant-queue-full')]);
      expect(await stored(site)).to.deep.equal(['a', 'b']);
      await house.drive();
    });
  });

  it('has what comes by a queue taken and stored: the broker has nowhere else to put it', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a');
      await Promise.all(['a', 'b'].map((name) => overHttp(house, name)));
      expect(await overBus(house, 'c')).to.deep.equal({ kind: 'taken' });
      expect(await overHttp(house, 'd')).to.equal('tenant-queue-full');
      expect(await stored(site)).to.deep.equal(['a', 'b', 'c']);
      await house.drive();
    });
  });
});

describe('the Job Manager API, for a tenant of which as many requests wait as may', () => {
  const found = <Thing>(thing: Thing) => Promise.resolve({ kind: 'found', thing } as const);
  const registry: ModelRegistry = {
    says: 'models of this test',
    model: () => found({ name: 'm', jobId: branded<never>('175'), takes: 'notebook', parameters: {}, optionalSteps: [] }),
    environment: () => found({ name: 'c', clusterType: null, priority: 50, runsMax: null }),
    folder: () => found({ uri: 'abfss://lake/f' }),
    store: () => Promise.resolve({ kind: 'stored', count: 0 }),
  };

  it('refuses a new job, and makes one of the fire of a schedule, which nobody would send again', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a', { registry });
      const tenancy = { tenantId: 'small', userId: 'geoff', actor: 'geoff', traceparent: null };
      const create = () => house.keeper.jobManager.createJob(tenancy, { modelId: 'm-1', configurationId: 'c-1' });
      for (let made = 0; made < 2; made += 1) expect((await create()).kind).to.equal('made');
      const refused = await create().catch((problem: unknown) => problem);
      expect(refused).to.be.instanceOf(Fault).with.property('code', 'tenant-queue-full');
      const fire = await house.rooms.modelJobs.create({
        job: {
          ...{ modelId: 'm-1', configurationId: 'c-1', inputFolderId: null, outputFolderId: null, executionSecondsMax: null },
          scheduleId: branded(v7()),
        },
        ...{ ...tenancy, correlationId: 'schedule:1', createdAt: 1_700_000_000_000 },
      });
      expect(fire.kind).to.equal('created');
      expect(await stored(site)).to.have.length(3);
      await house.drive();
    });
  });
});
