// Mocha as a test runner of Stryker. Theirs opens files inside of mocha that mocha 12 has moved; this one uses what mocha promises. In: the test
// files of the configuration. Out: what failed, and in the first run which test reached which mutant. A test is known by its whole title.
import { readdirSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { performance } from 'node:perf_hooks';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';

const { EVENT_TEST_PASS, EVENT_TEST_FAIL } = Mocha.Runner.constants;

class MochaRunner {
  static inject = tokens(commonTokens.options);
  #patterns;
  #ignoreStatic;
  #mocha;
  #loaded = false;
  #world = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  #noteTest = false;

  constructor({ testFiles, ignoreStatic }) {
    this.#patterns = testFiles;
    this.#ignoreStatic = ignoreStatic;
  }

  /**
   * Modules stay as they were loaded: a mutant that counts while they load gets a process of its own. Where those are left out no other needs
   * one, also when its line is reached by a test file that loads.
   */
  capabilities() {
    return { reloadEnvironment: this.#ignoreStatic };
  }

  init() {
    this.#mocha = new Mocha({ timeout: 0, reporter: Mocha.reporters.Base });
    this.#mocha.cleanReferencesAfterRun(false);
    for (const file of ['test/support/mutants/properties.ts', ...filesOf(this.#patterns)]) this.#mocha.addFile(file);
    const noted = (test) => {
      if (this.#noteTest) this.#world.currentTestId = test?.fullTitle();
    };
    this.#mocha.suite.beforeEach(function () {
      noted(this.currentTest);
    });
  }

  async dryRun({ coverageAnalysis, disableBail }) {
    this.#noteTest = coverageAnalysis === 'perTest';
    const result = await this.#run({ bail: !disableBail, titles: null });
    this.#noteTest = false;
    return { ...result, mutantCoverage: this.#world.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, disableBail, hitLimit }) {
    this.#world.hitLimit = hitLimit;
    this.#world.hitCount = hitLimit === undefined ? undefined : 0;
    this.#world.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    const titles = testFilter === undefined ? null : new Set(testFilter);
    return toMutantRunResult(await this.#run({ bail: !disableBail, titles, mutant: activeMutant.id }));
  }

  async #run({ bail, titles, mutant }) {
    try {
      if (!this.#loaded) await this.#mocha.loadFilesAsync();
      this.#loaded = true;
      setBail(this.#mocha.suite, bail);
      // Mocha asks its pattern whether a title is to run.
      this.#mocha.options.grep = titles === null ? undefined : { test: (title) => titles.has(title) };
      this.#world.activeMutant = mutant;
      const tests = await this.#ran();
      return determineHitLimitReached(this.#world.hitCount, this.#world.hitLimit) ?? { status: DryRunStatus.Complete, tests };
    } catch (problem) {
      return { status: DryRunStatus.Error, errorMessage: String(problem?.stack ?? problem) };
    }
  }

  #ran() {
    const tests = [];
    return new Promise((resolve) => {
      let since = performance.now();
      const note = (test, outcome) => {
        const now = performance.now();
        tests.push({ id: test.fullTitle(), name: test.fullTitle(), fileName: test.file, timeSpentMs: now - since, ...outcome });
        since = now;
      };
      this.#mocha
        .run(() => resolve(tests))
        .on(EVENT_TEST_PASS, (test) => note(test, { status: TestStatus.Success }))
        .on(EVENT_TEST_FAIL, (test, { message }) => {
          // Of a hook that fails, the test that it was for.
          note(test.ctx?.currentTest ?? test, { status: TestStatus.Failed, failureMessage: String(message) });
        });
    });
  }
}

function filesOf(patterns) {
  const files = readdirSync('test', { recursive: true }).map((name) => `test/${name}`);
  return files.filter((file) => patterns.some((pattern) => matchesGlob(file, pattern))).sort();
}

function setBail(suite, bail) {
  suite.bail(bail);
  for (const child of suite.suites) setBail(child, bail);
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'mocha', MochaRunner)];
