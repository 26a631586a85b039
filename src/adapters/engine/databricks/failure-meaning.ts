// What a failure means for what was asked. Codes and statuses decide; a message is read only where the vendor says it in no other way.
import type { Failure } from '../shared/failure.js';

const missingCodes = ['RESOURCE_DOES_NOT_EXIST', 'NOT_FOUND'];
const missingMessage = /\b(job|run|cluster)\b:? .*(does not|doesn't) exist/i;
/** A version of the API that this workspace does not serve is no missing thing. */
const noSuchCall = /bad target|no api found/i;
const capacityMessage = /already \d+ (active )?runs|active runs \(limit|jobs created in (the )?past/i;
const credentialMessage = /invalid access token|token (is|has) expired|expired token/i;
/** Refusals that pass by themselves. */
const passingCodes = ['COULD_NOT_ACQUIRE_LOCK', 'ABORTED', 'RESOURCE_CONFLICT', 'TEMPORARILY_UNAVAILABLE', 'DEADLINE_EXCEEDED'];
const passingStatuses = [408, 425, 499];

/** The job, run or cluster is not there: the workspace says so in several ways. A page of a proxy says nothing. */
export function saysMissing({ status, code, message }: Failure): boolean {
  if (noSuchCall.test(message)) return false;
  if (status === 404 && code !== null && missingCodes.includes(code)) return true;
  return (
    (status === 400 || status === 404) && (code === null || code === 'INVALID_PARAMETER_VALUE') && missingMessage.test(message)
  );
}

/** The address is not served, or not by this version: it says nothing of what was asked. */
export function saysNoSuchCall({ status, code, message }: Failure): boolean {
  return status === 404 && (code === 'ENDPOINT_NOT_FOUND' || noSuchCall.test(message));
}

/** No room for a run in the workspace, or for another run in this hour: not a matter of asking more slowly. */
export function saysNoRoom({ status, code, message }: Failure): boolean {
  if (status === 429) return capacityMessage.test(message);
  return status === 400 && (code === 'QUOTA_EXCEEDED' || capacityMessage.test(message));
}

/** The credential is not accepted. An old or expired token has been answered with 403 as well. */
export function saysUnauthorized({ status, message }: Failure): boolean {
  return status === 401 || (status === 403 && credentialMessage.test(message));
}

export function saysTooFast({ status, code }: Failure): boolean {
  return status === 429 || (status < 500 && (code === 'REQUEST_LIMIT_EXCEEDED' || code === 'RESOURCE_EXHAUSTED'));
}

/** The platform could not answer now. A redirect leads to a login page, never to an answer. */
export function saysUnavailable({ status, code }: Failure): boolean {
  return status >= 500 || status < 400 || passingStatuses.includes(status) || (code !== null && passingCodes.includes(code));
}
