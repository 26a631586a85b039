// Who gets a mail when a request of a job ends. In: what its job says, how it ended, the addresses that it carries itself. Out: addresses, none twice.
import { z } from 'zod';
import type { FinalState } from '../lifecycle.js';
import { MailAddress } from '../mail-address.js';

/** The ends of who was cancelled or has run. A refusal and an expiry are for the policy's own `notify`. */
const mailedEnds = ['succeeded', 'failed', 'timed-out', 'cancelled'] as const satisfies FinalState[];

export const NotifySettings = z.strictObject({
  /** The switch: false, and nobody gets a mail, whatever a request carries. */
  enabled: z.boolean().default(true),
  /** Who always gets one, beside those that a request names. */
  to: z.array(MailAddress).max(50).default([]),
  on: z
    .array(z.enum(mailedEnds))
    .min(1)
    .default([...mailedEnds]),
});
export type NotifySettings = z.infer<typeof NotifySettings>;

export function mailedTo({ enabled, to, on }: NotifySettings, state: FinalState, named: readonly string[]): readonly string[] {
  if (!enabled || !on.some((end) => end === state)) return [];
  const known = new Map<string, string>();
  for (const address of [...named, ...to]) {
    const same = address.toLowerCase();
    if (!known.has(same)) known.set(same, address);
  }
  return [...known.values()];
}
