// Retry-After of an answer: seconds or a date. Out: milliseconds from now, null when there is none or it makes no sense.
import type { Instant } from '../../../core/ids.js';

const dayMs = 86_400_000;

export function retryAfterMs(header: unknown, now: Instant): number | null {
  if (typeof header !== 'string') return null;
  const text = header.trim();
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), dayMs) : null;
}
