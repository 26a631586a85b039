// Why a service was not reached, as one sentence for whoever gave its address. In: what the call threw. Promised: what is known to have one reason is told
// with what to do about it; of the rest what the system says.
type Words = (url: string, code: string) => string;

const unknownHost: Words = (url) => `the host of ${url} is not known`;
const inTheClear: Words = (url) => `${url} does not speak TLS: is it http:// there?`;
const untrusted: Words = (url, code) =>
  `the certificate of ${url} is not trusted here (${code}): NODE_EXTRA_CA_CERTS names a file with the one who issued it`;

const words: Readonly<Record<string, Words>> = {
  ECONNREFUSED: (url) => `nothing answers at ${url}: is job-keeper serve running?`,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  UND_ERR_SOCKET: (url) => `${url} closed the connection without an answer: is it https:// there?`,
  // Which of these it is, depends on the version of OpenSSL in Node.
  ERR_SSL_WRONG_VERSION_NUMBER: inTheClear,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: inTheClear,
  EPROTO: inTheClear,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
};

/** Whether the service may have had the call: it was cut off, or answered too late, and not refused at the door. */
export function mayHaveArrived(problem: unknown): boolean {
  if (isOutOfTime(problem)) return true;
  const code = codeIn(problem);
  return code !== null && (code === 'UND_ERR_SOCKET' || words[code] === undefined);
}

export function whyNot(problem: unknown, url: string, timeoutMs: number): string {
  if (isOutOfTime(problem)) return `${url} did not answer within ${timeoutMs / 1_000} s`;
  const code = codeIn(problem);
  const told = code === null ? undefined : words[code];
  return told === undefined || code === null ? `${url} cannot be asked: ${code ?? messageOf(problem)}` : told(url, code);
}

function isOutOfTime(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === 'TimeoutError';
}

/** What `fetch` throws says only that it failed; its cause says why. */
function messageOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  return problem.cause instanceof Error ? problem.cause.message : problem.message;
}

function codeIn(problem: unknown): string | null {
  return codeOf(problem) ?? codeOf(problem instanceof Error ? problem.cause : null);
}

function codeOf(problem: unknown): string | null {
  return problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : null;
}
