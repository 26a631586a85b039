// Text that comes from engines and brokers, made storable. In: values. Out: the same, with U+FFFD where PostgreSQL could not hold a
// character. Promised: a strange error text never keeps a request from ending. (Intake refuses such text instead: it belongs to its sender.)

const unstorable = /\0|\p{Surrogate}/gu;
/** How JSON.stringify writes them: well-formed pairs are not escaped. */
const escaped = /\\u(0000|d[89a-f])/i;

export function storable(text: string): string {
  return text.replaceAll(unstorable, '\uFFFD');
}

/** Rows for json_to_recordset, or documents for json_array_elements. */
export function rowsParameter(value: readonly object[]): string {
  const json = JSON.stringify(value);
  if (!escaped.test(json)) return json;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
