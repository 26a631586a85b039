// The errors of the service: its condition words and sentences, as clients know them.
import type { Refusal } from '../machine/message.js';

export interface Condition {
  readonly condition: string;
  readonly description: string;
}

export const lockLost: Condition = {
  condition: 'com.microsoft:message-lock-lost',
  description:
    'The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue, or was received by a different receiver instance.',
};
export const sessionLockLost: Condition = {
  condition: 'com.microsoft:session-lock-lost',
  description: 'The session lock has expired. Accept the session again to receive its messages.',
};
export const sessionHeld: Condition = {
  condition: 'com.microsoft:session-cannot-be-locked',
  description: 'The requested session cannot be accepted. It may be locked by another receiver.',
};
export const noSessionInTime: Condition = {
  condition: 'com.microsoft:timeout',
  description: 'No session became free within the time that was asked for.',
};
export const serverBusy: Condition = {
  condition: 'com.microsoft:server-busy',
  description:
    'The request was terminated because the entity is being throttled. Error code: 50009. Please wait 2 seconds and try again.',
};
export const messageNotFound: Condition = {
  condition: 'com.microsoft:message-not-found',
  description: 'The message requested does not exist, or is not in the state that the operation needs.',
};

export function entityNotFound(address: string): Condition {
  return { condition: 'amqp:not-found', description: `The messaging entity '${address}' could not be found.` };
}

export function unauthorised(address: string): Condition {
  return { condition: 'amqp:unauthorized-access', description: `No claim that was put allows access to '${address}'.` };
}

export function notAllowed(description: string): Condition {
  return { condition: 'amqp:not-allowed', description };
}

export function tooLarge(bytes: number, bytesMax: number): Condition {
  const description = `The received message (size:${bytes} bytes) exceeds the limit (${bytesMax} bytes) currently allowed on the link.`;
  return { condition: 'amqp:link:message-size-exceeded', description };
}

export function refusal(reason: Refusal, address: string): Condition {
  switch (reason) {
    case 'not-found':
      return entityNotFound(address);
    case 'too-large':
      return { condition: 'amqp:link:message-size-exceeded', description: `The message is larger than '${address}' allows.` };
    case 'full':
      return { condition: 'amqp:resource-limit-exceeded', description: `'${address}' has reached its largest size.` };
    case 'no-session':
      return notAllowed(`'${address}' requires sessions: set the session id of the message.`);
  }
}
