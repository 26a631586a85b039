// Whose loss does no test notice? `npm run mutants` breaks the code in one place after the other and runs the tests that reach it. Not part of
// `npm test`: a folder takes a minute with --ignoreStatic, and without it a process for each constant. How a survivor is read: CONTRIBUTING.md.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  // What is pure, and tests that need no server. Other files are named with tests of theirs: --mutate 'src/x/*.ts' --testFiles 'test/x/*.test.ts'.
  // Without what plays whole days: its tests reach every line that decides, take most of the time, and notice little that no nearer one does.
  mutate: ['src/core/**/*.ts', '!src/core/{explaining,forecast,playing}/**'],
  testFiles: ['test/core/!(counterfactuals|forecast|foreseen-starts|played-past|simulator).test.ts'],
  plugins: ['./test/support/mutants/mocha-runner.mjs'],
  testRunner: 'mocha',
  // Stryker passes none of mocha's own options on.
  testRunnerNodeArgs: ['--import', 'tsx'],
  coverageAnalysis: 'perTest',
  // Each is a whole run of the tests in memory. --concurrency 1 where others work on the machine.
  concurrency: 2,
  // Where git, the formatter and the linter do not look, and where the copy still finds node_modules above it.
  tempDirName: 'coverage/mutants',
  // Not copied: no test of the above reads them.
  ignorePatterns: ['/bench', '/coverage', '/dist'],
  // Nothing is compiled with types here, so none of them have to be silenced.
  disableTypeChecks: false,
  reporters: ['clear-text', 'json', 'progress'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: 'coverage/mutants.json' },
};
