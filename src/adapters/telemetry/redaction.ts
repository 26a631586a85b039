// In: any text or key that is about to leave in a log line. Out: the same without secrets. Promised: a registered value never leaves,
// in plain, URL-encoded or base64 form; nor does what stands behind a name or a place that usually holds a secret.

import { redacted, withoutSecrets } from '../../core/secret-places.js';

export interface Redaction {
  /**
   * Values shorter than 6 characters or longer than 4096 are not registered: the former would blot out ordinary words. Of one source, whose secret is
   * replaced again and again, the last few are.
   */
  registerSecret(value: string, source?: string): void;
  text(text: string): string;
}

const secretMin = 6;
const secretMax = 4096;
const secretsMax = 1000;
const ofOneSourceMax = 4;

const secretKey =
  /authorization|passw|pwd|secret|token|credential|api_?key|access_?key|private_?key|routing_?key|connection_?string|cookie|webhook/i;

/** Whether a field of this name is withheld whatever it holds. */
export function isSecretKey(key: string): boolean {
  return secretKey.test(key);
}

export function createRedaction(): Redaction {
  const forms = new Set<string>();
  const bySource = new Map<string, string[]>();
  let known: RegExp | null = null;
  return {
    registerSecret: (value, source) => {
      if (value.length < secretMin || value.length > secretMax) return;
      if (source !== undefined)
        for (const old of replaced(bySource, source, value)) for (const form of formsOf(old)) forms.delete(form);
      if (forms.size >= secretsMax) return;
      for (const form of formsOf(value)) forms.add(form);
      // Longest first: of two secrets where one begins with the other, the whole of the longer goes.
      const longestFirst = [...forms].sort((a, b) => b.length - a.length);
      known = new RegExp(longestFirst.map(escaped).join('|'), 'g');
    },
    text: (text) => {
      const plain = known === null ? text : text.replace(known, redacted);
      return withoutSecrets(plain);
    },
  };
}

/** What its source gave too long ago. */
function replaced(bySource: Map<string, string[]>, source: string, value: string): readonly string[] {
  const values = [value, ...(bySource.get(source) ?? []).filter((known) => known !== value)];
  bySource.set(source, values.slice(0, ofOneSourceMax));
  return values.slice(ofOneSourceMax);
}

function formsOf(value: string): readonly string[] {
  return [value, encodeURIComponent(value), Buffer.from(value).toString('base64').replace(/=+$/, '')];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
