// Time and lock tokens for the state machine alone, and messages that state only what matters.
import type { Message, World } from '../../src/adapters/broker/embedded/machine/message.js';

export class TestWorld implements World {
  readonly dues: number[] = [];
  #now = 1_700_000_000_000;
  #tokens = 0;

  now(): number {
    return this.#now;
  }

  token(): string {
    this.#tokens += 1;
    return `token-${this.#tokens}`;
  }

  due(at: number): void {
    this.dues.push(at);
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

let made = 0;

export function aMessage(said: Partial<Message> = {}): Message {
  made += 1;
  return {
    messageId: `m-${made}`,
    sessionId: null,
    ttlMs: null,
    scheduledAt: null,
    fields: {},
    properties: {},
    added: {},
    sizeBytes: 100,
    content: {
      durable: false,
      priority: null,
      annotations: {},
      properties: null,
      applicationProperties: {},
      body: Buffer.alloc(0),
    },
    ...said,
  };
}
