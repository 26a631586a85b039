// Tells SRE of texts that were refused, by the store's alerts, and that they were mended.
import type { AlertKey } from '../core/alert-keys.js';
import type { Instant } from '../core/ids.js';
import type { House } from './house.js';

/** How a text stands that is looked at again and again. */
export interface TextStanding {
  /** Of its alert. */
  readonly key: AlertKey;
  readonly loadedAt: Instant;
  /** null: the newest text is in force. */
  readonly refusal: { readonly summary: string; readonly details: Readonly<Record<string, string>> } | null;
}

/** Of a message to a person. */
export const toldMax = 2_000;

/**
 * One look. Replicas see a file change at different times: while any of them refuses it the alert is open, and one that has loaded a text
 * since it was opened closes it. So does a process that starts, which it can only with a good one.
 */
export async function tellRefusals(
  { store, clock }: Pick<House, 'store' | 'clock'>,
  texts: readonly TextStanding[],
): Promise<void> {
  const refused = texts.flatMap(({ key, refusal }) =>
    refusal === null ? [] : [{ ...refusal, key, severity: 'error' as const, requestId: null }],
  );
  if (refused.length > 0) await store.alerts.raise(refused, clock.now());
  const good = texts.filter(({ refusal }) => refusal === null);
  if (good.length === 0) return;
  const open = await store.alerts.open();
  const mended = good.filter(({ key, loadedAt }) => open.some((alert) => alert.key === key && alert.openedAt <= loadedAt));
  if (mended.length === 0) return;
  const keys = mended.map(({ key }) => key);
  await store.alerts.resolve(keys, clock.now());
}
