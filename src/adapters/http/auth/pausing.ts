// A question to an issuer that may be in trouble. In: how it is asked. Out: the same, but after a failure nothing is asked for a moment, and the failure is told again: anybody
// may send a token that names the issuer, and each would else be a call to it.
const pauseMs = 1_000;

export function pausing<Asked extends readonly unknown[], Told>(
  ask: (...asked: Asked) => Promise<Told>,
): (...asked: Asked) => Promise<Told> {
  let failure: { readonly problem: unknown } | null = null;
  return async (...asked) => {
    if (failure !== null) throw failure.problem;
    try {
      return await ask(...asked);
    } catch (problem) {
      failure = { problem };
      setTimeout(() => (failure = null), pauseMs).unref();
      throw problem;
    }
  };
}
