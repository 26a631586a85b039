import { expect } from 'chai';
import {
  saysMissing,
  saysNoRoom,
  saysTooFast,
  saysUnauthorized,
  saysUnavailable,
} from '../../src/adapters/engine/databricks/failure-meaning.js';
import { inWords, readFailure } from '../../src/adapters/engine/shared/failure.js';
import { retryAfterMs } from '../../src/adapters/engine/shared/retry-after.js';

describe('databricks: what a failure says', () => {
  const bodies: Record<string, [string, string | null, string]> = {
    'code and message': [
      '{"error_code":"INVALID_STATE","message":"Cluster c is in unexpected state Pending."}',
      'INVALID_STATE',
      'Cluster c is in unexpected state Pending.',
    ],
    'an integer in place of the code': ['{"error_code":404,"message":"gone"}', null, 'gone'],
    'a long integer in place of the code': ['{"error_code":12345678901234567890,"message":"gone"}', null, 'gone'],
    'no code': ['{"message":"gone"}', null, 'gone'],
    'the oldest API': ['{"error":"ContextNotFound"}', null, 'ContextNotFound'],
    SCIM: ['{"detail":"no such user","status":"404","scimType":null}', null, 'no such user'],
    'plain text with a code': ['FEATURE_DISABLED: Jobs are switched off', 'FEATURE_DISABLED', 'Jobs are switched off'],
    'plain text': ['upstream connect error', null, 'upstream connect error'],
    'a page with pre': ['<html><body><pre>\n  Reached heap limit\n</pre></body></html>', null, 'Reached heap limit'],
    'a page with a title': ['<!doctype html><title>Bad Gateway</title><p>sorry', null, 'Bad Gateway'],
    'a page with neither': ['<html><p>sorry</p></html>', null, 'status 502 without a message'],
    nothing: ['', null, 'status 502 without a message'],
    'a list': ['[1,2]', null, '[1,2]'],
    'half of a body': ['{"error_code":"INVALID_', null, '{"error_code":"INVALID_'],
    'a code that is no code': ['{"error_code":"<script>","message":"x"}', null, 'x'],
    'text that cannot be stored': ['{"message":"a\\u0000b\\ud800c"}', null, 'abc'],
  };
  for (const [shape, [body, code, message]] of Object.entries(bodies)) {
    it(`survives ${shape}`, () => {
      const failure = readFailure(502, body);
      expect({ code: failure.code, message: failure.message }).to.deep.equal({ code, message });
    });
  }
  it('keeps the request id that the vendor asks for', () => {
    const body = '{"error_code":"X_Y","message":"m","details":[{"@type":"a"},{"request_id":"r-1","serving_data":""}]}';
    expect(inWords(readFailure(500, body))).to.equal('500 X_Y: m (request r-1)');
  });
  it('cuts a message that has no end, and survives JSON without a bottom', () => {
    expect(readFailure(500, JSON.stringify({ message: 'x'.repeat(1e6) })).message.length).to.be.below(600);
    expect(readFailure(500, '['.repeat(200_000)).message.length).to.be.below(600);
    expect(readFailure(500, `${'['.repeat(200_000)}:12345678901234567890`).message.length).to.be.below(600);
  });

  const failing = (status: number, code: string | null, message: string) => ({ status, code, message, requestId: null });
  it('a missing job, run or cluster is known in each of its ways', () => {
    expect(saysMissing(failing(400, 'INVALID_PARAMETER_VALUE', 'Job 7 does not exist.'))).to.be.true;
    expect(saysMissing(failing(400, null, "Run: 7 in job: 8 doesn't exist"))).to.be.true;
    expect(saysMissing(failing(400, 'INVALID_PARAMETER_VALUE', 'Cluster c-1 does not exist'))).to.be.true;
    expect(saysMissing(failing(404, 'RESOURCE_DOES_NOT_EXIST', 'no'))).to.be.true;
    expect(saysMissing(failing(404, 'NOT_FOUND', 'no'))).to.be.true;
  });
  it('what only looks like missing is not: a proxy, a version, a permission, a missing notebook', () => {
    expect(saysMissing(failing(404, null, 'Not Found'))).to.be.false;
    expect(saysMissing(failing(404, 'NOT_FOUND', 'Bad Target: /api/2.2/jobs/run-now'))).to.be.false;
    expect(saysMissing(failing(404, 'ENDPOINT_NOT_FOUND', 'No API found'))).to.be.false;
    expect(saysMissing(failing(403, 'PERMISSION_DENIED', 'User does not have permission'))).to.be.false;
    expect(saysMissing(failing(400, 'INVALID_PARAMETER_VALUE', 'Notebook /x does not exist'))).to.be.false;
    expect(saysMissing(failing(500, 'INTERNAL_ERROR', 'Job 7 does not exist.'))).to.be.false;
  });
  it('429 for want of room and 429 for haste are told apart', () => {
    const room = failing(429, 'REQUEST_LIMIT_EXCEEDED', 'There are already 5 active runs (limit: 5).');
    const haste = failing(429, 'REQUEST_LIMIT_EXCEEDED', 'Too many requests. Please wait a moment and try again.');
    expect([saysNoRoom(room), saysNoRoom(haste), saysTooFast(haste)]).to.deep.equal([true, false, true]);
    expect(saysNoRoom(failing(400, 'INVALID_STATE', 'There were already 1000 jobs created in past 3600 seconds'))).to.be.true;
    expect(saysNoRoom(failing(400, 'QUOTA_EXCEEDED', 'no more'))).to.be.true;
    expect(saysNoRoom(failing(500, null, 'There are already 5 active runs (limit: 5).'))).to.be.false;
  });
  it('a lock, a redirect, a 499 and every 5xx pass; a 400 does not', () => {
    expect(saysUnavailable(failing(400, 'COULD_NOT_ACQUIRE_LOCK', ''))).to.be.true;
    expect(saysUnavailable(failing(302, null, ''))).to.be.true;
    expect(saysUnavailable(failing(499, 'CANCELLED', ''))).to.be.true;
    expect(saysUnavailable(failing(501, 'NOT_IMPLEMENTED', ''))).to.be.true;
    expect(saysUnavailable(failing(400, 'INVALID_PARAMETER_VALUE', ''))).to.be.false;
  });
  it('an old token is a matter of the credential, also when it comes as 403', () => {
    expect(saysUnauthorized(failing(401, null, ''))).to.be.true;
    expect(saysUnauthorized(failing(403, null, 'Invalid access token.'))).to.be.true;
    expect(saysUnauthorized(failing(403, 'PERMISSION_DENIED', 'no permission to manage run'))).to.be.false;
  });
  it('Retry-After is understood as seconds and as a date, never as less than nothing', () => {
    const now = Date.UTC(2026, 0, 1);
    expect(retryAfterMs('7', now)).to.equal(7_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:30 GMT', now)).to.equal(30_000);
    expect(retryAfterMs('Wed, 31 Dec 2025 00:00:00 GMT', now)).to.equal(0);
    expect(retryAfterMs('soon', now)).to.equal(null);
    expect(retryAfterMs(undefined, now)).to.equal(null);
    expect(retryAfterMs('99999999999', now)).to.equal(86_400_000);
  });
});
