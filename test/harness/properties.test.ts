// What the harness promises of a property: the time of its test never ends before it has told what it failed with.
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';

describe('a property', () => {
  it('that fails tells with what, also when the time of its test is too short to look for a smaller example', async function () {
    this.timeout(500);
    let runs = 0;
    const manyNumbers = fc.array(fc.nat(), { minLength: 1_000, maxLength: 2_000, size: 'max' });
    // Each smaller example is tried, and holds.
    const failing = fc.asyncProperty(manyNumbers, async () => {
      await turn();
      runs += 1;
      return runs > 1;
    });
    const problem: unknown = await fc.assert(failing).catch((thrown: unknown) => thrown);
    expect(problem)
      .to.be.an('error')
      .with.property('message')
      .that.matches(/^Property failed after 1 tests\n.*seed.*\nCounterexample/);
  });

  it('that cannot be looked at as often as it asks for in the time of its test does not hold', async function () {
    this.timeout(200);
    const endless = fc.assert(
      fc.asyncProperty(fc.nat(), () => turn()),
      { numRuns: 1_000_000 },
    );
    const problem: unknown = await endless.catch((thrown: unknown) => thrown);
    expect(problem)
      .to.be.an('error')
      .with.property('message')
      .that.matches(/interrupted/i);
  });
});
