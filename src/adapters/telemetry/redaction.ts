// In: any text or key that is about to leave in a log line. Out: the same without secrets. Promised: a registered value never leaves,
// in plain, URL-encoded or base64 form; nor does what stands behind a name or a place that usually holds a secret.

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
export const redacted = '[redacted]';

const secretKey =
  /authorization|passw|pwd|secret|token|credential|api_?key|access_?key|private_?key|routing_?key|connection_?string|cookie|webhook/i;

/** Whether a field of this name is withheld whatever it holds. */
export function isSecretKey(key: string): boolean {
  return secretKey.test(key);
}

// Credentials of a URL; the scheme words of an Authorization header; name=value as in connection strings and signed URLs; JSON fields.
const places: readonly (readonly [RegExp, string])[] = [
  [/(\w{2,20}:\/\/[^\s:/@]{0,200}:)[^\s@/]{1,500}@/g, `$1${redacted}@`],
  [/\b(Bearer|Basic)\s+(?=[\w.~+/-]{0,40}[\d=])[\w.~+/=-]{8,}/gi, `$1 ${redacted}`],
  [/\b(\w{0,40}(?:password|pwd|secret|token|api_?key|accesskey|accountkey|sig|signature))=[^\s&;,"']+/gi, `$1=${redacted}`],
  [/("\w{0,40}(?:password|secret|token|api_?key|authorization)"\s{0,5}:\s{0,5}")[^"]+/gi, `$1${redacted}`],
];
/** Without one of these a text has none of the places: the cheap look before the dear one. */
const hint = /:\/\/|=|bearer|basic|":|" :/i;

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
      if (!hint.test(plain)) return plain;
      return places.reduce((left, [place, by]) => left.replace(place, by), plain);
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
