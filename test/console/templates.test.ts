import { expect } from 'chai';
import { statusText, templateLines } from '../../src/words/template.js';
import type { JobTemplates } from '../../src/ports/job-templates.js';
import { cli, cliNow } from '../cli/captured-cli.js';
import { aFace, aKeeper, call, closeFaces, received } from '../http/scripted-keeper.js';
import { aJobTemplate } from '../support/job-templates.js';
import { aPage, closePages } from './a-page.js';
import { said, saidBy } from './lines-said.js';

const scripted = (script: Partial<JobTemplates>) => ({ templates: { ...aKeeper().templates, ...script } });
const hostile = '<img src=x onerror=globalThis.wasRun=true>';
const versions = [aJobTemplate(), aJobTemplate({ version: 1, madeBy: hostile, retiredAt: received })];
const shown = { template: aJobTemplate({ tenantId: 'a/b' }), versions };

describe('console: templates', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('the list names the newest version of each; a press leads to what its runs ask for, and to its versions', async () => {
    const template: JobTemplates['template'] = ({ tenantId, name }) =>
      Promise.resolve(tenantId === 'a/b' && name === 'daily' ? shown : null);
    const page = await aPage('/templates', scripted({ list: () => Promise.resolve([shown.template]), template }));
    await page.reads(/daily2a\/b175/);
    await page.press('daily');
    await page.reads('overridablepriority, notebook_params.day');
    await page.reads('"job_id": "175"');
    await page.reads(`${hostile}retired`);
    expect(page.find('main img')).to.equal(null);
    expect(page.window.location.hash).to.equal('#/templates/a%2Fb/daily');
    expect(page.window.document.title).to.equal('daily · Templates · Job Keeper');
  });

  it('one is retired, once, after it is said what that means', async () => {
    const retired: string[] = [];
    let template = aJobTemplate();
    const script = scripted({
      template: () => Promise.resolve({ template, versions }),
      retire: ({ tenantId, name }) => {
        retired.push(`${tenantId} ${name}`);
        template = aJobTemplate({ retiredAt: received });
        return Promise.resolve(template);
      },
    });
    const page = await aPage('/templates/333/daily', script);
    await page.press('Retire …');
    await page.press('What would it do?');
    await page.reads('nowversion 2, in usethenno new runs are made of any version of it; those that there are go on');
    expect(retired).to.deep.equal([]);
    await page.press('Retire it');
    page.find('button.main')?.click();
    await page.reads('Retired.');
    await page.reads(/retired(in )?\d+ d/);
    expect(retired).to.deep.equal(['333 daily']);
  });

  it('says of a template line by line what the command line says', async () => {
    const retired = aJobTemplate({ retiredAt: received, content: { ...shown.template.content, overridable: [] } });
    for (const template of [shown.template, retired]) {
      const { url } = await aFace(scripted({ template: () => Promise.resolve({ template, versions }) }));
      const told = (await call(`${url}/v1/job-templates/daily?tenant_id=333`)).json as never as Parameters<
        typeof templateLines
      >[0];
      const { out } = await cli(['templates', 'show', 'daily', '--tenant', '333'], { env: { JOB_KEEPER_URL: url } });
      const lines = saidBy(out);
      const itself = said(templateLines(told, cliNow));
      expect(lines.slice(0, itself.length)).to.deep.equal(itself);
      const [newest = '', older = ''] = lines.slice(-2);
      expect(newest.endsWith(` ${statusText({ retired: null })}`)).to.equal(true);
      expect(older.endsWith(` ${statusText({ retired: told.made })}`)).to.equal(true);
    }
  });
});
