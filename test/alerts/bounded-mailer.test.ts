import { expect } from 'chai';
import { boundedMailer } from '../../src/adapters/alerts/bounded-mailer.js';
import { Secrets } from '../../src/app/config/secrets.js';
import { configuredChannels } from '../../src/app/parts/alerts.js';
import type { Mail } from '../../src/ports/alerts.js';
import { configOf } from '../app/config-sources.js';
import { VirtualClock } from '../support/virtual-clock.js';

describe('mail to whom it may go only', () => {
  const sendTo = async (to: readonly string[], recipients: readonly string[]) => {
    const sent: Mail[] = [];
    const mailer = boundedMailer({ send: (mail) => (sent.push(mail), Promise.resolve({ kind: 'sent' })) }, recipients);
    const outcome = await mailer.send({ to, subject: 'Job 175: succeeded', text: 'Done.' });
    return { outcome, to: sent.map((mail) => mail.to) };
  };

  it('goes to those who match, in whatever case, and to nobody else', async () => {
    const asked = ['james@example.com', 'Anna@Example.COM', 'victim@elsewhere.org', 'x@example.com.elsewhere.org'];
    expect(await sendTo(asked, ['*@Example.com'])).to.deep.equal({
      outcome: { kind: 'sent' },
      to: [['james@example.com', 'Anna@Example.COM']],
    });
  });

  it('is refused, and goes nowhere, when nobody matches', async () => {
    const { outcome, to } = await sendTo(['victim@elsewhere.org'], ['*@example.com', 'sre@example.org']);
    expect([outcome.kind, to]).to.deep.equal(['refused', []]);
  });

  it('is what mail about jobs goes by, as the configuration says', async () => {
    const env = { JOB_KEEPER_MAIL__URL: 'smtp://127.0.0.1:9', JOB_KEEPER_MAIL__RECIPIENTS: '["*@example.com"]' };
    const config = configOf({ env });
    const around = { clock: new VirtualClock(), telemetry: { report: () => undefined } };
    const { mailer } = await configuredChannels(
      config,
      new Secrets(env, { register: () => undefined, say: () => undefined }),
      around,
    );
    const outcome = await mailer?.send({ to: ['victim@elsewhere.org'], subject: 'Done', text: 'Read this.' });
    expect(outcome).to.deep.equal({ kind: 'refused', reason: 'no recipient is among mail.recipients' });
  });

  it('goes to everybody where all are let', async () => {
    expect((await sendTo(['a@b.org', 'c@d.org'], ['*'])).to).to.deep.equal([['a@b.org', 'c@d.org']]);
  });
});
