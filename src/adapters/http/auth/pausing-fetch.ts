// What an issuer is asked. In: an address. Out: its answer, when it is one. Promised: after a failure nothing is asked for a moment, and the failure is told again:
// anybody may send a token that names the issuer, and each would else be a call to one that is in trouble already.
import type { FetchImplementation } from 'jose';

const pauseMs = 1_000;

export function pausingFetch(): FetchImplementation {
  let failure: { readonly problem: unknown } | null = null;
  return async (url, init) => {
    if (failure !== null) throw failure.problem;
    try {
      const answer = await fetch(url, init);
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      return answer;
    } catch (problem) {
      failure = { problem };
      setTimeout(() => (failure = null), pauseMs).unref();
      throw problem;
    }
  };
}
