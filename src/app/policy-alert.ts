// What SRE is told of a policy text that was refused.
import type { House } from './house.js';
import { toldMax, type TextStanding } from './refusal-alert.js';

export function policyText({ policies, replica }: Pick<House, 'policies' | 'replica'>): TextStanding {
  const { loadedAt, refused } = policies.standing();
  const { name, version } = policies.current();
  const refusal = refused && {
    summary:
      `The new policy text was refused; policy ${name}, version ${version}, stays in force. ` +
      'Correct the file (`job-keeper policy check` shows every problem): a replica that starts now would refuse to.',
    // GET /v1/policies has more of it.
    details: { replica, version: refused.version, problems: refused.problems.slice(0, toldMax) },
  };
  return { key: 'policy-refused', loadedAt, refusal };
}
