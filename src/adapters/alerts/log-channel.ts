// In: alerts. Out: the fact of each, for the log and the metrics. Promised: always sends; the channel that is there when no other is.
import type { AlertChannel } from '../../ports/alerts.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { ChannelOptions } from './channel-options.js';

export interface LogChannelOptions extends Omit<ChannelOptions, 'timeoutMs'> {
  readonly telemetry: Telemetry;
}

export function logChannel({ name, severityMin, telemetry }: LogChannelOptions): AlertChannel {
  return {
    name,
    severityMin,
    send: ({ action, key, severity, summary }) => {
      telemetry.report({ kind: 'alert', action, key, severity, summary });
      return Promise.resolve({ kind: 'sent' });
    },
  };
}
