// How many connections the server takes, and how much it answers on one.
import { expect } from 'chai';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { buildFace } from '../../src/adapters/http/build-face.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { aKeeper } from './scripted-keeper.js';

describe('http: connections', () => {
  it('are five thousand at the most, and one is given up after ten thousand answers', async () => {
    const { app } = await buildFace({
      keeper: aKeeper(),
      ...{ bodyBytesMax: 1_000, clock: systemClock, serviceVersion: '0.0.0', credentials: noCredentials, engineEvents: null },
      rates: { callsPerMinute: null, submitsPerMinute: null },
      telemetry: { report: () => undefined },
    });
    expect([app.server.maxConnections, app.server.maxRequestsPerSocket]).to.deep.equal([5_000, 10_000]);
  });
});
