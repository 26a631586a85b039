// A body read without being believed: of one that is refused there is still something to tell.

/** What stands at a path; undefined where nothing does. */
export function rawAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? at[name as keyof typeof at] : undefined),
    body,
  );
}

/** null: there is no text, or an empty one. */
export function textAt(body: unknown, path: readonly PropertyKey[]): string | null {
  const found = rawAt(body, path);
  return typeof found === 'string' && found !== '' ? found : null;
}
