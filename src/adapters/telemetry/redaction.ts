// In: any text or key that is about to leave in a log line. Out: the same without secrets. Promised: a registered value never leaves,
// plain, in JSON, URL-encoded or in base64; nor does what stands behind a name or a place that usually holds a secret.

import { redacted, withoutSecrets } from '../../core/secret-places.js';

export interface Redaction {
  /**
   * Values shorter than 6 characters or longer than 4096 are not registered: the former would blot out ordinary words. Of one source, whose secret is
   * replaced again and again, the last few are; what another source, or none, has given too stays.
   */
  registerSecret(value: string, source?: string): void;
  text(text: string): string;
}

const secretMin = 6;
const secretMax = 4096;
const ofOneSourceMax = 4;

const secretKey =
  /authorization|passw|pwd|secret|token|credential|api_?key|access_?key|private_?key|routing_?key|connection_?string|cookie|webhook/i;

/** Whether a field of this name is withheld whatever it holds. */
export function isSecretKey(key: string): boolean {
  return secretKey.test(key);
}

export function createRedaction(): Redaction {
  const bySource = new Map<string | undefined, readonly string[]>();
  /** null: to be made anew. */
  let known: RegExp | null = null;
  return {
    registerSecret: (value, source) => {
      if (value.length < secretMin || value.length > secretMax) return;
      const values = [value, ...(bySource.get(source) ?? []).filter((one) => one !== value)];
      // What has no source is of the configuration, which has an end.
      bySource.set(source, source === undefined ? values : values.slice(0, ofOneSourceMax));
      known = null;
    },
    text: (text) => {
      if (bySource.size === 0) return withoutSecrets(text);
      known ??= anyOf([...bySource.values()].flat());
      return withoutSecrets(text.replace(known, redacted));
    },
  };
}

function anyOf(secrets: readonly string[]): RegExp {
  // Longest first: of two secrets where one begins with the other, the whole of the longer goes.
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  return new RegExp(forms.map(escaped).join('|'), 'g');
}

function formsOf(value: string): readonly string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  return [value, inJson, encodeURIComponent(value), Buffer.from(value).toString('base64').replace(/=+$/, '')];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
