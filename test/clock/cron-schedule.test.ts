import { expect } from 'chai';
import { cronSchedule } from '../../src/adapters/clock/cron-schedule.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { eventually } from '../support/eventually.js';

const everySecond = '* * * * * *';

const RealDate = Date;

/** From now on, for everybody in this process who asks for the time. */
function setClockBy(ms: number): void {
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      super(given.length === 0 ? RealDate.now() + ms : given[0]);
    }
    static override now(): number {
      return RealDate.now() + ms;
    }
  } as DateConstructor;
}

describe('the schedule', () => {
  let facts: Fact[];
  const telemetry = { report: (fact: Fact) => void facts.push(fact) };
  const troubles = (): string[] =>
    facts.map((fact) => (fact.kind === 'trouble' ? `${fact.where}: ${String(fact.error)}` : fact.kind));
  beforeEach(() => (facts = []));

  it('refuses a wrong expression with a sentence that says whose it is and what is wrong', () => {
    const schedule = cronSchedule({ telemetry });
    const every = (cron: string) => () => schedule.every(cron, 'sweep', () => Promise.resolve());
    expect(every('61 * * * *')).to.throw(/^The schedule of sweep, "61 \* \* \* \*", is not a cron expression: minute: /);
    expect(every('whenever')).to.throw(/The schedule of sweep, "whenever", is not a cron expression/);
    expect(every('')).to.throw(/is not a cron expression/);
  });

  it('goes on after work that fails, and reports each failure once', async () => {
    let fires = 0;
    const work = cronSchedule({ telemetry }).every(everySecond, 'sweep', () => {
      fires += 1;
      return Promise.reject(new Error(`no luck ${fires}`));
    });
    await eventually(() => fires >= 2);
    await work.stop();
    expect(troubles()).to.deep.equal(Array.from({ length: fires }, (_, index) => `schedule sweep: Error: no luck ${index + 1}`));
  });

  it('skips and reports a fire that comes while the one before still works, and stop waits for the work in hand', async () => {
    let begun = 0;
    let ended = 0;
    let finish = (): void => undefined;
    const work = cronSchedule({ telemetry }).every(everySecond, 'sweep', async () => {
      begun += 1;
      await new Promise<void>((resolve) => (finish = resolve));
      ended += 1;
    });
    await eventually(() => troubles().length > 0);
    expect(begun).to.equal(1);
    expect(troubles()[0]).to.equal('schedule sweep: the fire was skipped, the one before is still working');
    const stopped = work.stop().then(() => ended);
    finish();
    expect(await stopped).to.equal(1);
  });

  it('says once that fires are skipped, though each work lasts longer than the expression allows', async () => {
    let begun = 0;
    let finish = (): void => undefined;
    const work = cronSchedule({ telemetry }).every(everySecond, 'sweep', () => {
      begun += 1;
      return new Promise<void>((resolve) => (finish = resolve));
    });
    await eventually(() => facts.length > 0);
    finish();
    await eventually(() => begun === 2);
    // Until the fire after it has been skipped too.
    const due = work.nextAt();
    await eventually(() => facts.length > 1 || Date.now() > due + 300);
    finish();
    await work.stop();
    expect(troubles()).to.deep.equal(['schedule sweep: the fire was skipped, the one before is still working']);
  });

  it('goes on by the new time when the clock is set back by hours', async () => {
    let fires = 0;
    const work = cronSchedule({ telemetry, lookEveryMs: 20 }).every(everySecond, 'sweep', () => {
      fires += 1;
      return Promise.resolve();
    });
    await eventually(() => fires >= 1);
    expect(work.nextAt()).to.be.above(RealDate.now() - 1);
    try {
      setClockBy(-10_800_000);
      await eventually(() => fires >= 4);
      expect(work.nextAt()).to.be.within(Date.now() - 100, Date.now() + 1_000);
    } finally {
      globalThis.Date = RealDate;
      await work.stop();
    }
  });

  it('says once that fires were missed when its clock is set ahead by many, and goes on', async () => {
    let fires = 0;
    const work = cronSchedule({ telemetry }).every(everySecond, 'sweep', () => {
      fires += 1;
      return Promise.resolve();
    });
    try {
      await eventually(() => fires > 0);
      setClockBy(300_000);
      const before = fires;
      await eventually(() => fires > before + 1);
      expect(troubles()).to.have.length(1);
      expect(troubles()[0]).to.match(/^schedule sweep: the fire of .* was missed/);
    } finally {
      globalThis.Date = RealDate;
      await work.stop();
    }
  });

  it('stops in bounded time though the work never ends, and says so', async () => {
    let begun = false;
    const work = cronSchedule({ telemetry, stopWithinMs: 20 }).every(everySecond, 'sweep', () => {
      begun = true;
      return new Promise<never>(() => undefined);
    });
    await eventually(() => begun);
    await work.stop();
    expect(troubles()).to.include('schedule sweep: stopped without waiting for the work in hand any longer than 20 ms');
  });
});
