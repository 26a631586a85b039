// How a model job closes, and what its user reads.
import { expect } from 'chai';
import { closingOf, neverStopped, type EndedRequest, type ResultsKept } from '../../src/core/model-jobs/model-job-end.js';

const ended = (state: EndedRequest['state'], message = 'why', step = 'run'): EndedRequest => ({
  ...{ state, message, executed: true, stoppedByOthers: false },
  causes: state === 'failed' ? [{ step, code: 'X', message }] : [],
});
const neverExecuted = (state: EndedRequest['state'], step: string): EndedRequest => ({
  ...ended(state, 'why', step),
  executed: false,
});
const withoutASheet: EndedRequest = {
  ...ended('succeeded', 'Done.'),
  causes: [{ step: 'sheet', code: 'RUN_EXECUTION_ERROR', message: 'no such column' }],
};
const none: ResultsKept = { kind: 'none' };
const stored = (count: number): ResultsKept => ({ kind: 'stored', count });
const lost = (optional: boolean): ResultsKept => ({ kind: 'failed', reason: 'no folder', optional });

const closings: Readonly<Record<string, readonly [EndedRequest, ResultsKept, string, string]>> = {
  'one that succeeded': [ended('succeeded', ''), stored(2), 'SUCCEEDED', 'Notebook execution finished. Results stored: 2.'],
  'one that left nothing': [
    ...([ended('succeeded', 'Done.'), stored(0), 'SUCCEEDED'] as const),
    'Notebook execution finished. Done. There were no results to store.',
  ],
  'one that said something, and no sentence': [
    ...([ended('succeeded', 'loss 0.12'), stored(1), 'SUCCEEDED'] as const),
    'Notebook execution finished. loss 0.12. Results stored: 1.',
  ],
  'one whose results could not be stored': [
    ...([ended('succeeded', ''), lost(false), 'FAILED'] as const),
    'Notebook execution finished. Error while storing results. (no folder)',
  ],
  'one whose model goes on without': [
    ...([ended('succeeded', ''), lost(true), 'SUCCEEDED'] as const),
    'Notebook execution finished. Error while storing results, which this model goes on without. (no folder)',
  ],
  'one that was stopped, with what it had made': [ended('cancelled'), stored(1), 'STOPPED', 'Stopped. Results stored: 1.'],
  'one that somebody else stopped': [
    ...([{ ...ended('cancelled'), stoppedByOthers: true }, stored(1), 'STOPPED'] as const),
    'Stopped. (why) Results stored: 1.',
  ],
  'one that failed before it ran': [
    ...([ended('failed', 'why', 'submit'), none, 'FAILED'] as const),
    'Error while starting environment. (why)',
  ],
  'one that failed while it began': [
    ...([ended('failed', 'why', 'start'), none, 'FAILED'] as const),
    'Error while starting environment. (why)',
  ],
  'one whose cluster did not come': [
    ...([neverExecuted('failed', 'execute'), none, 'FAILED'] as const),
    'Error while starting environment. (why)',
  ],
  'one that failed in a paragraph, while nobody can tell when it began': [
    ...([neverExecuted('failed', 'paragraph 2'), none, 'FAILED'] as const),
    'Error while executing notebook. (why)',
  ],
  'one that went on without one of its steps': [
    ...([withoutASheet, stored(1), 'SUCCEEDED'] as const),
    'Notebook execution finished. Done. Error in step sheet, which the job went on without. (no such column) Results stored: 1.',
  ],
  'one that failed': [ended('failed'), none, 'FAILED', 'Error while executing notebook. (why)'],
  'one whose time was over': [
    ...([ended('timed-out'), none, 'FAILED'] as const),
    'Error while executing notebook. (the maximum execution time was over: why)',
  ],
  'one that did not begin in time': [
    ...([neverExecuted('timed-out', 'start'), none, 'FAILED'] as const),
    'Error while starting environment. (why)',
  ],
  'one that was rejected': [ended('rejected'), none, 'FAILED', 'Error while starting environment. (why)'],
  'one that waited too long': [ended('expired'), none, 'FAILED', 'Error while starting environment. (why)'],
};

describe('a model job closes', () => {
  for (const [which, [request, results, status, message]] of Object.entries(closings))
    it(`as ${which}: ${status}`, () => {
      const resultsProblem = results.kind === 'failed' ? 'no folder' : null;
      expect(closingOf(request, results)).to.deep.equal({ status, message, resultsProblem });
    });

  it('as one that does not stop, and says why it was to', () => {
    const stopping = 'Error while stopping environment. (it has not stopped within 60 s; the operators have been told)';
    const told = (stopWish: string, executed: boolean) => neverStopped(60, { stopWish, executed });
    const resultsProblem = 'its run has not stopped';
    expect(told('cancel', true)).to.deep.equal({ status: 'FAILED', message: stopping, resultsProblem });
    expect(told('overrun', true).message).to.equal(`The maximum execution time was over. ${stopping}`);
    expect(told('overrun', false).message).to.equal(`It did not begin to execute in time. ${stopping}`);
  });
});
