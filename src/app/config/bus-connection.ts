// The connection string of Azure Service Bus, held against what its client needs: told here with its path, and not at the start in the client's words.
// Promised: nothing of it is said, for it is a secret.
import { text } from './fields.js';

export const BusConnection = text
  .regex(/^Endpoint=sb:\/\//i, { error: 'must begin with Endpoint=sb://', abort: true })
  .superRefine((given, context) => {
    const message = troubleOf(given);
    if (message !== null) context.addIssue({ code: 'custom', message });
  })
  .nullable()
  .default(null);

function troubleOf(given: string): string | null {
  const parts = new Map(given.split(';').map(pairOf));
  const has = (name: string) => (parts.get(name) ?? '') !== '';
  if (!has('Endpoint')) return 'must begin with Endpoint= (with this capitalisation)';
  // Answers go to the notification queues of tenants, whatever the intake queue.
  if (has('EntityPath')) return 'is for one queue (EntityPath); it must be for the whole namespace';
  const isWhole = (has('SharedAccessKeyName') && has('SharedAccessKey')) || has('SharedAccessSignature');
  return isWhole ? null : 'needs SharedAccessKeyName and SharedAccessKey';
}

/** A key may end in signs of equality. */
function pairOf(part: string): [name: string, value: string] {
  const at = part.indexOf('=');
  return at === -1 ? [part.trim(), ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}
