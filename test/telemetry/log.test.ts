import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { Writable } from 'node:stream';
import { createTelemetry, type TelemetryKit, type TelemetryOptions } from '../../src/adapters/telemetry/create-telemetry.js';
import { Fault } from '../../src/core/faults.js';
import { eventually } from '../support/eventually.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { CapturedOutput } from './captured-output.js';
import { about, everyFact } from './every-fact.js';

// Writes more than a pipe holds, closes its log and exits at once.
const closingProcess = `
  import { systemClock } from './src/adapters/clock/system-clock.ts';
  import { createTelemetry } from './src/adapters/telemetry/create-telemetry.ts';
  const kit = createTelemetry({ level: 'info', pretty: false, version: '1', clock: systemClock });
  for (let line = 0; line < 5000; line += 1) kit.logger.write({ level: 'info', component: 'c', msg: 'm', fields: { more: 'x'.repeat(200) } });
  await kit.close();
  process.exit(0);
`;

describe('the log', () => {
  let output: CapturedOutput;
  let clock: VirtualClock;
  beforeEach(() => {
    output = new CapturedOutput();
    clock = new VirtualClock(1_700_000_000_000);
  });
  const kitOf = (options: Partial<TelemetryOptions> = {}): TelemetryKit =>
    createTelemetry({ level: 'debug', pretty: false, version: '1.2.3', clock, output, ...options });

  it('has one JSON line for every fact, at its level, with the names of every line first', async () => {
    const { telemetry, logger } = kitOf();
    for (const { fact } of everyFact) telemetry.report(fact);
    const records = await output.records(logger);
    expect(records.map(({ level }) => level)).to.deep.equal(everyFact.map(({ level }) => level));
    for (const record of records) {
      expect(Object.keys(record).slice(0, 4)).to.deep.equal(['time', 'level', 'msg', 'component']);
      expect(record['time']).to.equal('2023-11-14T22:13:20.000Z');
      expect(Object.keys(record).every((key) => /^[a-z_]+$/.test(key))).to.equal(true);
    }
  });

  it('ties a line to its request, its tenant and its trace', async () => {
    const { telemetry, logger } = kitOf();
    telemetry.report({ kind: 'submitted', engine: 'e', outcome: 'accepted', about, identity: null, detail: null });
    telemetry.report({
      kind: 'submitted',
      engine: 'e',
      outcome: 'accepted',
      about: { traceparent: 'not a trace' },
      identity: null,
      detail: null,
    });
    const [tied, loose] = await output.records(logger);
    expect(tied).to.include({
      request_id: 'r-1',
      correlation_id: 'c-1',
      tenant_id: 't-1',
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    });
    expect(loose).to.have.all.keys('time', 'level', 'msg', 'component', 'engine', 'outcome');
  });

  for (const level of ['error', 'warn', 'info'] as const) {
    it(`writes at "${level}" only what is as pressing, and reads no words of the rest`, async () => {
      const kit = kitOf({ level });
      let read = 0;
      for (const { fact } of everyFact) kit.telemetry.report(fact);
      kit.telemetry.report({
        kind: 'responded',
        outcome: 'published',
        about,
        queue: 'q',
        get detail() {
          read += 1;
          return null;
        },
      });
      const order = ['error', 'warn', 'info', 'debug'];
      const expected = everyFact.filter((each) => order.indexOf(each.level) <= order.indexOf(level)).length;
      expect([(await output.lines(kit.logger)).length, read]).to.deep.equal([expected, 0]);
    });
  }

  it('writes nothing at all when it is silent', async () => {
    const kit = kitOf({ level: 'silent' });
    for (const { fact } of everyFact) kit.telemetry.report(fact);
    for (let turns = 0; turns < 20; turns += 1) await new Promise(setImmediate);
    expect(output.text).to.equal('');
  });

  it('renders an error with type, message, code, stack and its causes', async () => {
    const { telemetry, logger } = kitOf();
    const cause = Object.assign(new TypeError('refused'), {
      code: 'ECONNREFUSED',
      config: { headers: { authorization: 'abc' } },
    });
    telemetry.report({ kind: 'trouble', where: 'submit', about, error: new Error('no engine', { cause }) });
    const [record] = await output.records(logger);
    expect(record).to.have.nested.property('error.message', 'no engine');
    expect(record).to.have.nested.property('error.stack').that.contains('log.test.ts');
    expect(record).to.have.nested.property('error.cause').that.has.all.keys('type', 'message', 'code', 'stack');
    expect(record).to.have.nested.include({
      'error.cause.type': 'TypeError',
      'error.cause.code': 'ECONNREFUSED',
      component: 'submit',
      request_id: 'r-1',
    });
  });

  it('says that the store is away, and why, without a stack; that of a defect stays', async () => {
    const { telemetry, logger } = kitOf();
    const cause = Object.assign(new Error('going down'), { code: '57P01' });
    const codes = ['store-unavailable', 'internal'] as const;
    for (const code of codes)
      telemetry.report({ kind: 'trouble', where: code, about: {}, error: new Fault(code, 'going down', { cause }) });
    const [away, defect] = await output.records(logger);
    expect(away?.['error']).to.deep.equal({
      type: 'Fault',
      message: 'store-unavailable: going down',
      code: 'store-unavailable',
      cause: { type: 'Error', message: 'going down', code: '57P01' },
    });
    for (const at of ['error.stack', 'error.cause.stack'])
      expect(defect).to.have.nested.property(at).that.contains('log.test.ts');
  });

  it('tells of a caller that is refused again and again once a second, with how often, and of others beside it', async () => {
    const { telemetry, logger } = kitOf();
    const refused = {
      kind: 'access-refused',
      why: 'rate',
      caller: 'loud',
      what: 'GET /v1/job-requests',
      from: '10.0.0.1',
      call: null,
    } as const;
    for (let times = 0; times < 500; times += 1) telemetry.report(refused);
    telemetry.report({ ...refused, caller: 'quiet' });
    telemetry.report({ ...refused, why: 'scope' });
    await clock.advance(1_000);
    telemetry.report(refused);
    const records = await output.records(logger);
    expect(records.map(({ caller, why, left_out: leftOut }) => [caller, why, leftOut ?? 0])).to.deep.equal([
      ['loud', 'rate', 0],
      ['quiet', 'rate', 0],
      ['loud', 'scope', 0],
      ['loud', 'rate', 499],
    ]);
  });

  it('says a trouble that is a sentence once', async () => {
    const { telemetry, logger } = kitOf();
    telemetry.report({ kind: 'trouble', where: 'rabbitmq', about: {}, error: 'there is no queue q' });
    const [record] = await output.records(logger);
    expect(record).to.have.all.keys('time', 'level', 'msg', 'component');
    expect(record).to.include({ level: 'error', msg: 'Trouble in rabbitmq: there is no queue q', component: 'rabbitmq' });
  });

  it('does not throw or stop at errors made to break it', async () => {
    const kit = kitOf();
    const circular = new Error('round');
    circular.cause = circular;
    const hostile = [
      circular,
      Object.create(null) as unknown,
      null,
      undefined,
      12n,
      Symbol('s'),
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
      {
        toString: () => {
          throw new Error('no');
        },
      },
      'x'.repeat(5_000_000),
      Array.from({ length: 100_000 }, () => 'y'),
    ];
    hostile.forEach((error, index) => kit.telemetry.report({ kind: 'trouble', where: `place ${index}`, about: {}, error }));
    const written = await output.lines(kit.logger);
    expect(written.length).to.be.at.least(hostile.length - 3);
    expect(Math.max(...written.map((line) => line.length))).to.be.below(100_000);
    const { body } = await kit.metrics();
    const faults = Number(/^job_keeper_telemetry_faults_total (\d+)$/m.exec(body)?.[1]);
    expect(written.length + faults).to.equal(hostile.length);
  });

  it('gives one line to text that tries to make two', async () => {
    const { telemetry, logger } = kitOf();
    const evil = 'a\n{"level":"info","msg":"all is well"}\r\u2028\u001b[2J';
    telemetry.report({ kind: 'ended', state: 'failed', about: { correlationId: evil }, runSeconds: 1, detail: evil });
    const records = await output.records(logger);
    expect(records).to.have.length(1);
    expect(records[0]).to.include({ correlation_id: evil, detail: evil, level: 'warn' });
  });

  it('shows control characters on a terminal instead of passing them on, and stays one line', async () => {
    const { telemetry, logger } = kitOf({ pretty: true });
    telemetry.report({
      kind: 'ended',
      state: 'failed',
      about: { tenantId: 'x\u001b[2J\n\u202e\u061c\u200e\u200f\u009b1m' },
      runSeconds: 1,
      detail: 'bad\r\nline',
    });
    const lines = await output.lines(logger);
    expect(lines).to.deep.equal([
      '22:13:20.000 WARN  runs          Request ended: failed tenant_id=x\\u001b[2J\\u000a\\u202e\\u061c\\u200e\\u200f\\u009b1m state=failed run_seconds=1 detail=bad\\u000d\\u000aline',
    ]);
  });

  it('shows the stack of an error and of its cause on a terminal', async () => {
    const { telemetry, logger } = kitOf({ pretty: true });
    telemetry.report({
      kind: 'trouble',
      where: 'sweep',
      about: {},
      error: new Error('outer', { cause: new RangeError('inner') }),
    });
    const text = (await output.lines(logger)).join('\n');
    expect(text).to.match(/ERROR sweep {9}Trouble in sweep: outer\n {4}Error: outer\n {8}at /);
    expect(text).to.match(/\n {4}caused by:\n {4}RangeError: inner\n/);
  });

  it('shows in a line each on a terminal that the store is away, and why', async () => {
    const { telemetry, logger } = kitOf({ pretty: true });
    const error = new Fault('store-unavailable', 'gone', { cause: new Error('gone') });
    telemetry.report({ kind: 'trouble', where: 'sweep', about: {}, error });
    expect((await output.lines(logger)).slice(1)).to.deep.equal([
      '    Fault: store-unavailable: gone',
      '    caused by:',
      '    Error: gone',
    ]);
  });

  it('writes a trouble that repeats at most once a second for each place, with the number left out', async () => {
    const kit = kitOf();
    const trouble = (where: string): void =>
      kit.telemetry.report({ kind: 'trouble', where, about: {}, error: new Error('again') });
    for (let i = 0; i < 50; i += 1) trouble('sweep');
    trouble('relay');
    await clock.advance(999);
    trouble('sweep');
    await clock.advance(1);
    trouble('sweep');
    const records = await output.records(kit.logger);
    expect(records.map(({ component, left_out: leftOut }) => [component, leftOut])).to.deep.equal([
      ['sweep', undefined],
      ['relay', undefined],
      ['sweep', 50],
    ]);
    const { body } = await kit.metrics();
    expect(body)
      .to.contain('job_keeper_troubles_total{where="sweep"} 52\n')
      .and.to.contain('job_keeper_log_lines_unwritten_total{why="repeated"} 50\n');
  });

  it('writes ever more seldom what each call is refused for while the store is away, and hides nothing else by it', async () => {
    const kit = kitOf();
    const trouble = (error: Error): void => kit.telemetry.report({ kind: 'trouble', where: 'http', about: {}, error });
    for (let second = 0; second < 600; second += 1) {
      trouble(new Fault('store-unavailable', 'the server is read-only'));
      if (second === 300) trouble(new Error('a defect'));
      await clock.advance(1_000);
    }
    const records = await output.records(kit.logger);
    const away = records.filter(({ msg }) => /read-only/.test(String(msg)));
    expect(records.filter(({ msg }) => /a defect/.test(String(msg)))).to.have.length(1);
    expect(away).to.have.length.within(10, 17);
    expect(records).to.have.length(away.length + 1);
  });

  it('says of a job request in words what has become of it', async () => {
    const kit = kitOf();
    for (const outcome of ['invalid', 'conflict', 'unavailable'] as const)
      kit.telemetry.report({ kind: 'request-taken', source: 'http', outcome, about, detail: null });
    expect((await output.records(kit.logger)).map(({ msg }) => msg)).to.deep.equal([
      'Job request refused',
      'Job request refused, its correlation id belongs to another one',
      'Job request not taken, the store cannot be used now',
    ]);
  });

  it('writes what an outage makes of each message, each call and each response ever more seldom, down to once a minute', async () => {
    const kit = kitOf();
    const outage = async (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        kit.telemetry.report({ kind: 'request-taken', source: 's', outcome: 'unavailable', about: {}, detail: 'away' });
        kit.telemetry.report({ kind: 'engine-call', operation: 'runs-list', outcome: 'unavailable', seconds: 1, detail: 'away' });
        kit.telemetry.report({ kind: 'responded', outcome: 'retry', about, queue: 'q', detail: 'away' });
        await clock.advance(1_000);
      }
    };
    await outage(3_600);
    await clock.advance(600_000);
    await outage(2);
    const records = await output.records(kit.logger);
    const at = records
      .filter(({ component }) => component === 'intake')
      .map(({ time }) => (Date.parse(String(time)) - 1_700_000_000_000) / 1000);
    expect(at.slice(0, 8)).to.deep.equal([0, 1, 3, 7, 15, 31, 63, 123]);
    expect(at.slice(-2)).to.deep.equal([4_200, 4_201]);
    expect(at).to.have.length(7 + Math.ceil((3_600 - 63 - 60) / 60) + 2);
    for (const other of ['engine', 'responses'])
      expect(records.filter(({ component }) => component === other)).to.have.length(at.length);
  });

  it('writes of the responses that one queue does not take ever more seldom, and hides no other queue by it', async () => {
    const kit = kitOf();
    const parked = (queue: string) =>
      kit.telemetry.report({ kind: 'responded', outcome: 'parked', about, queue, detail: 'there is no queue' });
    for (let times = 0; times < 100; times += 1) parked('one');
    parked('another');
    const records = await output.records(kit.logger);
    expect(records.map(({ queue }) => queue)).to.deep.equal(['one', 'another']);
  });

  it('writes of a loop that has stopped ever more seldom, however often the watchdog looks', async () => {
    const kit = kitOf();
    for (let second = 0; second < 3_600; second += 10) {
      kit.telemetry.report({ kind: 'loop', loop: 'sweep', quietSeconds: 300 + second, stopped: true });
      await clock.advance(10_000);
    }
    expect(await output.records(kit.logger)).to.have.length.within(60, 66);
  });

  it('cuts no character in two', async () => {
    const kit = kitOf();
    kit.logger.write({ level: 'info', component: 'c', msg: `x${'\u{1f600}'.repeat(8_192)}` });
    const [record] = await output.records(kit.logger);
    const { msg } = record as { msg: string };
    expect(msg).to.match(/^x(\u{1f600})+\.\.\. \(16385 characters\)$/u);
  });

  it('hands on in one write what came in one turn, in its order; an error at once, with what came before it', async () => {
    const writes: string[] = [];
    const counting = new Writable({
      decodeStrings: false,
      write: (text: string, _encoding, done) => {
        writes.push(text);
        done();
      },
    });
    const { logger } = kitOf({ output: counting });
    const line = (level: 'info' | 'error', msg: string) => logger.write({ level, component: 'c', msg });
    const messages = () => writes.map((text) => text.match(/(?<="msg":")\w+/g)?.join(' '));
    for (const msg of ['one', 'two', 'three']) line('info', msg);
    await new Promise(setImmediate);
    expect(messages()).to.deep.equal(['one two three']);
    line('info', 'four');
    line('error', 'five');
    expect(messages()).to.deep.equal(['one two three', 'four five']);
  });

  it('drops and counts lines when nobody reads the output, instead of filling the memory', async () => {
    const stuck = new Writable({ write: () => undefined });
    const kit = kitOf({ output: stuck });
    const detail = 'd'.repeat(5000);
    for (let i = 0; i < 4000; i += 1) {
      kit.telemetry.report({ kind: 'ended', state: 'failed', about, runSeconds: 1, detail });
      // Lets the lines flow from the log to the output, as between two events of a real process.
      if (i % 100 === 0) await new Promise(setImmediate);
    }
    expect(stuck.writableLength).to.be.within(8 * 1024 * 1024, 9 * 1024 * 1024);
    const { body } = await kit.metrics();
    expect(Number(/why="blocked"} (\d+)/.exec(body)?.[1])).to.be.above(2000);
  });

  it('loses no line of a process that closes it and then exits at once, though its reader is slow', async () => {
    const process = spawn('node', ['--import=tsx', '--input-type=module', '--eval', closingProcess], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let lines = 0;
    for await (const chunk of process.stdout) {
      lines += String(chunk).split('\n').length - 1;
      await new Promise(setImmediate);
    }
    expect(lines).to.equal(5000);
  });

  it('outlives a reader that goes away', async () => {
    const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
    const kit = kitOf({ output: broken });
    kit.logger.write({ level: 'info', component: 'c', msg: 'm' });
    await eventually(async () => (await kit.metrics()).body.includes('job_keeper_log_lines_unwritten_total{why="blocked"} 1\n'));
    kit.logger.write({ level: 'info', component: 'c', msg: 'm' });
    await kit.close();
  });

  it('closes in bounded time though nobody reads it, twice if asked to, and is silent afterwards', async () => {
    const stuck = new Writable({ write: () => undefined });
    const kit = kitOf({ output: stuck });
    kit.logger.write({ level: 'info', component: 'c', msg: 'm' });
    const closed = kit.close();
    await eventually(() => clock.pausing > 0);
    await clock.advance(2000);
    await closed;
    await kit.close();
    kit.logger.write({ level: 'error', component: 'c', msg: 'too late' });
    kit.telemetry.report({ kind: 'trouble', where: 'w', about: {}, error: null });
    expect((await kit.metrics()).body).to.contain('job_keeper_telemetry_faults_total 0');
  });
});
