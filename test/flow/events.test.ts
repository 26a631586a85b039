// Events: each move of each request is told, in its transaction, once it is committed, and by nobody where nobody listens.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Hand } from '../../src/core/hand.js';
import { states } from '../../src/core/lifecycle.js';
import { everyTenant } from '../../src/core/caller.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { eventQueue, events, Listener, noteMoves } from '../support/heard-events.js';
import { eventually } from '../support/eventually.js';
import { onSite, type Site, type SiteOptions, type TestHouse } from '../support/house.js';
import { aTemplate } from '../support/job-requests.js';
import { broken, declareScripted, well } from '../support/scripted-job.js';

/** The delivered policy, which refuses jobs that nobody has declared. */
function strict() {
  const text = readFileSync('policies/default.yaml', 'utf8');
  const rule = '\nrules:\n  - { name: unknown, case: job-not-declared, when: request.priority < 100, then: [reject] }\n';
  const hash = (value: string) => createHash('sha256').update(value).digest('hex');
  const named = { fileName: 'strict.yaml', poolNames: ['active', 'passive'], hash };
  const compiled = compilePolicy(text.replace('\nrules:\n', rule), named);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

const hand = (house: TestHouse, done: Hand) =>
  house.keeper.act({
    ...{ hand: done, actor: 'geoff', reason: 'a test', dryRun: false, max: 100 },
    selection: { ids: null, states: null, tenantId: null, jobId: null, waitCase: null, olderThanMs: null, reach: everyTenant },
  });

const endless = { result: 'endless' } as const;

interface Scene {
  readonly options?: SiteOptions;
  readonly rejects?: true;
  readonly play: (site: Site, house: TestHouse) => Promise<unknown>;
  readonly told: readonly string[];
}

const scenes: Readonly<Record<string, Scene>> = {
  'that runs and succeeds': {
    play: async (site, house) => {
      declareScripted(site.simulator, [well]);
      await house.take({ correlationId: 'r' });
      await house.drive();
      await site.pass(30_000);
      await house.watch();
    },
    told: ['received', 'submitting', 'running', 'succeeded'],
  },
  'that is a run of a template': {
    play: async (site, house) => {
      declareScripted(site.simulator, [well]);
      await house.keeper.templates.put({ body: { name: 'daily', request: aTemplate() }, actor: 'geoff' });
      await house.keeper.templates.run({
        ...{ key: { tenantId: '333', name: 'daily' }, body: { correlation_id: 'r' }, traceparent: null },
      });
      await house.drive();
      await site.pass(30_000);
      await house.watch();
    },
    told: ['received', 'submitting', 'running', 'succeeded'],
  },
  'that fails by itself': {
    play: async (site, house) => {
      declareScripted(site.simulator, [{ result: 'fail', message: 'division by zero', durationMs: 1_000 }]);
      await house.take({ correlationId: 'r' });
      await house.drive();
      await site.pass(30_000);
      await house.watch();
    },
    told: ['received', 'submitting', 'running', 'failed'],
  },
  'that is cancelled before anything is decided': {
    play: async (_site, house) => house.keeper.cancel(await house.take({ correlationId: 'r' })),
    told: ['received', 'cancelled'],
  },
  'that waits, is held, is put before others, is released, and expires': {
    play: async (site, house) => {
      await house.take({ correlationId: 'r', operation: { max_wait_seconds: 60 } });
      await house.drive();
      await hand(house, { kind: 'hold' });
      await hand(house, { kind: 'prioritise', priority: 60 });
      await hand(house, { kind: 'release' });
      await site.pass(60_000);
      await house.sweep();
    },
    told: ['received', 'waiting', 'waiting', 'waiting', 'expired'],
  },
  'that the policy refuses': {
    rejects: true,
    play: async (_site, house) => {
      await house.take({ correlationId: 'r' });
      await house.drive();
    },
    told: ['received', 'rejected'],
  },
  'whose run is stopped by a wish': {
    play: async (site, house) => {
      declareScripted(site.simulator, [endless]);
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await house.keeper.cancel(id);
      await house.watch();
      await site.pass(2_000);
      await house.watch();
    },
    told: ['received', 'submitting', 'running', 'stopping', 'cancelled'],
  },
  'whose run takes too long': {
    play: async (site, house) => {
      declareScripted(site.simulator, [endless]);
      await house.take({ correlationId: 'r', operation: { max_run_seconds: 60 } });
      await house.drive();
      for (const ms of [2_000, 70_000, 5_000]) {
        await site.pass(ms);
        await house.watch();
      }
    },
    told: ['received', 'submitting', 'running', 'stopping', 'timed-out'],
  },
  'for which the engine has no room': {
    options: { workspace: { behaviour: { activeRunsMax: 0 } } },
    play: async (site, house) => {
      declareScripted(site.simulator, [well]);
      await house.take({ correlationId: 'r' });
      await house.drive();
    },
    told: ['received', 'submitting', 'waiting'],
  },
  'that the platform breaks, and somebody repairs': {
    play: async (site, house) => {
      declareScripted(site.simulator, [broken, well], well);
      await house.take({ correlationId: 'r' });
      await house.drive();
      await site.pass(5_000);
      await house.watch();
      await site.pass(20_000);
      const runId = Number(site.simulator.ledger.runs[0]?.runId);
      await fetch(`${site.simulator.url}/api/2.2/jobs/runs/repair`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${site.simulator.token}` },
        body: JSON.stringify({ run_id: runId, rerun_all_failed_tasks: true }),
      });
      await house.rooms.runs.reconcile();
      await site.pass(120_000);
      await house.watch();
    },
    told: ['received', 'submitting', 'running', 'waiting', 'running', 'succeeded'],
  },
};

describe('events of a request', () => {
  const heard = new Set<string>();

  for (const [what, { options = {}, rejects, play, told }] of Object.entries(scenes))
    it(`${what} are those of its moves, one each, in their order`, async () => {
      await onSite(options, async (site) => {
        const moves = await noteMoves(site);
        const listener = new Listener();
        const policy = rejects === undefined ? {} : { policy: strict() };
        const house = await site.house('a', { config: events, responses: listener, ...policy });
        await play(site, house);
        await house.tell();
        expect(listener.events.map(({ data }) => data.state)).to.deep.equal(told);
        expect(listener.events.map(({ id, data }) => `${id} ${data.state}`)).to.deep.equal(await moves());
        expect(await site.sql('select from event')).to.have.length(0);
        for (const state of told) heard.add(state);
      });
    });

  it('tell of every state that there is', () => {
    expect([...heard]).to.have.members(states);
  });

  it('say what a listener needs, and nothing of what the job was given or has said', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [{ result: 'succeed', exitValue: 'abfss://secret-output', durationMs: 1_000 }]);
      const listener = new Listener();
      const house = await site.house('a', { config: events, responses: listener });
      const operation = { notebook_params: { password: 'secret-parameter' } };
      const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      const id = await house.take({ correlationId: 'c-1', operation });
      await site.sql('update request_body set traceparent = $1', [traceparent]);
      await house.drive();
      await site.pass(30_000);
      await house.watch();
      await house.tell();
      expect(listener.messages.map(({ body }) => body.toString()).join()).not.to.match(/secret|geoff/);
      const running = listener.events[2];
      const runId = site.simulator.ledger.runs[0]?.runId;
      expect(running).to.deep.include({ specversion: '1.0', id: `${id}/2`, source: 'job-keeper', subject: id, traceparent });
      expect(running).to.deep.include({ type: 'job-keeper.request.running', datacontenttype: 'application/json' });
      expect(running?.data).to.deep.include({
        request_id: id,
        correlation_id: 'c-1',
        tenant_id: '333',
        job_id: '175',
        version: 2,
      });
      expect(running?.data).to.deep.include({
        state: 'running',
        attempt: 1,
        pool: 'active',
        cluster_id: 'active-1',
        run_id: runId,
      });
      expect(running?.data.run_url).to.match(/^http/);
      expect(listener.events[1]?.data).to.include({ case: 'capacity-available' });
      expect(listener.events[3]?.data).to.include({ outcome: 'SUCCEEDED', run_id: runId });
      const { messageId, correlationId, sessionId, label } = listener.messages[2] ?? {};
      expect({ messageId, correlationId, sessionId }).to.deep.equal({
        messageId: `${id}/2`,
        correlationId: 'c-1',
        sessionId: id,
      });
      expect(label).to.deep.equal({
        contentType: 'application/cloudevents+json; charset=utf-8',
        type: 'job-keeper.request.running',
      });
    });
  });

  it('that waits say on what, by which rule, and when it is looked at again', async () => {
    await onSite({}, async (site) => {
      const listener = new Listener();
      const house = await site.house('a', { config: events, responses: listener });
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await house.tell();
      const { waits, checkAt } = await house.request(id).then((view) => ({ waits: view.waits, checkAt: view.waits?.checkAt }));
      const { data } = listener.events[1]!;
      expect(data).to.include({ case: waits?.case, rule: waits?.rule, reason: waits?.reason });
      expect(data.check_at).to.equal(new Date(checkAt!).toISOString());
      expect(listener.events[1]!.time).to.equal(new Date(site.clock.now()).toISOString());
    });
  });
});

describe('where nobody listens', () => {
  it('no event is recorded by any move', async () => {
    for (const { options = {}, rejects, play } of Object.values(scenes))
      await onSite(options, async (site) => {
        const listener = new Listener();
        const house = await site.house('a', { responses: listener, ...(rejects === undefined ? {} : { policy: strict() }) });
        await play(site, house);
        expect(await site.sql(`select last_value from event_sequence_seq where is_called`)).to.have.length(0);
        expect(listener.messages).to.deep.equal([]);
      });
  }).timeout(120_000);
});

describe('events and their queue', () => {
  const cancelled = async (house: TestHouse, correlationId: string) => house.keeper.cancel(await house.take({ correlationId }));
  const alerts = (site: Site) => site.told.map(({ action, key }) => `${action} ${key}`);

  it('that is not there: SRE is told once, one is tried a turn, and all go out in their order when it is', async () => {
    await onSite({}, async (site) => {
      const moves = await noteMoves(site);
      const listener = new Listener();
      listener.answers = () => ({ kind: 'undeliverable', reason: 'there is no queue' });
      const house = await site.house('a', { config: events, responses: listener });
      for (const name of ['a', 'b', 'c']) await cancelled(house, name);
      expect(await house.tell()).to.equal(0);
      await cancelled(house, 'd');
      expect(await house.tell(), 'not before its time').to.equal(0);
      expect(listener.calls).to.equal(1);
      for (let turn = 0; turn < 3; turn += 1) {
        await site.pass(300_000);
        await house.tell();
      }
      await house.sweep();
      await house.perform();
      expect(listener.calls).to.equal(4);
      const tries = house.facts.flatMap((fact) => (fact.kind === 'events' ? [fact.count] : []));
      expect(tries).to.deep.equal([6, 1, 1, 1]);
      expect(alerts(site)).to.deep.equal([`trigger events-undeliverable:${eventQueue}`]);
      listener.answers = () => ({ kind: 'confirmed' });
      await site.pass(300_000);
      expect(await house.tell()).to.equal(8);
      await house.perform();
      expect(listener.events.map(({ id, data }) => `${id} ${data.state}`)).to.deep.equal(await moves());
      expect(alerts(site).slice(1)).to.deep.equal([`resolve events-undeliverable:${eventQueue}`]);
    });
  });

  it('whose alert a process that has ended has raised: the next one closes it', async () => {
    await onSite({}, async (site) => {
      const listener = new Listener();
      const [a, b] = [
        await site.house('a', { config: events, responses: listener }),
        await site.house('b', { config: events, responses: listener }),
      ];
      await cancelled(a, 'r');
      listener.answers = () => ({ kind: 'undeliverable', reason: 'there is no queue' });
      await a.tell();
      listener.answers = () => ({ kind: 'confirmed' });
      expect(await b.tell()).to.equal(2);
      await b.perform();
      expect(alerts(site)).to.deep.equal([
        `trigger events-undeliverable:${eventQueue}`,
        `resolve events-undeliverable:${eventQueue}`,
      ]);
    });
  });

  it('that does not take one of them: it is parked, SRE is told of it, and it comes late; the others do not wait', async () => {
    await onSite({}, async (site) => {
      const listener = new Listener();
      listener.answers = ({ label }) =>
        label?.type.endsWith('cancelled') && listener.messages.length < 3
          ? { kind: 'undeliverable', reason: 'it is too large' }
          : { kind: 'confirmed' };
      const house = await site.house('a', { config: events, responses: listener });
      const id = await house.take({ correlationId: 'a' });
      await house.keeper.cancel(id);
      await house.take({ correlationId: 'b' });
      expect(await house.tell()).to.equal(2);
      await house.perform();
      expect(alerts(site)).to.deep.equal([`trigger events-parked:${eventQueue}`]);
      expect(site.told[0]?.summary).to.contain('it is too large').and.contain('Fix that: once it goes through');
      expect(site.told[0]?.details).to.include({ event: `${id}/1` });
      const facts = house.facts.flatMap((fact) => (fact.kind === 'events' ? [`${fact.outcome} ${fact.count}`] : []));
      expect(facts).to.deep.equal(['published 2', 'parked 1']);
      expect(await house.store.reading.gauges()).to.include({ eventsDue: 0, oldestEventAt: null, eventsParked: 1 });
      await house.take({ correlationId: 'c' });
      expect(await house.tell(), 'not before its time').to.equal(1);
      await site.pass(300_000);
      expect(await house.tell()).to.equal(1);
      await house.perform();
      expect(listener.events.at(-1)).to.include({ id: `${id}/1`, type: 'job-keeper.request.cancelled' });
      expect(await house.store.reading.gauges()).to.include({ eventsParked: 0 });
      expect(alerts(site).slice(1)).to.deep.equal([`resolve events-parked:${eventQueue}`]);
      await house.sweep();
    });
  });

  it('that cannot be reached is tried at growing pauses, and gets all of them', async () => {
    await onSite({}, async (site) => {
      const listener = new Listener();
      listener.answers = () => ({ kind: 'unavailable', reason: 'no connection' });
      const house = await site.house('a', { config: events, responses: listener });
      await cancelled(house, 'r');
      await house.tell();
      for (const pause of [1_000, 2_000, 4_000]) {
        const before = listener.calls;
        await site.pass(pause - 1);
        await house.tell();
        expect(listener.calls).to.equal(before);
        await site.pass(1);
        await house.tell();
        expect(listener.calls).to.equal(before + 1);
      }
      listener.answers = () => ({ kind: 'confirmed' });
      await site.pass(8_000);
      expect(await house.tell()).to.equal(2);
      expect(alerts(site)).to.deep.equal([]);
    });
  });

  it('with two replicas at work get each event once, and those of a request in order', async () => {
    await onSite({}, async (site) => {
      const moves = await noteMoves(site);
      const listener = new Listener();
      const config = { events: { queue: eventQueue, batch_max: 3 } };
      const [a, b] = [
        await site.house('a', { config, responses: listener }),
        await site.house('b', { config, responses: listener }),
      ];
      for (let index = 0; index < 10; index += 1) await cancelled(index % 2 === 0 ? a : b, `r${index}`);
      await Promise.all([a.tell(), b.tell(), a.tell(), b.tell()]);
      expect(listener.events.map(({ id, data }) => `${id} ${data.state}`)).to.deep.equal(await moves());
    });
  });

  it('lose none when their process dies between the commit and the publication, or before it is marked: the id is the same', async () => {
    await onSite({}, async (site) => {
      const listener = new Listener();
      const gate = await site.gate();
      const dying = new Listener();
      dying.answers = (message) => {
        listener.messages.push(message);
        gate.shut();
        return { kind: 'confirmed' };
      };
      const a = await site.house('a', { config: events, responses: dying, databaseUrl: gate.url });
      const b = await site.house('b', { config: events, responses: listener });
      await cancelled(a, 'r');
      expect(await a.tell().catch((problem: unknown) => problem)).to.be.instanceOf(Error);
      // The turn is free once the database has seen that the connection is gone.
      expect(await eventually(() => b.tell())).to.equal(2);
      const ids = listener.events.map(({ id }) => id);
      expect(ids).to.have.length(4);
      expect(new Set(ids).size).to.equal(2);
    });
  });
});
