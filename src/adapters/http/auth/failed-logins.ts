// How often somebody may show a credential that is not one. In: from where. Out: what is left, or when it may be tried again. Promised: memory and work
// are the same for one address and for a million: counters stand in a table of fixed size, found by a hash that nobody outside can foretell,
// and begin anew each minute. Addresses that meet in one counter only hear sooner that they fail too often: a good credential is never asked
// for here.
import { createHash, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Clock } from '../../../ports/clock.js';
import type { Share } from '../rates.js';

export interface FailedLogins {
  /** null: without a limit. */
  count(address: string): Share | null;
}

const minuteMs = 60_000;
const counters = 65_536;

export function failedLogins(perMinute: number | null, clock: Pick<Clock, 'now'>): FailedLogins {
  if (perMinute === null) return { count: () => null };
  const seed = randomBytes(16);
  const failed = new Uint32Array(counters);
  let since = clock.now();
  return {
    count: (address) => {
      const now = clock.now();
      // Also when the clock was set back.
      if (now - since >= minuteMs || now < since) {
        failed.fill(0);
        since = now;
      }
      const at = createHash('sha256').update(seed).update(networkOf(address)).digest().readUInt16BE();
      const count = (failed[at] ?? 0) + 1;
      failed[at] = count;
      const resetSeconds = Math.max(1, Math.ceil((since + minuteMs - now) / 1_000));
      return { allowed: count <= perMinute, limit: perMinute, left: Math.max(0, perMinute - count), resetSeconds };
    },
  };
}

/** Whoever has an address of version 6 has 2^64 of them: what counts is its network, the first four groups. */
function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  // Written in the one canonical way, `::` stands for two groups or more.
  const [before = '', after] = new URL(`http://[${plain}]/`).hostname.slice(1, -1).split('::');
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  const zeros = after === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}

const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
