// A policy to be played with. In: its text, what it is called, and the settings that it is for. Out: its rules; refused with every problem at its place.
import { createHash } from 'node:crypto';
import type { Policy } from '../../core/policy.js';
import type { Settings } from '../../core/settings.js';
import { compilePolicy } from '../../policy/compile.js';
import { explainProblems } from '../../policy/text/explain-problems.js';
import { CommandFailure } from '../failure.js';

export function compiledPolicy(text: string, fileName: string, { pools, tenant_groups: groups }: Settings): Policy {
  const names = { poolNames: Object.keys(pools), groupNames: Object.keys(groups) };
  const hash = (all: string) => createHash('sha256').update(all).digest('hex');
  const read = compilePolicy(text, { fileName, ...names, hash });
  if (read.ok) return read.policy;
  throw new CommandFailure(1, `${fileName} is refused:\n${explainProblems(read.problems)}`);
}
