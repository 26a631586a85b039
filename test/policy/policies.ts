// Policies for tests: a complete one, to which a test adds only what it is about.
import { createHash } from 'node:crypto';
import type { Policy } from '../../src/core/policy.js';
import { compilePolicy, type CompiledPolicy, type CompileOptions } from '../../src/policy/compile.js';
import { explainProblems } from '../../src/policy/text/explain-problems.js';

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

interface PolicyParts {
  readonly settings?: string;
  /** Lines of the list. */
  readonly overrides?: string;
  readonly maintenance?: string;
  readonly routes?: string;
  readonly rules?: string;
}

/** A policy that answers every case; the given parts stand above its own. */
export function policyText(parts: PolicyParts = {}): string {
  return [
    'policy: test',
    ...(parts.settings === undefined ? [] : [`settings: ${parts.settings}`]),
    ...(parts.overrides === undefined ? [] : ['overrides:', parts.overrides]),
    ...(parts.maintenance === undefined ? [] : [`maintenance: ${parts.maintenance}`]),
    'route:',
    ...lines(parts.routes),
    '  - { name: all, pools: [active, passive] }',
    'rules:',
    ...lines(parts.rules),
    '  - { name: over, case: expired, then: [expire] }',
    '  - { name: run, case: capacity-available, then: [run-now] }',
    '  - name: rest',
    '    case: [too-early, engine-unreachable, job-not-declared, job-at-its-limit, tenant-at-its-quota,',
    '           no-pool, clusters-busy, cluster-starting, no-cluster, maintenance, pool-maintenance]',
    '    then: [enqueue]',
    '',
  ].join('\n');
}

function lines(part: string | undefined): string[] {
  return part === undefined ? [] : part.split('\n').map((line) => `  ${line}`);
}

export function compiled(text: string, options: Partial<CompileOptions> = {}): CompiledPolicy {
  return compilePolicy(text, { fileName: 'policies/test.yaml', poolNames: ['active', 'passive'], hash, ...options });
}

export function policyOf(text: string, options: Partial<CompileOptions> = {}): Policy {
  const answer = compiled(text, options);
  if (!answer.ok) throw new Error(explainProblems(answer.problems));
  return answer.policy;
}
