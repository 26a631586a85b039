// What a text says as JSON; null, as of `null` itself, where it is none.
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
