// What is wrong with a configuration and shows only when it is used: a folder that cannot be made, a file that it names and that says nothing
// usable. To whoever starts a command it is a bad configuration like any other.

/** The message is the whole story, with the path of the folder or file, or the setting. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
}

/**
 * For what reads a file that the configuration names: a sentence that it ends with is about that file. Faults (the store, the engine) are no
 * matter of the configuration, and defects are ours: they stay what they are.
 */
export async function ofConfiguration<T>(use: Promise<T>): Promise<T> {
  try {
    return await use;
  } catch (problem) {
    if (!(problem instanceof Error) || problem.constructor !== Error) throw problem;
    throw new BadConfiguration(problem.message, { cause: problem });
  }
}

/** Of a command that could not be started: 2 for a bad configuration, else 1. */
export function exitCodeOf(problem: unknown): 1 | 2 {
  return problem instanceof BadConfiguration ? 2 : 1;
}
