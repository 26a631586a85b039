import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import { examine } from '../../src/intake/examine.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';

const examination = {
  isOwnQueue: () => false,
  matches: () => true,
  settings: someSettings(),
  bodyBytesMax: 100_000,
  id: branded<RequestId>('id'),
  now: 0,
};
const arrival = {
  body: Buffer.from(JSON.stringify(aJobRequest({ correlationId: 'c-1', tenantId: '333' }))),
  source: 'http',
  traceparent: null,
  replyToSessionId: null,
  priorityFloor: 0,
  whenFull: 'refuse',
} as const;

describe('the door, for a sender of some tenants', () => {
  it('takes a job request of one of them', () => {
    const reach = { kind: 'tenants', ids: new Set(['333']) } as const;
    expect(examine({ ...arrival, reach }, examination).ok).to.equal(true);
  });

  it('refuses one of another tenant before it says anything of that tenant', () => {
    const reach = { kind: 'tenants', ids: new Set(['444']) } as const;
    expect(examine({ ...arrival, reach }, examination)).to.deep.equal({
      ok: false,
      refusal: {
        code: 'tenant-not-allowed',
        problems: [{ path: 'job.job_context.tenant_id', message: '333 is not among your tenants' }],
      },
      row: null,
    });
  });

  it('takes any, when nothing bounds the sender', () => {
    expect(examine(arrival, examination).ok).to.equal(true);
  });
});
