// The example of followers in docs/configuration.md: that configuration loads, and that request is made of one that has ended.
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { followerRequest, type First } from '../../src/core/followers/follower-request.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { readJobRequest } from '../../src/core/job-request.js';
import { aFolder, configOf } from '../app/config-sources.js';

const [, section = ''] = readFileSync('docs/configuration.md', 'utf8').split('**Which jobs a job begins.**');
const [yaml = '', body = ''] = [...section.matchAll(/^```(?:yaml|json)\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

describe('docs/configuration.md: which jobs a job begins', () => {
  it('the request that is shown is the one that is made, and it is taken at the door', () => {
    const folder = aFolder();
    try {
      const { settings } = configOf({ file: folder.file('given.yaml', yaml) });
      const [follower] = settings.jobs['175']?.then ?? [];
      if (follower === undefined) throw new Error('the example begins nothing');
      const first: First = {
        ...{ id: branded<RequestId>('01a21e6e-dcec-7000-812a-4d7f8b4fb66f'), correlationId: 'order-42', tenantId: '333' },
        ...{ userId: 'geoff@example.com', jobId: '175', priority: 80, notificationQueue: 'tenant-333.responses', runId: '1' },
        ...{ endedAt: 1_795_806_916_832, outputs: ['abfss://reports@lake/orders.parquet'], place: 1 },
        state: 'succeeded',
        context: { tenant_id: '333', location_id: '64', job_operation: { operation_name: 'orders' } },
      };
      const shown: unknown = JSON.parse(body);
      expect(followerRequest(first, follower)).to.deep.equal({ kind: 'request', request: shown });
      expect(readJobRequest(shown)).to.have.property('ok', true);
    } finally {
      folder.remove();
    }
  });
});
