// One call of the gateway. In: a path, and for whom. Out: what it answered. Promised: ends within its time; follows no redirect; takes a
// bounded answer; the token is read anew, and is in no message.
import axios, { isAxiosError } from 'axios';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../core/faults.js';
import { resourceIdPattern } from '../../../core/model-jobs/model-job.js';

export interface GatewayAccess {
  /** https://gateway.example.com; the only host that is ever called. */
  readonly url: string;
  /** A file for each tenant, named after it, that holds the token in whose name its things are looked for. */
  readonly tokenDir: string;
  readonly timeoutMs: number;
}

export interface GatewayCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly data?: FormData;
}

export interface GatewayAnswer {
  readonly status: number;
  readonly body: unknown;
}

const answerBytesMax = 1_048_576;
const tokenMax = 16_384;

export async function callGateway(
  { url, tokenDir, timeoutMs }: GatewayAccess,
  tenantId: string,
  { path, ...call }: GatewayCall,
): Promise<GatewayAnswer> {
  const token = await tokenOf(tokenDir, tenantId);
  try {
    const { status, data } = await axios.request<unknown>({
      ...call,
      url: `${url.replace(/\/+$/, '')}${path}`,
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      timeout: timeoutMs,
      signal: AbortSignal.timeout(timeoutMs),
      maxRedirects: 0,
      maxContentLength: answerBytesMax,
      validateStatus: () => true,
    });
    return answered(status, data);
  } catch (problem) {
    if (problem instanceof Fault) throw problem;
    const code = isAxiosError(problem) ? (problem.code ?? 'no code') : 'no code';
    throw new Fault('registry-unavailable', `the gateway did not answer: ${code}`);
  }
}

/** Found, not there, not allowed, there already: answers. Everything else says nothing about what was asked for. */
function answered(status: number, body: unknown): GatewayAnswer {
  if ((status >= 200 && status < 300) || [400, 403, 404, 409].includes(status)) return { status, body };
  throw new Fault('registry-unavailable', `the gateway answered with ${status}`);
}

async function tokenOf(tokenDir: string, tenantId: string): Promise<string> {
  if (!resourceIdPattern.test(tenantId)) throw new Fault('registry-unavailable', 'the tenant has no token for the gateway');
  try {
    const token = (await readFile(join(tokenDir, tenantId), { encoding: 'utf8' })).trim();
    if (/^[\x21-\x7e]+$/.test(token) && token.length <= tokenMax) return token;
  } catch {
    // Told below, without the path: it is no business of the tenant's.
  }
  throw new Fault('registry-unavailable', `tenant ${tenantId} has no token for the gateway`);
}
