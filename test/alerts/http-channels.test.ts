import { expect } from 'chai';
import { createHash, createHmac } from 'node:crypto';
import { alertmanagerChannel } from '../../src/adapters/alerts/alertmanager-channel.js';
import { pagerDutyChannel } from '../../src/adapters/alerts/pager-duty-channel.js';
import { slackChannel } from '../../src/adapters/alerts/slack-channel.js';
import { teamsChannel } from '../../src/adapters/alerts/teams-channel.js';
import { webhookChannel } from '../../src/adapters/alerts/webhook-channel.js';
import type { AlertChannel } from '../../src/ports/alerts.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { anAlert } from './an-alert.js';
import { StandIn } from './stand-in.js';

const routingKey = 'R0123456789ABCDEF0123456789ABCDE';
const path = '/services/T000SECRET/B000SECRET/hook-secret?sig=signature-secret';
const secrets = [routingKey, 'T000SECRET', 'hook-secret', 'signature-secret', 'signing-secret', 'Bearer of-the-manager'];
const clock = new VirtualClock(1_700_000_000_500);
const evil = '<!channel> *bold* [here](http://evil) & `code` </x>\n\u202e\u061c\u200e\u200f second\u0000 line';

describe('the channels to people over HTTP', () => {
  const server = new StandIn();
  before(() => server.start());
  after(() => server.stop());
  beforeEach(() => {
    server.received.length = 0;
    server.answer = { status: 202 };
  });

  const common = { name: 'sre', severityMin: 'warning', timeoutMs: 2000 } as const;
  const make: Record<string, (more?: { timeoutMs: number; base?: string }) => AlertChannel> = {
    webhook: (more) =>
      webhookChannel({ ...common, ...more, url: `${more?.base ?? server.url}${path}`, secret: 'signing-secret', clock }),
    slack: (more) => slackChannel({ ...common, ...more, url: `${more?.base ?? server.url}${path}` }),
    teams: (more) => teamsChannel({ ...common, ...more, url: `${more?.base ?? server.url}${path}` }),
    pagerDuty: (more) =>
      pagerDutyChannel({ ...common, ...more, url: `${more?.base ?? server.url}${path}`, routingKey, source: 'prod' }),
    alertmanager: (more) =>
      alertmanagerChannel({
        ...common,
        ...more,
        url: `${more?.base ?? server.url}/am/`,
        authorization: 'Bearer of-the-manager',
        labels: { env: 'prod' },
      }),
  };

  for (const [kind, channel] of Object.entries(make)) {
    describe(kind, () => {
      it('bears its name and its least severity, and posts JSON once', async () => {
        expect(channel()).to.include({ name: 'sre', severityMin: 'warning' });
        expect(await channel().send(anAlert())).to.deep.equal({ kind: 'sent' });
        expect(server.received).to.have.length(1);
        expect(server.last.method).to.equal('POST');
        expect(server.last.headers['content-type']).to.match(/^application\/(cloudevents\+)?json/);
      });

      for (const status of [200, 201, 204]) {
        it(`takes ${status} for sent`, async () => {
          server.answer = { status };
          expect(await channel().send(anAlert())).to.deep.equal({ kind: 'sent' });
        });
      }
      for (const status of [400, 401, 403, 404, 410, 413]) {
        it(`takes ${status} for refused`, async () => {
          server.answer = { status, body: 'invalid_payload' };
          expect(await channel().send(anAlert())).to.deep.equal({ kind: 'refused', reason: `HTTP ${status}: invalid_payload` });
        });
      }
      for (const status of [408, 425, 429, 500, 502, 503]) {
        it(`takes ${status} for unavailable`, async () => {
          server.answer = { status };
          expect(await channel().send(anAlert())).to.deep.equal({ kind: 'unavailable', reason: `HTTP ${status}` });
        });
      }

      it('follows no redirect: an alert goes where it was configured to go and nowhere else', async () => {
        server.answer = { status: 307, headers: { location: `${server.url}/elsewhere` } };
        expect(await channel().send(anAlert())).to.deep.equal({ kind: 'refused', reason: 'HTTP 307' });
        expect(server.received).to.have.length(1);
      });

      it('is unavailable, in bounded time, when there is no answer, no end of it, too much of it, or no server', async () => {
        server.answer = 'hang';
        expect(await channel({ timeoutMs: 50 }).send(anAlert())).to.deep.equal({
          kind: 'unavailable',
          reason: 'no answer within 50 ms',
        });
        server.answer = 'drip';
        expect(await channel({ timeoutMs: 100 }).send(anAlert())).to.deep.equal({
          kind: 'unavailable',
          reason: 'no answer within 100 ms',
        });
        server.answer = 'reset';
        expect(await channel().send(anAlert())).to.deep.equal({ kind: 'unavailable', reason: 'no connection: ECONNRESET' });
        server.answer = { status: 500, body: 'x'.repeat(2_000_000) };
        expect((await channel().send(anAlert())).kind).to.equal('unavailable');
        const nobody = channel({ timeoutMs: 2000, base: 'http://127.0.0.1:1' });
        expect(await nobody.send(anAlert())).to.deep.equal({ kind: 'unavailable', reason: 'no connection: ECONNREFUSED' });
      });

      it('never tells a secret in a reason, even when the answer repeats all of them', async () => {
        server.answer = { status: 400, body: `bad: ${server.url}${path} ${secrets.join(' ')}` };
        const refused = await channel().send(anAlert());
        const unavailable = await channel({ timeoutMs: 500, base: 'http://127.0.0.1:1' }).send(anAlert());
        const own =
          kind === 'alertmanager'
            ? ['Bearer of-the-manager']
            : kind === 'pagerDuty'
              ? secrets.slice(0, 4)
              : kind === 'webhook'
                ? secrets.slice(1, 5)
                : secrets.slice(1, 4);
        for (const secret of own) expect(JSON.stringify([refused, unavailable])).not.to.contain(secret);
        expect(refused.kind).to.equal('refused');
      });

      it('never throws, not even for a URL that is none', async () => {
        expect((await channel({ timeoutMs: 100, base: 'nonsense' }).send(anAlert())).kind).to.equal('unavailable');
      });
    });
  }

  it('a webhook gets a CloudEvent, the same id for the same alert, and a signature over the time and the body', async () => {
    await make['webhook']?.().send(anAlert());
    const { headers, body } = server.last;
    expect(headers['content-type']).to.equal('application/cloudevents+json; charset=utf-8');
    expect(headers['x-job-keeper-signature']).to.equal(
      `t=1700000000,v1=${createHmac('sha256', 'signing-secret').update(`1700000000.${body}`).digest('hex')}`,
    );
    const { id, ...event } = server.lastJson as { id: string };
    expect(event).to.deep.equal({
      specversion: '1.0',
      source: '/job-keeper',
      type: 'job-keeper.alert.trigger',
      subject: 'job-not-declared:175',
      time: '2024-01-02T03:04:05.000Z',
      datacontenttype: 'application/json',
      data: {
        key: 'job-not-declared:175',
        action: 'trigger',
        severity: 'error',
        summary: 'Job 175 is not declared on the engine',
        details: { tenant_id: '333', job_id: '175' },
      },
    });
    await make['webhook']?.().send(anAlert());
    expect(server.lastJson).to.include({ id });
    await make['webhook']?.().send(anAlert({ action: 'resolve' }));
    expect(server.lastJson).to.include({ type: 'job-keeper.alert.resolve' }).and.not.to.include({ id });
  });

  it('a webhook without a secret is not signed', async () => {
    await webhookChannel({ ...common, url: server.url, secret: null, clock }).send(anAlert());
    expect(server.last.headers).not.to.have.property('x-job-keeper-signature');
  });

  it('Slack gets text in which users can mention nobody and format nothing', async () => {
    await make['slack']?.().send(anAlert({ severity: 'critical', summary: evil, details: { 'a<b': '@here' } }));
    expect(server.lastJson).to.deep.equal({
      text: '[CRITICAL] &lt;!channel&gt; *bold* [here](http://evil) &amp; `code` &lt;/x&gt;  second  line\na&lt;b: @here',
      mrkdwn: false,
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
    });
    await make['slack']?.().send(anAlert({ action: 'resolve' }));
    expect(server.lastJson)
      .to.have.property('text')
      .that.matches(/^\[RESOLVED\] Job 175/);
  });

  it('Teams gets an Adaptive Card in a message, the words of users in runs without markdown', async () => {
    await make['teams']?.().send(anAlert({ summary: '[here](http://evil) **x**', details: { a: '_b_' } }));
    const run = (more: object): object => ({ type: 'TextRun', ...more });
    expect(server.lastJson).to.deep.equal({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            body: [
              { type: 'RichTextBlock', inlines: [run({ text: 'ERROR', weight: 'bolder', color: 'attention' })] },
              { type: 'RichTextBlock', inlines: [run({ text: '[here](http://evil) **x**', size: 'medium' })] },
              { type: 'RichTextBlock', inlines: [run({ text: 'a: ', weight: 'bolder' }), run({ text: '_b_' })] },
              { type: 'RichTextBlock', inlines: [run({ text: '2024-01-02T03:04:05.000Z', isSubtle: true, size: 'small' })] },
            ],
          },
        },
      ],
    });
  });

  it('Teams gets the sentence alone where the details would make the card too large', async () => {
    const details = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`名${i}`, '長'.repeat(5000)]));
    await make['teams']?.().send(anAlert({ details }));
    expect(Buffer.byteLength(server.last.body)).to.be.below(24_000);
    expect(server.last.body).to.contain('Job 175 is not declared');
  });

  it('PagerDuty gets a trigger with all that Events v2 asks for, and a resolve under the same key', async () => {
    await make['pagerDuty']?.().send(anAlert());
    expect(server.lastJson).to.deep.equal({
      routing_key: routingKey,
      event_action: 'trigger',
      dedup_key: 'job-not-declared:175',
      client: 'Job Keeper',
      payload: {
        summary: 'Job 175 is not declared on the engine',
        source: 'prod',
        severity: 'error',
        timestamp: '2024-01-02T03:04:05.000Z',
        component: 'job-keeper',
        custom_details: { tenant_id: '333', job_id: '175' },
      },
    });
    await make['pagerDuty']?.().send(anAlert({ action: 'resolve' }));
    expect(server.lastJson).to.deep.equal({
      routing_key: routingKey,
      event_action: 'resolve',
      dedup_key: 'job-not-declared:175',
    });
  });

  it('PagerDuty gets a hash for a key longer than 255 characters, and never more than 1024 of summary', async () => {
    const key = 'k'.repeat(256);
    await make['pagerDuty']?.().send(anAlert({ key, summary: 's'.repeat(5000) }));
    const { dedup_key: dedupKey, payload } = server.lastJson as { dedup_key: string; payload: { summary: string } };
    expect(dedupKey).to.equal(createHash('sha256').update(key).digest('hex'));
    expect(payload.summary).to.have.length(1000).and.match(/s…$/);
  });

  it('Alertmanager gets an alert that lasts, and ends it under the same labels', async () => {
    await make['alertmanager']?.().send(anAlert());
    expect(server.last).to.include({ path: '/am/api/v2/alerts' });
    expect(server.last.headers).to.include({ authorization: 'Bearer of-the-manager' });
    const labels = { env: 'prod', alertname: 'JobKeeper', service: 'job-keeper', severity: 'error', key: 'job-not-declared:175' };
    const annotations = { summary: 'Job 175 is not declared on the engine', description: 'tenant_id: 333\njob_id: 175' };
    expect(server.lastJson).to.deep.equal([
      { labels, annotations, startsAt: '2024-01-02T03:04:05.000Z', endsAt: '2024-01-09T03:04:05.000Z' },
    ]);
    await make['alertmanager']?.().send(anAlert({ action: 'resolve', at: Date.UTC(2024, 0, 2, 4) }));
    expect(server.lastJson).to.deep.equal([{ labels, annotations, endsAt: '2024-01-02T04:00:00.000Z' }]);
  });
});
