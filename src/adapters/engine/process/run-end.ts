// In: what end.json says, and the run it is about. Out: the end in the words of every engine. Promised: every way to end has a cause that
// a person understands without looking at this machine.
import type { RunEnd } from '../../../core/ending/run-end.js';
import { outputsCut } from '../shared/outputs-cut.js';
import type { Outputs } from './outputs.js';
import type { Ended, RunRecord } from './run-record.js';

export function runEndOf(ended: Ended, record: RunRecord, outputs: Outputs): RunEnd {
  const { how, lastWords } = ended;
  switch (how.kind) {
    case 'exited':
      return how.code === 0 ? succeeded(outputs) : failed('execute', `EXIT_${how.code}`, says(ended, `exit code ${how.code}`));
    case 'signalled':
      return failed('execute', how.signal.replace(/^SIG/, 'SIGNAL_'), says(ended, `signal ${how.signal}`));
    case 'not-executed':
      return failed('start', how.code, how.message);
    case 'stopped':
      return stopped(how.why, record);
    case 'lost':
      return infrastructure(
        'execute',
        'RUNNER_LOST',
        'The process that ran it is gone, as after a restart of the machine.',
        lastWords,
      );
    case 'never-started':
      if (how.why === 'asked-to-stop') return { kind: 'cancelled', message: 'It was stopped before it began.' };
      return infrastructure('start', 'NO_RUNNER', 'No process could be started for it.', lastWords);
  }
}

function says({ lastWords }: Ended, howItEnded: string): string {
  return lastWords === '' ? `It ended with ${howItEnded} and printed nothing.` : lastWords;
}

function succeeded({ uris, message, cut }: Outputs): RunEnd {
  return { kind: 'succeeded', message: message || 'It ended with exit code 0.', outputs: uris, causes: cut ? [outputsCut] : [] };
}

function stopped(why: 'asked' | 'time-limit' | 'runner-told-to-end', record: RunRecord): RunEnd {
  switch (why) {
    case 'asked':
      return { kind: 'cancelled', message: 'It was stopped.' };
    case 'time-limit':
      return { kind: 'timed-out', message: `It ran for longer than ${record.maxRunSeconds} s and was stopped.` };
    case 'runner-told-to-end':
      return infrastructure('execute', 'TERMINATED', 'The machine told it to end, as before a shutdown.', '');
  }
}

function failed(step: string, code: string, message: string): RunEnd {
  return { kind: 'failed', causes: [{ step, code, message }] };
}

function infrastructure(step: string, code: string, message: string, lastWords: string): RunEnd {
  return { kind: 'infrastructure', causes: [{ step, code, message: lastWords === '' ? message : `${message} ${lastWords}` }] };
}
