// How a model job closes: its last status, and the chain of messages its user reads. In: how the request ended, and what became of its
// results. Out: both. The chain names the step that failed, in brackets its cause, then what failed in cleaning up.
import type { FinalState } from '../lifecycle.js';
import type { ClosedStatus } from './model-job.js';
import type { Cause } from '../ending/run-end.js';

export type ResultsKept =
  /** No output folder was named, or nothing ever ran. */
  | { readonly kind: 'none' }
  | { readonly kind: 'stored'; readonly count: number }
  /** `optional`: the model goes on without. */
  | { readonly kind: 'failed'; readonly reason: string; readonly optional: boolean };

export interface EndedRequest {
  readonly state: FinalState;
  /** Of the job response. */
  readonly message: string;
  readonly causes: readonly Cause[];
  /** Whether it is known to have begun to execute. */
  readonly executed: boolean;
  /** Nobody asked us to stop it: it was stopped on the engine, or to make room for another one. Its user is told which. */
  readonly stoppedByOthers: boolean;
}

export interface Closing {
  readonly status: ClosedStatus;
  readonly message: string;
  /** The step that failed in cleaning up, for the list of steps. */
  readonly resultsProblem: string | null;
}

export function closingOf(ended: EndedRequest, results: ResultsKept): Closing {
  const resultsProblem = results.kind === 'failed' ? results.reason : null;
  const chain = [sentenceOf(ended), resultsSentence(results)].filter((sentence) => sentence !== '');
  return { status: statusOf(ended.state, results), message: chain.join(' '), resultsProblem };
}

interface ToStop {
  readonly stopWish: string | null;
  readonly executed: boolean;
}

/** It was asked to stop, and has not for so long that its user is told. The run itself is watched on. */
export function neverStopped(boundSeconds: number, { stopWish, executed }: ToStop): Closing {
  const over = executed ? 'The maximum execution time was over. ' : 'It did not begin to execute in time. ';
  const why = stopWish === 'overrun' ? over : '';
  const message = `${why}Error while stopping environment. (it has not stopped within ${boundSeconds} s; the operators have been told)`;
  return { status: 'FAILED', message, resultsProblem: 'its run has not stopped' };
}

function statusOf(state: FinalState, results: ResultsKept): ClosedStatus {
  if (results.kind === 'failed' && !results.optional) return 'FAILED';
  if (state === 'succeeded') return 'SUCCEEDED';
  return state === 'cancelled' ? 'STOPPED' : 'FAILED';
}

function sentenceOf(ended: EndedRequest): string {
  const { state, message, causes } = ended;
  switch (state) {
    case 'succeeded':
      return ['Notebook execution finished.', asSentence(message), ...causes.map(wentOnWithout)]
        .filter((text) => text !== '')
        .join(' ');
    case 'cancelled':
      return ended.stoppedByOthers ? `Stopped. (${message})` : 'Stopped.';
    case 'timed-out':
      return ended.executed
        ? `Error while executing notebook. (the maximum execution time was over: ${message})`
        : `Error while starting environment. (${message})`;
    case 'rejected':
    case 'expired':
      return `Error while starting environment. (${message})`;
    case 'failed':
      return `${failedStep(ended)} (${message})`;
  }
}

/** What a run says need not end as one, and what is told behind it would read as part of it. */
function asSentence(words: string): string {
  return words === '' || /[.!?)]$/.test(words) ? words : `${words}.`;
}

function wentOnWithout({ step, message }: Cause): string {
  return `Error in step ${step}, which the job went on without. (${message})`;
}

/** Of a run that never executed an engine says that it failed, as of any; of a paragraph that failed it need not say when it began. */
function failedStep({ causes: [first], executed }: EndedRequest): string {
  const step = first?.step ?? '';
  const before = ['submit', 'start', ...(executed ? [] : ['execute'])];
  return before.includes(step) ? 'Error while starting environment.' : 'Error while executing notebook.';
}

function resultsSentence(results: ResultsKept): string {
  switch (results.kind) {
    case 'none':
      return '';
    case 'stored':
      return results.count === 0 ? 'There were no results to store.' : `Results stored: ${results.count}.`;
    case 'failed':
      return `Error while storing results${results.optional ? ', which this model goes on without' : ''}. (${results.reason})`;
  }
}
