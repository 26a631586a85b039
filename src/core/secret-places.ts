// Where in a text a secret usually stands, and what one looks like. In: a text that came from outside or is about to leave. Out: the same without it.

export const redacted = '[redacted]';

const name =
  '(?:passw(?:or)?d|passphrase|\\bpwd|secret|token|credentials?|authorization|connection[_-]?string|(?:api|access|account|private|routing|secret)[_-]?key|account\\.key[\\w.]{0,80}|\\bsig|signature)';

const places: readonly (readonly [RegExp, string])[] = [
  // Credentials of a URL.
  [/(\w{2,20}:\/\/[^\s:/@]{0,200}:)[^\s@/]{1,500}@/g, `$1${redacted}@`],
  // The scheme words of an Authorization header.
  [/\b(Bearer|Basic)\s+(?=[\w.~+/-]{0,40}[\d=])[\w.~+/=-]{8,}/gi, `$1 ${redacted}`],
  // A field of JSON, also of JSON in a text of JSON; an entry of a Python dict; a named argument. It ends with a quote like the one it began with, behind
  // as many backslashes.
  [
    new RegExp(`(${name}(?:\\\\{0,7}["'])?\\s{0,5}[:=]\\s{0,5}[bu]?(\\\\{0,7})(["']))(?:(?!(?<!\\\\)\\2\\3)[^]){1,4096}`, 'gi'),
    `$1${redacted}`,
  ],
  // name=value as in connection strings and signed URLs.
  [new RegExp(`(${name}=)[^\\s&;,"']+`, 'gi'), `$1${redacted}`],
  // A token of Databricks, a signed token, a key of our own, a private key.
  [/\b(?:dapi|dose|dkea)[0-9a-f]{32}/g, redacted],
  [/\beyJ[\w-]{8,2000}\.[\w-]{8,4000}\.[\w-]{0,1000}/g, redacted],
  [/\bjk_[\w-]{43}/g, redacted],
  [/(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^-]{1,8000}/g, `$1${redacted}`],
];
/** Without one of these a text has none of the places: the cheap look before the dear one. */
const hint = /:\/\/|=|bearer|basic|["']\s{0,5}:|dapi|dose|dkea|eyJ|jk_|-----BEGIN/i;

export function withoutSecrets(text: string): string {
  return hint.test(text) ? places.reduce((left, [place, by]) => left.replace(place, by), text) : text;
}
