import { expect } from 'chai';
import { classify } from '../../src/adapters/engine/databricks/classify.js';
import { Run } from '../../src/adapters/engine/databricks/run-wire.js';
import { verdictOfCode } from '../../src/adapters/engine/databricks/termination.js';

const over = (run: Record<string, unknown>): string => {
  const stands = classify(Run.parse({ run_id: 1, ...run }));
  return stands.kind === 'over' ? stands.verdict : `active ${stands.phase}`;
};
const ended = (code: string, type: string, result?: string, message = ''): string =>
  over({
    state: { life_cycle_state: 'INTERNAL_ERROR', result_state: result, state_message: message },
    status: { state: 'TERMINATED', termination_details: { code, type, message } },
  });

describe('databricks: how a run stands', () => {
  const codes: Record<string, string> = {
    SUCCESS: 'succeeded',
    SUCCESS_WITH_FAILURES: 'succeeded',
    RUN_EXECUTION_ERROR: 'failed',
    LIBRARY_INSTALLATION_ERROR: 'failed',
    INVALID_RUN_CONFIGURATION: 'failed',
    INVALID_CLUSTER_REQUEST: 'failed',
    UNAUTHORIZED_ERROR: 'failed',
    RESOURCE_NOT_FOUND: 'failed',
    FEATURE_DISABLED: 'failed',
    STORAGE_ACCESS_ERROR: 'failed',
    REPOSITORY_CHECKOUT_FAILED: 'failed',
    BUDGET_POLICY_LIMIT_EXCEEDED: 'failed',
    DISABLED: 'failed',
    MAX_CONCURRENT_RUNS_EXCEEDED: 'no-room',
    MAX_JOB_QUEUE_SIZE_EXCEEDED: 'no-room',
    MAX_SPARK_CONTEXTS_EXCEEDED: 'no-room',
    WORKSPACE_RUN_LIMIT_EXCEEDED: 'no-room',
    CLUSTER_REQUEST_LIMIT_EXCEEDED: 'no-room',
    SKIPPED: 'no-room',
    INTERNAL_ERROR: 'infrastructure',
    DRIVER_ERROR: 'infrastructure',
    CLUSTER_ERROR: 'infrastructure',
    CLOUD_FAILURE: 'infrastructure',
    CLUSTER_TERMINATED_BY_USER: 'infrastructure',
    BREAKING_CHANGE: 'infrastructure',
    USER_CANCELED: 'cancelled',
    CANCELED: 'cancelled',
  };
  for (const [code, verdict] of Object.entries(codes)) {
    it(`termination code ${code} is ${verdict}`, () => {
      expect(over({ status: { state: 'TERMINATED', termination_details: { code } } })).to.equal(verdict);
    });
  }
  it('the table above is the whole table', () =>
    expect([...verdictOfCode.keys()].sort()).to.deep.equal(Object.keys(codes).sort()));

  const results: Record<string, string> = {
    SUCCESS: 'succeeded',
    SUCCESS_WITH_FAILURES: 'succeeded',
    FAILED: 'failed',
    TIMEDOUT: 'timed-out',
    CANCELED: 'cancelled',
    MAXIMUM_CONCURRENT_RUNS_REACHED: 'no-room',
    EXCLUDED: 'failed',
    UPSTREAM_FAILED: 'failed',
    UPSTREAM_CANCELED: 'cancelled',
    DISABLED: 'failed',
    A_RESULT_OF_TOMORROW: 'failed',
  };
  for (const [result, verdict] of Object.entries(results)) {
    it(`an old workspace that says TERMINATED and ${result} means ${verdict}`, () =>
      expect(over({ state: { life_cycle_state: 'TERMINATED', result_state: result } })).to.equal(verdict));
  }

  const shapes: Record<string, [string, Record<string, unknown>]> = {
    'a failed task at run level is INTERNAL_ERROR and FAILED, and is the job failing': [
      'failed',
      { state: { life_cycle_state: 'INTERNAL_ERROR', result_state: 'FAILED' } },
    ],
    'INTERNAL_ERROR without a result is the platform failing': [
      'infrastructure',
      { state: { life_cycle_state: 'INTERNAL_ERROR' } },
    ],
    'SKIPPED without a result found no room': ['no-room', { state: { life_cycle_state: 'SKIPPED' } }],
    'TERMINATED without a result is no success': ['failed', { state: { life_cycle_state: 'TERMINATED' } }],
    'status TERMINATED with nothing else is no success': ['failed', { status: { state: 'TERMINATED' } }],
    'a result before the end is not the end': [
      'active ending',
      { state: { life_cycle_state: 'TERMINATING', result_state: 'SUCCESS' } },
    ],
    'the new status counts before the old state': [
      'active running',
      { state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' }, status: { state: 'RUNNING' } },
    ],
    'nulls are as good as absent': ['active running', { state: null, status: null }],
    'no state at all is still going': ['active running', {}],
    'an unknown old state is still going': ['active running', { state: { life_cycle_state: 'HIBERNATING' } }],
    'an unknown new state is still going': ['active running', { status: { state: 'HIBERNATING' } }],
    'QUEUED is queued': ['active queued', { status: { state: 'QUEUED' } }],
    'PENDING is pending': ['active pending', { state: { life_cycle_state: 'PENDING' } }],
    'BLOCKED is pending': ['active pending', { state: { life_cycle_state: 'BLOCKED' } }],
    'WAITING_FOR_RETRY is watched like a run': ['active running', { state: { life_cycle_state: 'WAITING_FOR_RETRY' } }],
    'WAITING is watched like a run': ['active running', { status: { state: 'WAITING' } }],
  };
  for (const [guarantee, [expected, run]] of Object.entries(shapes)) it(guarantee, () => expect(over(run)).to.equal(expected));

  it('a code of tomorrow is read by its type', () => {
    expect(ended('NEW_CODE', 'CLIENT_ERROR')).to.equal('failed');
    expect(ended('NEW_CODE', 'INTERNAL_ERROR')).to.equal('infrastructure');
    expect(ended('NEW_CODE', 'CLOUD_FAILURE')).to.equal('infrastructure');
    expect(ended('NEW_CODE', 'CLIENT_ERROR', 'TIMEDOUT')).to.equal('timed-out');
    expect(ended('NEW_CODE', 'CLIENT_ERROR', 'SUCCESS')).to.equal('failed');
  });
  it('a code and a type of tomorrow are read by the result', () => {
    expect(ended('NEW_CODE', 'NEW_TYPE', 'FAILED')).to.equal('failed');
    expect(ended('NEW_CODE', 'NEW_TYPE', 'SUCCESS')).to.equal('succeeded');
    expect(ended('NEW_CODE', 'SUCCESS')).to.equal('infrastructure');
  });
  it('the platform cancelling for a time limit is a time-out, said by the result or in words', () => {
    expect(ended('CANCELED', 'CLIENT_ERROR', 'TIMEDOUT')).to.equal('timed-out');
    expect(ended('CANCELED', 'CLIENT_ERROR', undefined, 'Run timed out.')).to.equal('timed-out');
    expect(ended('CANCELED', 'CLIENT_ERROR', 'CANCELED')).to.equal('cancelled');
  });
  it('SKIPPED because something before it failed is a failure, not a lack of room', () => {
    expect(ended('SKIPPED', 'CLIENT_ERROR', 'UPSTREAM_FAILED')).to.equal('failed');
    expect(ended('SKIPPED', 'CLIENT_ERROR', 'UPSTREAM_CANCELED')).to.equal('cancelled');
  });
  it('a lack of room stays one, whatever result the platform gives it', () =>
    expect(ended('CLUSTER_REQUEST_LIMIT_EXCEEDED', 'CLIENT_ERROR', 'FAILED')).to.equal('no-room'));
});
