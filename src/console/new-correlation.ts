// The correlation id of a form: made with it, so that what is handed in twice is one request.

/** 128 bits of chance: `crypto.randomUUID` is not there on a page that came over plain HTTP. */
export function newCorrelation(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
