// In: facts about what is taken up while the service runs: policy, settings, certificate. Out: their metrics on the registry.
import type { Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.js';
import { instrumentsOn } from './instruments.js';
import type { Meters } from './meters.js';
import { versionMeter } from './version-meter.js';

export function inForceMeters(registry: Registry, clock: Clock): Meters<'policy' | 'settings' | 'certificate'> {
  const expires = instrumentsOn(registry).unknownGauge(
    'job_keeper_http_certificate_expires_timestamp_seconds',
    'When the certificate of the HTTP server expires; absent without one.',
  );
  return {
    policy: versionMeter(registry, clock, {
      ...{ of: 'policy', tried: 'policy text', loads: 'Policy texts that were checked, by outcome.' },
      outcomes: ['loaded', 'superseded', 'refused'],
    }),
    settings: versionMeter(registry, clock, {
      ...{ of: 'settings', tried: 'change of the configuration', loads: 'Configurations that were checked, by outcome.' },
      outcomes: ['loaded', 'refused'],
    }),
    certificate: ({ expiresAt }) => expires.set(expiresAt / 1000),
  };
}
