// What a test opens a store with.
import type { OpenStoreOptions } from '../../src/adapters/store/postgres/open-store.js';
import type { Secret } from '../../src/core/secret.js';
import type { Fact } from '../../src/ports/telemetry.js';

export function storeOptions(url: Secret, overrides: Partial<OpenStoreOptions> = {}): OpenStoreOptions {
  return {
    url,
    poolMax: 10,
    statementTimeoutMs: 10_000,
    lockTimeoutMs: 5_000,
    connectTimeoutMs: 5_000,
    applicationName: 'job-keeper test',
    channels: [
      { name: 'pager', severityMin: 'error' },
      { name: 'log', severityMin: 'info' },
    ],
    telemetry: { report: () => undefined },
    ...overrides,
  };
}

/** A telemetry that remembers. */
export function recording(): { readonly facts: Fact[]; report(fact: Fact): void } {
  const facts: Fact[] = [];
  return { facts, report: (fact) => facts.push(fact) };
}
