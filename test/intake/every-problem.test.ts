import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import { examine } from '../../src/intake/examine.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';

const settings = someSettings({ default_tenant: { notification_queues: ['tenant-{tenant_id}.*'] } });
const examination = {
  isOwnQueue: () => false,
  matches: () => true,
  settings,
  bodyBytesMax: 100_000,
  id: branded<RequestId>('id'),
  now: 0,
};
const arrival = { source: 'http', traceparent: null, replyToSessionId: null, priorityFloor: 0, whenFull: 'refuse' } as const;

const valid = aJobRequest({ correlationId: 'c-1', tenantId: '333' });

/** Refused by the schema, and by the settings. */
const raw = {
  ...valid,
  user_id: '',
  notification_queue: 'somebody-elses',
  job: { job_id: '175', job_context: { tenant_id: '333', job_operation: { cluster_type: 'gpu' } } },
};

function problemsOf(body: unknown, tenants: readonly string[] = ['333']) {
  const reach = { kind: 'tenants', ids: new Set(tenants) } as const;
  const examined = examine({ ...arrival, reach, body: Buffer.from(JSON.stringify(body)) }, examination);
  return examined.ok ? null : [examined.refusal.code, ...examined.refusal.problems.map(({ path }) => path)];
}

describe('a body that is refused', () => {
  it('is told what the settings say against it beside what is wrong with its fields', () => {
    const type = 'job.job_context.job_operation.cluster_type';
    expect(problemsOf(raw)).to.deep.equal(['invalid-request', 'user_id', type, 'notification_queue']);
  });

  it('for the settings alone is told all that they say against it', () => {
    const fitting = (clusterType: string) => ({
      ...aJobRequest({ correlationId: 'c-1', operation: { cluster_type: clusterType } }),
      notification_queue: raw.notification_queue,
    });
    const type = 'job.job_context.job_operation.cluster_type';
    expect(problemsOf(fitting('business'))).to.deep.equal(['queue-not-allowed', 'notification_queue']);
    expect(problemsOf(fitting('gpu'))).to.deep.equal(['invalid-request', type, 'notification_queue']);
  });

  for (const [says, patterns] of Object.entries({
    'tenant-333.*': ['tenant-{tenant_id}.*'],
    'a, b.333, c*, d, e, and 2 more': ['a', 'b.{tenant_id}', 'c*', 'd', 'e', 'f', 'g'],
    none: [],
  })) {
    it(`for its queue is told which ones the tenant may name: ${says}`, () => {
      const body = { ...valid, notification_queue: 'somebody-elses' };
      const tenants = { '333': { notification_queues: patterns }, '444': { notification_queues: ['of-another'] } };
      const examined = examine(
        { ...arrival, body: Buffer.from(JSON.stringify(body)) },
        { ...examination, settings: someSettings({ tenants }) },
      );
      const message = `somebody-elses is not among the queues that tenant 333 may name: ${says}`;
      const refusal = { code: 'queue-not-allowed', problems: [{ path: 'notification_queue', message }] };
      expect(examined).to.deep.include({ ok: false, refusal });
    });
  }

  it('is told nothing of a tenant that its sender may not send for, but that', () => {
    expect(problemsOf(raw, ['444'])).to.deep.equal(['invalid-request', 'user_id', 'job.job_context.tenant_id']);
  });

  it('is told of a field that is wrong by itself no more than that', () => {
    const unfilled = {
      ...raw,
      notification_queue: '<TO BE INSERTED LATER>',
      job: { ...raw.job, job_context: { tenant_id: 333 } },
    };
    expect(problemsOf(unfilled)).to.deep.equal(['invalid-request', 'notification_queue', 'user_id', 'job.job_context.tenant_id']);
  });
});

describe('the largest body that is taken', () => {
  it('has as many bytes as are said, and no more', () => {
    const body = Buffer.from(JSON.stringify(valid));
    const taken = (bodyBytesMax: number) => examine({ ...arrival, body }, { ...examination, bodyBytesMax });
    expect(taken(body.length).ok).to.equal(true);
    expect(taken(body.length - 1)).to.have.nested.property('refusal.code', 'too-large');
  });
});

describe('a pattern of notification queues', () => {
  const of = (tenantId: string, queue: string) =>
    problemsOf({ ...aJobRequest({ correlationId: 'c-1', tenantId }), notification_queue: queue }, [tenantId]);

  it("holds a tenant's id as it is, and makes no other tenant's of it", () => {
    expect(of('a$$b', 'tenant-a$$b.responses')).to.equal(null);
    expect(of('a$$b', 'tenant-a$b.responses')).to.include('queue-not-allowed');
    expect(of('$`', 'tenant-tenant-.responses')).to.include('queue-not-allowed');
    expect(of('*', 'tenant-333.responses')).to.include('queue-not-allowed');
  });
});
