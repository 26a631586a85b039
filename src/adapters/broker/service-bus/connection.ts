// In: where a namespace is and how it is entered. Out: a client of it, and what may be said about it. Promised: neither a connection string
// nor a key comes out in a sentence. Receiving and sending each open a client of their own: the library leaves Nagle's algorithm on, and a
// send behind the flow frames of a receiver on the same socket waits 34 ms instead of 1.
import type { ServiceBusClient } from '@azure/service-bus';
import { madeOf, SecretReader, secretNow, type Secret } from '../../../core/secret.js';
import { lastProblem } from './problem.js';

export type ServiceBusConnection =
  | { readonly kind: 'connection-string'; readonly value: Secret }
  /** Microsoft Entra by the default credential of the machine. `namespace` alone, or with its domain. */
  | { readonly kind: 'entra'; readonly namespace: string };

export interface Retries {
  readonly maxRetries: number;
  readonly retryDelayInMs: number;
  readonly maxRetryDelayInMs: number;
  readonly timeoutInMs: number;
}

/** The library's own are 30 s apart with 60 s each: a lost settlement would be waited for 5.5 minutes. */
export const usualRetries: Retries = { maxRetries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 10_000, timeoutInMs: 15_000 };

export interface Place {
  readonly name: string;
  /** One sentence about a problem with it. */
  readonly sentence: (problem: unknown) => string;
}

const textMax = 300;

/** Loaded when it is needed: who uses another broker does not pay for it. */
export async function openClient(connection: ServiceBusConnection, retries: Retries): Promise<ServiceBusClient> {
  const { ServiceBusClient, RetryMode } = await import('@azure/service-bus');
  const options = { retryOptions: { ...retries, mode: RetryMode.Exponential } };
  switch (connection.kind) {
    case 'connection-string':
      return new ServiceBusClient(secretNow(connection.value), options);
    case 'entra': {
      const { DefaultAzureCredential } = await import('@azure/identity');
      return new ServiceBusClient(hostOf(connection.namespace), new DefaultAzureCredential(), options);
    }
  }
}

export function placeOf(connection: ServiceBusConnection): Place {
  if (connection.kind === 'entra') return { name: hostOf(connection.namespace), sentence: (problem) => sentenceOf(problem, []) };
  const reader = new SecretReader(connection.value);
  const nameNow = madeOf(() => reader.now(), endpointOf);
  nameNow();
  return {
    get name() {
      return nameNow();
    },
    sentence: (problem) => sentenceOf(problem, [reader.now(), ...reader.seen()].flatMap(secretsOf)),
  };
}

function sentenceOf(problem: unknown, secrets: readonly string[]): string {
  return secrets
    .reduce((text, secret) => text.replaceAll(secret, '***'), textOf(lastProblem(problem)))
    .replaceAll(/\s+/g, ' ')
    .slice(0, textMax);
}

function hostOf(namespace: string): string {
  return namespace.includes('.') ? namespace : `${namespace}.servicebus.windows.net`;
}

function endpointOf(value: string): string {
  const endpoint = /(?:^|;)\s*Endpoint\s*=\s*sb:\/\/([^;/]+)/i.exec(value)?.[1];
  if (endpoint === undefined) throw new Error('The connection string of Service Bus has no Endpoint=sb://... in it.');
  return endpoint;
}

function secretsOf(value: string): readonly string[] {
  const keys = [...value.matchAll(/SharedAccess(?:Key|Signature)\s*=\s*([^;]+)/gi)].map(([, key]) => key ?? '');
  // Shorter ones would tear holes into every text, and are no secrets.
  return [value, ...keys, ...keys.map(encodeURIComponent)].filter((secret) => secret.length > 3);
}

function textOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  if (problem.message !== '') return problem.message;
  return 'code' in problem ? String(problem.code) : problem.name;
}
