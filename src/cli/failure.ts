// Why a command could not do its work, as one sentence for the person who gave it, and the exit code that says so to a script.
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  constructor(
    /** 1: failed; 2: wrong use. */
    readonly exitCode: 1 | 2,
    message: string,
  ) {
    super(message);
  }
}

/** What was asked for may have been done all the same. */
export class NoAnswer extends CommandFailure {}
