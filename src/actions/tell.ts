// Tells SRE of the beginning or the end of a trouble. Promised: a message that is tried again says what is still so. One that could not be
// told in time is passed over: the beginning of a trouble that is over would open an incident that nothing closes, and the end of one that
// is back would close an incident that still stands. Where a beginning whose answer was lost may arrive late, the end is told once more when none can.
import type { Step, StepWork } from '../ports/store/steps.js';
import type { ActionsParts } from './parts.js';
import { send, type Performed } from './send.js';

export async function tell(
  { channels, alerts, clock }: ActionsParts,
  step: Step,
  { channel: name, message }: Extract<StepWork, { kind: 'alert' }>,
): Promise<Performed> {
  const channel = channels.find((one) => one.name === name);
  if (channel === undefined) return { kind: 'given-up', reason: `no alert channel is called ${name} any more` };
  if (step.attempts > 1 && (await alerts.isOpen(message.key)) !== (message.action === 'trigger'))
    return { kind: 'done', outcome: 'passed over: no longer so' };
  const performed = send(await channel.send(message));
  const from = step.recordedAt + (message.action === 'resolve' ? (channel.endAgainMs ?? 0) : 0);
  if (performed.kind !== 'done' || clock.now() >= from) return performed;
  return { kind: 'again', from, outcome: 'sent, and once more later' };
}
