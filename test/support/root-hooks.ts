// Mocha's root hooks: whatever a run started (servers, processes) ends with it.
import { endRun } from './end-of-run.js';

export const mochaHooks = {
  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(60_000);
    await endRun();
  },
};
