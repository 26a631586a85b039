import { expect } from 'chai';
import { cameToText, instantText, doneText, scheduleLines } from '../../src/words/schedule.js';
import type { RequestSchedules } from '../../src/ports/request-schedules.js';
import type { RequestSchedulesAsked } from '../../src/ports/store/request-schedules.js';
import { cli, cliNow } from '../cli/captured-cli.js';
import { keyHolder } from '../http/key-holder.js';
import { aFace, aKeeper, anId, call, closeFaces, received } from '../http/scripted-keeper.js';
import { aRequestSchedule, ofTemplate } from '../support/request-schedules.js';
import { aPage, closePages } from './a-page.js';
import { said, saidBy } from './lines-said.js';
import { asListed } from '../../src/adapters/http/request-schedule-json.js';

const scripted = (script: Partial<RequestSchedules>) => ({ schedules: { ...aKeeper().schedules, ...script } });
const hostile = '<img src=x onerror=globalThis.wasRun=true>';
const stopped = aRequestSchedule({ status: 'STOPPED', nextAt: null });
const fires = [
  { fireAt: received, outcome: 'made', requestId: anId, reason: null },
  { fireAt: received - 60_000, outcome: 'refused', requestId: null, reason: hostile },
] as const;

/** One that is started and stopped as the service does it. */
function switching() {
  const done: string[] = [];
  let now = aRequestSchedule();
  const to = (word: string, schedule: typeof now) => {
    done.push(word);
    now = schedule;
    return Promise.resolve({ kind: 'done', schedule } as const);
  };
  const script = scripted({
    schedule: () => Promise.resolve({ schedule: now, fires }),
    stop: () => to('stop', stopped),
    start: () => to('start', aRequestSchedule()),
  });
  return { done, script };
}

describe('console: schedules', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('the list tells by which clock each fires and when it comes next; the filters are those of the address', async () => {
    const asked: RequestSchedulesAsked[] = [];
    const other = aRequestSchedule({ ...stopped, id: anId.replace(/.$/, '0'), name: hostile, message: 'No job was made.' });
    const list: RequestSchedules['list'] = (one) => (asked.push(one), Promise.resolve([aRequestSchedule(), other].map(asListed)));
    const page = await aPage('/schedules?tenant_id=333&template=daily', scripted({ list }));
    await page.reads(/nightly3331750 0 2 \* \* \?Europe\/Dublinrunning[^ ]* ?.*4/);
    await page.reads(`${hostile}3331750 0 2 * * ?Europe/Dublinstopped4No job was made.`);
    expect(page.find('table img')).to.equal(null);
    expect(asked[0]).to.deep.include({ tenantId: '333', status: null, template: 'daily' });
    await page.type('status', 'stopped');
    await page.press('Filter');
    await page.reads(hostile);
    expect(page.window.location.hash).to.equal('#/schedules?tenant_id=333&template=daily&status=stopped');
  });

  it('one that names a template tells which, with a way to it, and whether that is retired', async () => {
    const retired = aRequestSchedule({ ...ofTemplate, templateNow: { ...ofTemplate.templateNow, retired: true } });
    const script = scripted({
      list: () => Promise.resolve([asListed(retired)]),
      schedule: () => Promise.resolve({ schedule: aRequestSchedule(ofTemplate), fires }),
    });
    const list = await aPage('/schedules', script);
    await list.reads('nightly333176daily (retired)0 0 2 * * ?');
    const page = await aPage(`/schedules/${anId}`, script);
    await page.reads(
      'templatedaily, the newest version, now 3overrides{"priority":"high","notebook_params":{"day":"{day_before}"}}',
    );
    expect(page.text()).to.not.contain('What each fire asks for');
    await page.press('daily, the newest version, now 3');
    expect(page.window.location.hash).to.equal('#/templates/333/daily');
  });

  it('one tells what became of its last fires, with a way to the requests', async () => {
    const page = await aPage(`/schedules/${anId}`, switching().script);
    await page.reads(`2026-11-21T06:00:00Zmade${anId}2026-11-21T05:59:00Zrefused${hostile}`);
    await page.press(anId);
    expect(page.window.location.hash).to.equal(`#/requests/${anId}`);
  });

  it('it is said what would be before it is stopped, once; then it can be started again', async () => {
    const { done, script } = switching();
    const page = await aPage(`/schedules/${anId}`, script);
    await page.press('Stop …');
    await page.press('What would it do?');
    await page.reads('thenno more fires; job requests that it has made continue');
    expect(done).to.deep.equal([]);
    await page.press('Stop it');
    page.find('button.main')?.click();
    await page.reads(`Stopped ${anId}.`);
    expect(done).to.deep.equal(['stop']);
    await page.press('Start …');
    await page.press('What would it do?');
    await page.reads('nowstoppedthenfires again from now on: 0 0 2 * * ?, in time zone Europe/Dublin');
    await page.press('Start it');
    await page.reads(`Started ${anId}; next fire 2026-11-21T07:00:00Z.`);
    expect(done).to.deep.equal(['stop', 'start']);
  });

  it('whoever may look and not submit is told so in the words of the service, and nothing is done', async () => {
    const { credentials, headers } = keyHolder({ scopes: ['requests:read'] });
    const { done, script } = switching();
    const page = await aPage(`/schedules/${anId}`, script, { credentials });
    await page.type('credential', headers.authorization.replace('Bearer ', ''));
    await page.press('Sign in');
    await page.press('Stop …');
    await page.press('What would it do?');
    await page.press('Stop it');
    await page.reads('The scope requests:submit is needed.');
    expect(done).to.deep.equal([]);
  });

  it('says of a schedule line by line what the command line says', async () => {
    const schedules = {
      usual: aRequestSchedule({ executions: 1 }),
      bounded: aRequestSchedule({
        executionsMax: 10,
        startsAt: received,
        endsAt: received + 86_400_000,
        message: 'No job was made.',
      }),
      stopped,
      'of a template': aRequestSchedule(ofTemplate),
      'of a version that is retired': aRequestSchedule({
        asksFor: { ...ofTemplate.asksFor, run: { ...ofTemplate.asksFor.run, version: 2 } },
        templateNow: { ...ofTemplate.templateNow, version: 2, retired: true },
      }),
    };
    for (const [what, schedule] of Object.entries(schedules)) {
      const { url } = await aFace(scripted({ schedule: () => Promise.resolve({ schedule, fires }) }));
      const shown = (await call(`${url}/v1/schedules/${anId}`)).json as never as Parameters<typeof scheduleLines>[0] & {
        readonly fires: readonly Parameters<typeof cameToText>[0][];
      };
      const { out } = await cli(['schedules', 'show', anId], { env: { JOB_KEEPER_URL: url } });
      const rows = shown.fires.map((fire) => `${instantText(fire.fire_at)} ${fire.outcome} ${cameToText(fire)}`);
      const heading = 'FIRE OUTCOME REQUEST, OR WHY NOT';
      expect([...said(scheduleLines(shown, cliNow)), heading, ...rows], what).to.deep.equal(saidBy(out));
    }
  });

  it('says of a schedule that was started or stopped what the command line says', async () => {
    const { script } = switching();
    for (const to of ['stop', 'start'] as const) {
      const { url } = await aFace(script);
      const row = (await call(`${url}/v1/schedules/${anId}/${to}`, { method: 'POST' })).json as never;
      const { out } = await cli(['schedules', to, anId], { env: { JOB_KEEPER_URL: url } });
      expect(doneText(to === 'start' ? 'Started' : 'Stopped', row)).to.equal(out.trim());
    }
  });
});
