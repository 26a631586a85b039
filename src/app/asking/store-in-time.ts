// The store's part of readiness, within the time that a probe waits. Promised: a store that hangs is named, not waited for; Kubernetes gives a
// probe three seconds (deploy/kubernetes), and one that hears nothing cannot say what is wrong.
import { Fault } from '../../core/faults.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store/store.js';
import { storePart, type NamedPart } from './readiness.js';

const answerMaxMs = 2_000;

export async function storeInTime(store: Pick<Store, 'ping'>, clock: Clock): Promise<NamedPart> {
  const enough = new AbortController();
  const taken = store.ping().then(
    () => null,
    (problem: unknown) => problem,
  );
  const late = clock
    .pause(answerMaxMs, enough.signal)
    .then(() => new Fault('store-unavailable', `no answer within ${answerMaxMs} ms`));
  const problem = await Promise.race([taken, late]);
  enough.abort();
  return storePart(problem);
}
