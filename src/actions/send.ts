// What performing a step led to, and how a message's fate reads in those words.
import type { SendOutcome } from '../ports/alerts.js';

export type Performed =
  | { readonly kind: 'done'; readonly outcome: string }
  | { readonly kind: 'retry'; readonly reason: string }
  | { readonly kind: 'given-up'; readonly reason: string };

export function send(outcome: SendOutcome): Performed {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'done', outcome: 'sent' };
    case 'refused':
      return { kind: 'given-up', reason: outcome.reason };
    case 'unavailable':
      return { kind: 'retry', reason: outcome.reason };
  }
}
