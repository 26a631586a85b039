// In: the URL of a broker, credentials and all. Out: what may be said about it. Promised: neither the URL nor its credentials come out.

const textMax = 300;

export interface Place {
  /** host:port/vhost */
  readonly name: string;
  /** One sentence about a problem with it. */
  readonly sentence: (problem: unknown) => string;
}

export function placeOf(url: string): Place {
  const parts = parse(url);
  const port = parts.port === '' ? (parts.protocol === 'amqps:' ? '5671' : '5672') : parts.port;
  const vhost = parts.pathname.length > 1 ? parts.pathname : '';
  // Shorter ones would tear holes into every text, and are no secrets.
  const secrets = [parts.password, unescaped(parts.password)].filter((secret) => secret.length > 3);
  const sentence = (problem: unknown): string =>
    secrets.reduce((text, secret) => text.replaceAll(secret, '***'), textOf(problem)).slice(0, textMax);
  return { name: `${parts.hostname}:${port}${vhost}`, sentence };
}

function parse(url: string): URL {
  const parts = URL.canParse(url) ? new URL(url) : null;
  if (parts === null || !['amqp:', 'amqps:'].includes(parts.protocol)) {
    throw new Error('The address of RabbitMQ is not a URL that begins with amqp:// or amqps://.');
  }
  return parts;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function textOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  if (problem.message !== '') return problem.message;
  // A host name with several addresses fails with an AggregateError without text.
  return 'code' in problem ? String(problem.code) : problem.name;
}
