// A message that could not be taken, and what became of those that were replayed.
import type { LetterWithBody, Replayed, ReplayedLetters } from './letter-shapes.js';
import type { Line } from './line.js';
import { relativeTime } from './time.js';

export function letterLines(letter: Omit<LetterWithBody, 'body'>, now: number): Line[] {
  const { queue, reason, description, encoding, bytes, since } = letter;
  const size = bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return [
    ['queue', queue],
    ['why', reason],
    ...description.split('; ').map((one): Line => ['', one]),
    ['since', since === null ? 'not known' : `${relativeTime(since, now)} (${since})`],
    ['tenant', letter.tenant_id ?? 'not given'],
    ['correlation', letter.correlation_id ?? 'not given'],
    ['message id', letter.message_id ?? 'none'],
    ['body', encoding === 'utf-8' ? size : `${size}, here in ${encoding}`],
  ];
}

export function resultText({ outcome, request_id: id, refused }: Replayed): string {
  if (refused !== null) return `still refused: ${refused.reason}: ${refused.description}`;
  switch (outcome) {
    case 'stored':
      return `request ${id ?? ''}`;
    case 'same':
      return `the same as request ${id ?? ''}`;
    default:
      return outcome;
  }
}

export function replayedText({ items, more, dry_run: dryRun }: ReplayedLetters): string {
  const count = (...outcomes: string[]) => items.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const rest = more ? ', and there are more' : '';
  return dryRun
    ? `${items.length} would be replayed${rest}. Nothing was done.`
    : `${count('stored', 'same')} replayed, ${count('refused')} still refused${rest}.`;
}
