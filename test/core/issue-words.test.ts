import { expect } from 'chai';
import { readJobRequest } from '../../src/core/job-request.js';
import { readJobBody } from '../../src/core/model-jobs/model-job.js';
import { readScheduleBody } from '../../src/core/schedules/schedule.js';
import type { Checked } from '../../src/core/problem.js';
import { libraryWords, wrongsOf } from '../support/wrong-values.js';

const operation = {
  operation_id: '',
  cluster_type: 'business',
  email_notifications: ['james@example.com'],
  notebook_params: { a: '1' },
  max_concurrent_runs: 1,
  max_wait_seconds: 60,
  max_run_seconds: 60,
  start_after: 1_700_000_000_000,
};
const request = (job_operation: object): object => ({
  correlation_id: 'c-1',
  notification_queue: 'tenant-333.responses',
  created_time: 1_700_000_000_000,
  user_id: 'geoff@example.com',
  priority: 'high',
  job: { job_id: '175', job_context: { tenant_id: '333', location_id: '64', job_operation } },
});
const ids = { modelId: 'm', configurationId: 'c', inputFolderId: 'i', outputFolderId: 'o' };

const kinds: Record<string, { right: object; read: (sent: unknown) => Checked<unknown> }> = {
  'a job request': { right: request(operation), read: readJobRequest },
  'a job request with python parameters': { right: request({ python_params: ['a'] }), read: readJobRequest },
  'a job request with jar parameters': { right: request({ jar_params: ['a'] }), read: readJobRequest },
  'a model job': { right: { ...ids, maximumExecutionTimeInSeconds: 60 }, read: readJobBody },
  'a schedule': {
    right: { ...ids, name: 'n', scheduleString: '0 0 0 * * ?', timeZone: 'UTC', maximumExecutionTime: 3 },
    read: readScheduleBody,
  },
};

const messagesOf = (read: Checked<unknown>): string[] => (read.ok ? [] : read.problems.map(({ message }) => message));
const problemsOf = (sent: unknown): string[] => {
  const read = readJobRequest(sent);
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
};

describe('what is wrong with something', () => {
  for (const [what, { right, read }] of Object.entries(kinds)) {
    it(`is told in words of this house, whatever is sent in the place of any part of ${what}`, () => {
      expect(messagesOf(read(right))).to.deep.equal([]);
      const told = new Set([...wrongsOf(right)].flatMap((sent) => messagesOf(read(sent))));
      expect([...told].filter((message) => libraryWords.test(message))).to.deep.equal([]);
      expect(told.size).to.be.greaterThan(3);
    });
  }

  it('says what must be there and what is', () => {
    const at = 'job.job_context.job_operation';
    const text = 'must be text in quotation marks';
    expect(
      problemsOf({ ...request({ email_notifications: 'x'.repeat(60), operation_id: {} }), correlation_id: 7 }),
    ).to.deep.equal([
      `correlation_id: ${text}, but is a number`,
      `${at}.operation_id: ${text}, but is an object`,
      `${at}.email_notifications: must be a list, but is text`,
    ]);
    expect(problemsOf({ ...request({}), user_id: null, job: [] })).to.deep.equal([
      `user_id: ${text}, but is null`,
      'job: must be an object, but is a list',
    ]);
  });
});
