// Several connections to one broker, and what an operator hears of them.
import { expect } from 'chai';
import { createTelemetry } from '../../src/adapters/telemetry/create-telemetry.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { CapturedOutput } from './captured-output.js';

type Connection = Extract<Fact, { kind: 'connection' }>;

function scene() {
  const output = new CapturedOutput();
  const clock = new VirtualClock(1_700_000_000_000);
  const kit = createTelemetry({ level: 'debug', pretty: false, version: '1', clock, output });
  return {
    /** Each later than a repeated line would be left out. */
    report: async (use: string | null, state: Connection['state'], to: Connection['to'] = 'broker') => {
      kit.telemetry.report({ kind: 'connection', to, use, state, detail: `${use}` });
      await clock.advance(20_000);
    },
    up: async (to: Connection['to'] = 'broker') =>
      new RegExp(`^job_keeper_connection_up\\{to="${to}"\\} (.)$`, 'm').exec((await kit.metrics()).body)?.[1],
    told: async () => (await output.records(kit.logger)).map(({ msg, detail }) => `${String(msg)}: ${String(detail)}`),
  };
}

describe('connections', () => {
  it('to one broker have one line for an outage and one for its end, which comes with the last of them', async () => {
    const { report, up, told } = scene();
    for (const use of ['intake', 'responses']) await report(use, 'up');
    for (const use of ['intake', 'responses']) await report(use, 'down');
    await report('responses', 'up');
    expect(await up(), 'while intake is still away').to.equal('0');
    await report('intake', 'up');
    expect(await up()).to.equal('1');
    expect(await told()).to.deep.equal([
      'Connection to the broker is up: intake',
      'Connection to the broker is down: intake',
      'Connection to the broker is up: intake',
    ]);
  });

  it('that stand and fall together are as the last word of any says', async () => {
    const { report, up, told } = scene();
    for (const state of ['down', 'down', 'up', 'up'] as const) await report(null, state, 'engine');
    expect(await up('engine')).to.equal('1');
    expect(await told()).to.have.length(2);
  });

  it('to another far end have lines of their own', async () => {
    const { report, up } = scene();
    await report('intake', 'down');
    await report(null, 'up', 'store');
    expect([await up(), await up('store')]).to.deep.equal(['0', '1']);
  });
});
