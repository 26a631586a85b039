import { expect } from 'chai';
import { logChannel } from '../../src/adapters/alerts/log-channel.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { anAlert } from './an-alert.js';

describe('the log as a channel', () => {
  it('always sends, and reports the alert as a fact', async () => {
    const facts: Fact[] = [];
    const channel = logChannel({ name: 'log', severityMin: 'info', telemetry: { report: (fact) => void facts.push(fact) } });
    expect(await channel.send(anAlert())).to.deep.equal({ kind: 'sent' });
    expect(channel).to.include({ name: 'log', severityMin: 'info' });
    expect(facts).to.deep.equal([
      {
        kind: 'alert',
        action: 'trigger',
        key: 'job-not-declared:175',
        severity: 'error',
        summary: 'Job 175 is not declared on the engine',
      },
    ]);
  });
});
