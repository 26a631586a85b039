// A submission whose outcome is not known, for people: what is in doubt, since when, and what to do.
import type { z } from 'zod';
import type { Instant } from '../../core/ids.js';
import type { Line } from '../printing/print-lines.js';
import { relativeTime } from '../printing/relative-time.js';
import type { InDoubt } from './request-shapes.js';

export function doubtLines(doubt: z.infer<typeof InDoubt>, now: Instant): Line[] {
  if (doubt === null) return [];
  const { attempt, engine, since, reason } = doubt;
  return [
    ['in doubt', `whether ${engine} took attempt ${attempt}, since ${relativeTime(since, now)}: ${reason}`],
    ['', 'It is asked again with the same token until that is known, so it cannot run twice; its slot stays taken meanwhile.'],
    ['to do', `make ${engine} answer, when it lasts; a cancel is taken now and carried out once it is known`],
  ];
}
