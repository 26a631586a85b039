// The policy that is delivered with the service, compiled for the pools of the tests.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Policy } from '../../src/core/policy.js';
import { compilePolicy } from '../../src/policy/compile.js';

const fileName = 'policies/default.yaml';

export const defaultPolicy: Policy = compiled(readFileSync(fileName, 'utf8'));

function compiled(text: string): Policy {
  const hash = (value: string) => createHash('sha256').update(value).digest('hex');
  const answer = compilePolicy(text, { fileName, poolNames: ['active', 'passive'], hash });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.policy;
}
