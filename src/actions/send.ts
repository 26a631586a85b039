// What performing a step led to, and how a message's fate reads in those words.
import type { Instant } from '../core/ids.js';
import type { SendOutcome } from '../ports/alerts.js';

export type Performed =
  | { readonly kind: 'done'; readonly outcome: string }
  /** Done, and to be done once more from this instant on. */
  | { readonly kind: 'again'; readonly from: Instant; readonly outcome: string }
  | { readonly kind: 'retry'; readonly reason: string }
  | { readonly kind: 'given-up'; readonly reason: string };

export function send(outcome: SendOutcome): Exclude<Performed, { readonly kind: 'again' }> {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'done', outcome: 'sent' };
    case 'refused':
      return { kind: 'given-up', reason: outcome.reason };
    case 'unavailable':
      return { kind: 'retry', reason: outcome.reason };
  }
}
