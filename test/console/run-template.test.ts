import { expect } from 'chai';
import { requestOf, runOf } from '../../src/console/templates/run-body.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { runRequest } from '../../src/core/templates/template-run.js';
import type { Keeper } from '../../src/ports/keeper.js';
import { aKeeper, anId, call, closeFaces, received } from '../http/scripted-keeper.js';
import { aJobTemplate } from '../support/job-templates.js';
import { aTemplate } from '../support/job-requests.js';
import { aPage, closePages } from './a-page.js';
import { foresight } from './scripts.js';

const operation = { notebook_params: { day: 'none', mode: 'full' }, max_run_seconds: 60 };
const overridable = ['priority', 'user_id', 'email_notifications', 'notebook_params.day', 'notebook_params', 'max_run_seconds'];
const template = aJobTemplate({ content: { request: aTemplate({ operation }), overridable } });

/** A keeper that writes down what is asked about and what is handed in. */
function writing(retiredAt: number | null = null) {
  const sent: { readonly what: string; readonly body: unknown }[] = [];
  const shown = { ...template, retiredAt };
  const script: Partial<Keeper> = {
    templates: {
      ...aKeeper().templates,
      template: () => Promise.resolve({ template: shown, versions: [shown] }),
      run: ({ key, body }) => {
        sent.push({ what: `run of ${key.tenantId} ${key.name}`, body });
        return Promise.resolve({ kind: 'stored', requestId: branded<RequestId>(anId), correlationId: 'mine' });
      },
    },
    dryRun: ({ body }) => {
      sent.push({ what: 'dry-run', body: JSON.parse(body.toString()) });
      return Promise.resolve({ kind: 'decided', foresight });
    },
  };
  return { sent, script };
}

describe('console: a run of a template', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('is told what would become of it; then the run that was asked about is handed in, once, of the version that is shown', async () => {
    const { sent, script } = writing();
    const page = await aPage('/templates/333/daily', script);
    await page.type('correlation', 'mine');
    await page.type('priority', '80');
    await page.type('notebook_params.day', '2026-11-27');
    await page.press('What would it do?');
    await page.reads('decision nowwaitPool active is full');
    expect(sent.map(({ what }) => what)).to.deep.equal(['dry-run']);
    expect(sent[0]?.body).to.nested.include({
      ...{ priority: 80, correlation_id: 'mine', user_id: 'geoff@example.com' },
      ...{ 'job.job_context.job_operation.notebook_params.day': '2026-11-27' },
      ...{ 'job.job_context.job_operation.notebook_params.mode': 'full' },
    });
    await page.press('Submit the run');
    page.find('button.main')?.click();
    await page.reads(anId);
    const overrides = { priority: 80, notebook_params: { day: '2026-11-27' } };
    expect(sent.slice(1)).to.deep.equal([{ what: 'run of 333 daily', body: { correlation_id: 'mine', version: 2, overrides } }]);
  });

  it('has a field for each override that its template allows, and none where it is retired', async () => {
    const page = await aPage('/templates/333/daily', writing().script);
    await page.reads('Run it');
    const names = ['correlation', ...overridable];
    for (const name of names) expect(page.find(`[name="${name}"]`), name).to.not.equal(null);
    expect(page.find('[name="max_wait_seconds"]')).to.equal(null);
    const retired = await aPage('/templates/333/daily', writing(received).script);
    await retired.reads('Template daily, version 2');
    await retired.reads('retired');
    expect(retired.text()).to.not.contain('Run it');
  });

  it('what is asked about is the request that the service makes of the run', async () => {
    const { url } = await aPage('/templates/333/daily', writing().script);
    const shown = (await call(`${url}/v1/job-templates/daily?tenant_id=333`)).json as never as Parameters<typeof runOf>[0];
    const typed: Record<string, Record<string, string>> = {
      'nothing said otherwise': {},
      'each field': {
        ...{ priority: 'high', user_id: 'anna@example.com', max_run_seconds: '120' },
        ...{ email_notifications: 'a@example.com\n\nb@example.com', 'notebook_params.day': '2026-11-27' },
        notebook_params: 'more=1=2\nflag',
      },
      'what is no number': { max_run_seconds: 'long', priority: '80' },
      'what the template does not allow': { max_wait_seconds: '1' },
    };
    for (const [what, given] of Object.entries(typed)) {
      const run = runOf(shown, given, 'mine');
      const of = { name: 'daily', version: 2, ...template.content };
      const made = runRequest(of, { correlationId: 'mine', createdAt: received, overrides: run.overrides });
      const asked = requestOf(shown, run, received);
      expect({ ...asked, template: { name: 'daily', version: 2 } }, what).to.deep.equal(made);
    }
    expect(runOf(shown, typed['each field'] ?? {}, 'mine').overrides).to.deep.equal({
      ...{ priority: 'high', user_id: 'anna@example.com', max_run_seconds: 120 },
      ...{ email_notifications: ['a@example.com', 'b@example.com'] },
      notebook_params: { day: '2026-11-27', more: '1=2', flag: '' },
    });
  });
});
