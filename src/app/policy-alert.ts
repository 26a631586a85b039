// Tells SRE of a policy text that was refused, by the store's alerts, and that it was mended.
import type { House } from './house.js';

const key = 'policy-refused';

/**
 * One look. Replicas see a file change at different times: while any of them refuses it the alert is open, and one that has loaded a text
 * since it was opened closes it. So does a process that starts, which it can only with a good one.
 */
export async function watchPolicy({
  policies,
  store,
  clock,
  replica,
}: Pick<House, 'policies' | 'store' | 'clock' | 'replica'>): Promise<void> {
  const { loadedAt, refused } = policies.standing();
  const { name, version } = policies.current();
  if (refused !== null) {
    const summary = `A policy text was refused; policy ${name}, version ${version}, stays in force.`;
    const details = { replica, version: refused.version, problems: refused.problems.slice(0, problemsMax) };
    await store.alerts.raise([{ key, severity: 'error', summary, details, requestId: null }], clock.now());
    return;
  }
  const mended = (await store.alerts.open()).some((alert) => alert.key === key && alert.openedAt <= loadedAt);
  if (mended) await store.alerts.resolve([key], clock.now());
}

/** Of a message to a person; GET /v1/policies has more of it. */
const problemsMax = 2_000;
