// Mocha's root hooks: whatever a run started (servers, processes) ends with it, a property tells what it failed with in the time of its test, and a
// promise that was rejected with nobody listening, which would end the service, fails the run.
import { endRun } from './end-of-run.js';
import { boundProperties, propertiesOf } from './shrinking.js';

const unheard: unknown[] = [];
process.on('unhandledRejection', (problem) => unheard.push(problem));

boundProperties();

export const mochaHooks = {
  beforeEach(this: Mocha.Context): void {
    propertiesOf(this.currentTest);
  },
  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(60_000);
    await endRun();
    const [first] = unheard;
    if (first !== undefined)
      throw new Error(
        `${unheard.length} rejection(s) that nobody heard, the first: ${first instanceof Error ? first.message : JSON.stringify(first)}`,
        { cause: first },
      );
  },
};
