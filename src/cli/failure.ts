// Why a command could not do its work, as one sentence for the person who gave it, and the exit code that says so to a script.
import type { CommandCode, ComplaintProblem } from '../app/complaint.js';

export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  constructor(
    /** 1: failed; 2: wrong use. */
    readonly exitCode: 1 | 2,
    message: string,
    /** What a program reads of it; absent: the message under the code that the exit code stands for. */
    readonly problem: ComplaintProblem = { code: codes[exitCode], detail: message },
  ) {
    super(message);
  }
}

/** The service was not reached, or did not answer. */
export class NoAnswer extends CommandFailure {
  constructor(
    message: string,
    /** What was asked for may have been done all the same. */
    readonly mayHaveArrived: boolean,
  ) {
    super(1, message, { code: 'no-answer' satisfies CommandCode, detail: message });
  }
}

const codes = { 1: 'failed', 2: 'wrong-use' } as const satisfies Record<CommandFailure['exitCode'], CommandCode>;
