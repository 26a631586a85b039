// Request ids as people type them. In: text. Out: whether it can be one. Promised: what cannot is answered as "no such request", not as a
// failure of the database.
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return uuid.test(text);
}
