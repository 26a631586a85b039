import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({ 'timeout-minutes': z.number(), steps: z.array(z.object({ uses: z.string().optional() })) }),
  ),
});
const { permissions, jobs } = Workflow.parse(parse(readFileSync('.github/workflows/ci.yml', 'utf8')));

describe('the workflow of CI', () => {
  it('runs actions of others at one commit each, which a moved tag cannot change', () => {
    const uses = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? []));
    expect(uses).not.to.be.empty;
    for (const one of uses) expect(one).to.match(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('may read the repository, and nothing else', () => {
    expect(permissions).to.deep.equal({ contents: 'read' });
  });
});
