// In: the URL of a broker, credentials and all. Out: what may be said about it. Promised: neither the URL nor its credentials come out, those of before
// neither.
import { madeOf, SecretReader, type Secret } from '../../../core/secret.js';

const textMax = 300;

export interface Place {
  /** host:port/vhost */
  readonly name: string;
  /** One sentence about a problem with it. */
  readonly sentence: (problem: unknown) => string;
}

export function placeOf(url: Secret): Place {
  const reader = new SecretReader(url);
  const nameNow = madeOf(() => reader.now(), nameOf);
  nameNow();
  const sentence = (problem: unknown): string =>
    [reader.now(), ...reader.seen()]
      .flatMap(secretsOf)
      .reduce((text, secret) => text.replaceAll(secret, '***'), textOf(problem))
      .slice(0, textMax);
  return {
    get name() {
      return nameNow();
    },
    sentence,
  };
}

function nameOf(url: string): string {
  const { protocol, hostname, port, pathname } = parse(url);
  const usual = protocol === 'amqps:' ? '5671' : '5672';
  return `${hostname}:${port === '' ? usual : port}${pathname.length > 1 ? pathname : ''}`;
}

function secretsOf(url: string): readonly string[] {
  const { password } = parse(url);
  // Shorter ones would tear holes into every text, and are no secrets.
  return [password, unescaped(password)].filter((secret) => secret.length > 3);
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

/** RabbitMQ says why before it closes; the library tells only that something else was expected. */
const notEntered = /^Expected ConnectionOpenOk; got <ConnectionClose/;

function textOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  if (notEntered.test(problem.message)) return 'there is no such vhost, or its user has no right to enter it';
  if (problem.message !== '') return problem.message;
  // A host name with several addresses fails with an AggregateError without text.
  return 'code' in problem ? String(problem.code) : problem.name;
}
