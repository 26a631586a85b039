import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { describeApi } from '../../src/adapters/http/describe-api.js';
import { readJobRequest } from '../../src/core/job-request.js';
import { JobTemplateBody, readJobTemplate, readTemplateRun, TemplateRunBody } from '../../src/core/templates/job-template.js';
import { overridableFields, sortOverrides } from '../../src/core/templates/overrides.js';
import { runRequest } from '../../src/core/templates/template-run.js';

describe('docs: templates', () => {
  let text = '';

  before(async () => (text = await readFile('docs/templates.md', 'utf8')));

  it('its example is a template, and the run that is shown overrides what that lets it, and is a job request', () => {
    const [template = '', run = ''] = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, example = '']) => example);
    const [kept, asked] = [readJobTemplate(JSON.parse(template)), readTemplateRun(JSON.parse(run))];
    if (!kept.ok || !asked.ok) throw new Error(JSON.stringify([kept, asked]));
    const { name, content } = kept.value;
    expect(sortOverrides(asked.value.overrides, content.overridable).problems).to.deep.equal([]);
    const request = runRequest({ name, version: 1, ...content }, { ...asked.value, createdAt: 0 });
    expect(readJobRequest(request)).to.have.property('ok', true);
  });

  it('names every field of a template and of a run, and all that can be overridden', () => {
    for (const field of [...Object.keys(JobTemplateBody.shape), ...Object.keys(TemplateRunBody.shape), ...overridableFields])
      expect(text).to.contain(`\`${field}\``);
  });

  it('names every call there is', async () => {
    const { paths } = (await describeApi('0.0.0')) as { paths: Record<string, object> };
    const told = Object.entries(paths).flatMap(([path, ways]) =>
      path.startsWith('/v1/job-templates') ? Object.keys(ways).map((way) => `${way.toUpperCase()} ${path}`) : [],
    );
    expect(told).to.have.length(6);
    for (const call of told) expect(text).to.contain(`\`${call}`);
  });
});
