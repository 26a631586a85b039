// Rates of tenants over several replicas: on a store, and when it does not answer.
import { expect } from 'chai';
import { sharedPerMinute } from '../../src/adapters/http/shared-rates.js';
import { Fault } from '../../src/core/faults.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { RateAsk, RateLease, RateStore } from '../../src/ports/store/rates.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { opened } from '../store/opened.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { aFace, anId, call, closeFaces } from './scripted-keeper.js';

const stored = { kind: 'stored', requestId: branded<RequestId>(anId), correlationId: 'c' } as const;
const aRequest = (tenant: string) => ({ job: { job_context: { tenant_id: tenant } } });

/** A store of one minute that never ends, which notes what it is asked. */
function scriptedStore() {
  const taken = new Map<string, number>();
  const asked: (readonly RateAsk[])[] = [];
  const state: { answers: 'at once' | 'never' | 'with a fault' | 'with nothing' } = { answers: 'at once' };
  const leases: RateStore = {
    lease: (asks, limit) => {
      asked.push(asks);
      if (state.answers === 'never') return new Promise(() => undefined);
      if (state.answers === 'with a fault') return Promise.reject(new Fault('store-unavailable', 'is away'));
      return Promise.resolve(
        asks.map(({ tenantId, wanted }): RateLease => {
          const before = taken.get(tenantId) ?? 0;
          const given = state.answers === 'with nothing' ? 0 : Math.min(wanted, limit - before);
          taken.set(tenantId, before + given);
          return { tenantId, minute: 1, endsInMs: 60_000, given, left: limit - before - given };
        }),
      );
    },
  };
  return { leases, asked, state };
}

function rated(limit: number) {
  const clock = new VirtualClock();
  let aheadMs = 0;
  const shifted = { now: () => clock.now() + aheadMs, pause: (ms: number, signal?: AbortSignal) => clock.pause(ms, signal) };
  const facts: Fact[] = [];
  const store = scriptedStore();
  const telemetry = { report: (fact: Fact) => void facts.push(fact) };
  const rates = sharedPerMinute(limit, { leases: store.leases, clock: shifted, telemetry });
  const setBack = (ms: number) => void (aheadMs -= ms);
  const take = async (who: string, points = 1) => (await rates.take(who, points))?.allowed;
  const takeMany = async (who: string, times: number) => {
    const all = await Promise.all(Array.from({ length: times }, () => take(who)));
    return all.filter((allowed) => allowed).length;
  };
  return { ...store, clock, setBack, facts, rates, take, takeMany };
}

describe('http: rates over replicas', () => {
  afterEach(closeFaces);

  it('two replicas take a tenant its rate and no more of four hundred calls at once, and both say when there is some again', async function () {
    this.timeout(60_000);
    const on = await opened();
    try {
      const around = { rates: { callsPerMinute: null, submitsPerMinute: 100 } };
      const script = { submit: () => Promise.resolve(stored) };
      const faces = [
        await aFace(script, { ...around, tenantLeases: on.store.rates }),
        await aFace(script, { ...around, tenantLeases: on.other.rates }),
      ];
      const send = (index: number, tenant: string) => {
        const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(aRequest(tenant)) };
        return call(`${faces[index % 2]?.url ?? ''}/v1/job-requests`, init);
      };
      const answers = await Promise.all(Array.from({ length: 400 }, (_, index) => send(index, '333')));
      expect(answers.filter(({ status }) => status === 202)).to.have.length(100);
      for (const { status, headers } of answers.filter((one) => one.status !== 202)) {
        expect(status).to.equal(429);
        expect(headers.get('ratelimit-limit')).to.equal('100');
        expect(headers.get('ratelimit-remaining')).to.equal('0');
        expect(Number(headers.get('ratelimit-reset'))).to.be.within(1, 60);
        expect(headers.get('retry-after')).to.equal(headers.get('ratelimit-reset'));
      }
      for (const index of [0, 1]) expect((await send(index, '444')).status).to.equal(202);
      const facts = faces.flatMap((face) => face.facts).filter(({ kind }) => kind === 'trouble');
      expect(facts).to.deep.equal([]);
    } finally {
      await closeFaces();
      await on.close();
    }
  });

  it('a name that is no tenant, and that no store can hold, is not asked for', async () => {
    const { leases, asked } = scriptedStore();
    const face = await aFace(
      { submit: () => Promise.resolve(stored) },
      { rates: { callsPerMinute: null, submitsPerMinute: 5 }, tenantLeases: leases },
    );
    const body = JSON.stringify(aRequest('3\u00003'));
    await call(`${face.url}/v1/job-requests`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(asked).to.deep.equal([]);
  });

  it('the store is asked a hundred times for a whole minute, however high the rate is', async () => {
    const { take, asked } = rated(6_000);
    for (let times = 0; times < 6_000; times += 1) expect(await take('333')).to.equal(true);
    expect(await take('333')).to.equal(false);
    expect(asked).to.have.length(100);
  });

  it('who comes at once is asked for together, in one question for all tenants', async () => {
    const { takeMany, asked } = rated(100);
    const [one, other] = await Promise.all([takeMany('333', 150), takeMany('444', 50)]);
    expect([one, other]).to.deep.equal([100, 50]);
    expect(asked).to.deep.equal([
      [
        { tenantId: '333', wanted: 100, ofUse: 1 },
        { tenantId: '444', wanted: 50, ofUse: 1 },
      ],
    ]);
  });

  it('who wants much does not keep what there is from who wants little: of use is what the least of them wants', async () => {
    const { take, asked } = rated(1_000);
    await Promise.all([take('333', 1), take('333', 5)]);
    expect(asked).to.deep.equal([[{ tenantId: '333', wanted: 10, ofUse: 1 }]]);
  });

  it('who finds each time that somebody else was first is refused after the third, and no clock is left running', async () => {
    const { take, state, asked, clock } = rated(10);
    state.answers = 'with nothing';
    expect(await take('333')).to.equal(false);
    expect(asked).to.have.length(3);
    expect(clock.pausing).to.equal(0);
  });

  it('once nothing is left nobody is asked until the minute is over', async () => {
    const { take, takeMany, asked, clock } = rated(3);
    await takeMany('333', 3);
    const before = asked.length;
    expect(await takeMany('333', 10)).to.equal(0);
    expect(asked).to.have.length(before);
    await clock.advance(60_000);
    await take('333');
    expect(asked).to.have.length(before + 1);
  });

  it('more in one call than the rate is refused without taking anything from anybody', async () => {
    const { take, asked } = rated(10);
    expect(await take('333', 11)).to.equal(false);
    expect(asked).to.deep.equal([]);
    expect(await take('333', 10)).to.equal(true);
  });

  it('while the store is away a replica takes the rate by itself, with what it took before, and says so once', async () => {
    const { takeMany, state, facts, clock } = rated(10);
    expect(await takeMany('333', 4)).to.equal(4);
    state.answers = 'with a fault';
    expect(await takeMany('333', 20)).to.equal(6);
    expect(await takeMany('444', 20)).to.equal(10);
    await clock.advance(60_000);
    expect(await takeMany('444', 20)).to.equal(10);
    expect(facts.map((fact) => (fact.kind === 'trouble' ? fact.where : fact.kind))).to.deep.equal(['http.rates']);
  });

  it('a store that keeps callers waiting is not waited for, and asked again after a while', async () => {
    const { take, state, facts, clock, asked } = rated(10);
    state.answers = 'never';
    const waiting = take('333');
    await clock.advance(499);
    let answered = false;
    void waiting.then(() => (answered = true));
    await clock.advance(0);
    expect(answered).to.equal(false);
    await clock.advance(1);
    expect(await waiting).to.equal(true);
    expect(facts).to.have.length(1);
    expect(await take('444')).to.equal(true);
    expect(asked).to.have.length(1);
  });

  it('when the store answers again it is asked again, and its next loss is told again', async () => {
    const { take, state, facts, clock, asked } = rated(10);
    state.answers = 'with a fault';
    await take('333');
    state.answers = 'at once';
    await clock.advance(5_000);
    expect(await take('444')).to.equal(true);
    expect(asked).to.have.length(2);
    state.answers = 'with a fault';
    await take('555');
    expect(facts).to.have.length(2);
  });

  it('while the store is away, a clock that is set back does not keep it from being asked', async () => {
    const { take, state, setBack, asked } = rated(10);
    state.answers = 'with a fault';
    await take('333');
    state.answers = 'at once';
    setBack(3_600_000);
    expect(await take('444')).to.equal(true);
    expect(asked).to.have.length(2);
  });
});
