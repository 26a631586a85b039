// Mocha's spec reporter, and at the end the figures of the run as JSON in the file that TEST_RESULT_FILE names (for .ci/run).
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

module.exports = class SpecWithResult extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.TEST_RESULT_FILE;
    if (!file) return;
    // Hooks that fail count as failures here, as they do in mocha's exit code.
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures }));
    });
  }
};
