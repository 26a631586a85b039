import { expect } from 'chai';
import { problemsAsNamed } from '../../src/core/model-jobs/declared-problems.js';
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

  it('is told what operators have declared wrongly by the name that it has for its user', () => {
    const told = (path: string) => problemsAsNamed([{ path, message: 'why' }]).map((problem) => [problem.path, problem.message]);
    const declared = (field: string) => `is not declared as its job needs it, which is for the operators to mend (${field}: why)`;
    const operation = 'job.job_context.job_operation';
    expect(told(`${operation}.cluster_type`)).to.deep.equal([['configurationId', declared('cluster_type')]]);
    expect(told(`${operation}.python_params.0`)).to.deep.equal([['modelId', declared('python_params.0')]]);
    expect(told('job.job_id')).to.deep.equal([['modelId', declared('job_id')]]);
    expect(told('user_id')).to.deep.equal([['user_id', 'why']]);
  });
});
