// Where in a text a secret usually stands. In: a text that came from outside or is about to leave. Out: the same without what stands at such a place.

export const redacted = '[redacted]';

// Credentials of a URL; the scheme words of an Authorization header; name=value as in connection strings and signed URLs; JSON fields.
const places: readonly (readonly [RegExp, string])[] = [
  [/(\w{2,20}:\/\/[^\s:/@]{0,200}:)[^\s@/]{1,500}@/g, `$1${redacted}@`],
  [/\b(Bearer|Basic)\s+(?=[\w.~+/-]{0,40}[\d=])[\w.~+/=-]{8,}/gi, `$1 ${redacted}`],
  [/\b(\w{0,40}(?:password|pwd|secret|token|api_?key|accesskey|accountkey|sig|signature))=[^\s&;,"']+/gi, `$1=${redacted}`],
  [/("\w{0,40}(?:password|secret|token|api_?key|authorization)"\s{0,5}:\s{0,5}")[^"]+/gi, `$1${redacted}`],
];
/** Without one of these a text has none of the places: the cheap look before the dear one. */
const hint = /:\/\/|=|bearer|basic|":|" :/i;

export function withoutSecrets(text: string): string {
  return hint.test(text) ? places.reduce((left, [place, by]) => left.replace(place, by), text) : text;
}
