import { expect } from 'chai';
import { readJobBody } from '../../src/core/model-jobs/model-job.js';

describe('what a model job is asked with', () => {
  it('is told all that is wrong with it, each in words that say what it may be', () => {
    const read = readJobBody({
      configurationId: '../c',
      inputFolderId: 7,
      outputFolderId: '/',
      maximumExecutionTimeInSeconds: [],
    });
    const id = 'must be an id: letters, digits, . _ and -, at most 128';
    expect(read.ok ? [] : read.problems).to.deep.equal([
      { path: 'modelId', message: 'is required' },
      { path: 'configurationId', message: id },
      { path: 'inputFolderId', message: id },
      { path: 'outputFolderId', message: id },
      {
        path: 'maximumExecutionTimeInSeconds',
        message: 'must be a whole number of seconds from 1 to 2592000, as a number or as a text of digits',
      },
    ]);
  });
});
