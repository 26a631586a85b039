// Reads values from a body that may be wrong: a refusal also names its tenant and correlation id, if they can be read.

/** The value at a path; undefined if there is none. */
export function rawAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? at[name as keyof typeof at] : undefined),
    body,
  );
}

/** null: there is no text there, or it is empty. */
export function textAt(body: unknown, path: readonly PropertyKey[]): string | null {
  const found = rawAt(body, path);
  return typeof found === 'string' && found !== '' ? found : null;
}
