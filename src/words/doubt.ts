// A submission whose outcome is not known: what is in doubt, since when, and what to do.
import type { InDoubt } from './request-shapes.js';
import type { Line } from './line.js';
import { sinceThen } from './time.js';

export function doubtLines(doubt: InDoubt, now: number): Line[] {
  if (doubt === null) return [];
  const { attempt, engine, since, reason } = doubt;
  return [
    ['in doubt', `whether ${engine} took attempt ${attempt}, for ${sinceThen(since, now)}: ${reason}`],
    [
      '',
      'It is asked again with the same token until that is known, so the request cannot run twice; its slot stays taken meanwhile.',
    ],
    ['to do', `make ${engine} answer if this lasts; a cancel is taken now and carried out once it is known`],
  ];
}
