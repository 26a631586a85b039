// Channels to people: SRE gets alerts, a request's own addresses get mail.
import type { Instant } from '../core/ids.js';
import type { Severity } from '../core/policy.js';

export interface AlertMessage {
  /** The same key is the same trouble: channels that can, fold repeats into one incident. */
  readonly key: string;
  readonly action: 'trigger' | 'resolve';
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  readonly details: Readonly<Record<string, string>>;
  readonly at: Instant;
}

export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unavailable'; readonly reason: string };

export interface AlertChannel {
  readonly name: string;
  /** Alerts below it are not sent here. */
  readonly severityMin: Severity;
  /** So long after an end was recorded, a beginning of the same key may still arrive and open what the end has closed; left out: it does no harm. */
  readonly endAgainMs?: number;
  /** Never throws; bounded by its own timeout. */
  send(message: AlertMessage): Promise<SendOutcome>;
}

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<SendOutcome>;
}
