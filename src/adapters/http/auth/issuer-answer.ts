// One answer of an issuer. In: where, and the time for it. Out: its JSON. Promised: ends within that time; follows no redirect; of an answer that does not end no more
// is read than an issuer has to say; whatever is no JSON is a failure.
const bytesMax = 1_048_576;

export async function answerOf(
  at: string,
  asked: { readonly signal: AbortSignal; readonly headers?: Headers },
): Promise<unknown> {
  const answer = await fetch(at, { ...asked, redirect: 'error' });
  if (!answer.ok) throw new Error(`${at} answered ${answer.status}`);
  const text = await textOf(answer, at);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${at} answered with something that is not JSON`, { cause });
  }
}

async function textOf(answer: Response, at: string): Promise<string> {
  const body: AsyncIterable<Uint8Array> | null = answer.body;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > bytesMax) throw new Error(`${at} answered with more than ${bytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
