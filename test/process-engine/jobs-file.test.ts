import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { declaredJobs } from '../../src/adapters/engine/process/declared-jobs.js';
import { readJobsFile } from '../../src/adapters/engine/process/jobs-file.js';
import type { Parameters } from '../../src/core/job-request.js';
import { branded, type JobId } from '../../src/core/ids.js';
import type { RunEnd } from '../../src/core/ending/run-end.js';
import { begin, endOf, notebook, order, workshop } from './workshop.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { libraryWords } from '../support/wrong-values.js';

const list = (values: string[]): Parameters => ({ kind: 'python', list: values });
const one = (name: string): string => `jobs: { "1": { name: ${name}, command: [sh] } }`;

describe('the jobs file', () => {
  it('that comes with the service is valid and declares the jobs of the demo, but not 404', async () => {
    const read = readJobsFile(await readFile('config/jobs.yaml', 'utf8'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect([...read.value.keys()])
      .to.include.members(['175', '176', '201'])
      .and.not.include('404');
  });

  it('with mistakes is refused with every one of them, each at its path', () => {
    const read = readJobsFile(`
jobs:
  "1": { name: "", command: [] }
  "2": { command: sh, max_run_seconds: 0, colour: red }
  "3": { name: ok, command: [sh], environment: { "A=B": "x", C: 5 } }
more: 1
`);
    expect(read.ok).to.equal(false);
    const paths = read.ok ? [] : read.problems.map(({ path }) => path);
    expect(paths).to.include.members([
      'jobs.1.name',
      'jobs.1.command',
      'jobs.2.name',
      'jobs.2.command',
      'jobs.2.max_run_seconds',
      'jobs.2.colour',
      'jobs.3.environment.A=B',
      'jobs.3.environment.C',
      'more',
    ]);
    const said = read.ok ? [] : read.problems.map(({ message }) => message);
    expect(said).to.include.members(['must be a list, but is text', 'is unknown', 'is required', 'must be at least 1']);
    expect(said.filter((message) => libraryWords.test(message))).to.deep.equal([]);
  });

  for (const [what, content] of Object.entries({
    'is not YAML': 'jobs: {',
    'declares a job twice': 'jobs:\n  "1": { name: a, command: [sh] }\n  "1": { name: b, command: [sh] }\n',
    'is empty': '',
    'expands aliases without end':
      'a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\njobs: [*c,*c,*c,*c,*c]\n',
  })) {
    it(`that ${what} is refused with a sentence`, () => {
      const read = readJobsFile(content);
      expect(read.ok).to.equal(false);
      expect(read.ok ? [] : read.problems).to.satisfy((problems: { message: string }[]) =>
        problems.every(({ message }) => message.length > 0),
      );
    });
  }

  it('keeps ids as they are written, also those that a number could not hold', () => {
    const read = readJobsFile('jobs: { 9007199254740993999: { name: a, command: [sh] }, "007": { name: b, command: [sh] } }');
    expect(read.ok ? [...read.value.keys()] : read.problems).to.have.members(['9007199254740993999', '007']);
  });
});

describe('the jobs of the demo', () => {
  const ending = async (jobId: string, parameters: Parameters, differing: object = {}): Promise<RunEnd> => {
    const shop = await workshop();
    const engine = await shop.reopen({ jobsFile: 'config/jobs.yaml' });
    return (await endOf(engine, await begin(engine, order(branded<JobId>(jobId), { parameters, ...differing })))).end;
  };

  it('write a report with the asked date and rows, whichever kind of parameters names them', async () => {
    for (const parameters of [
      notebook({ seconds: '0', rows: '3', date: '2024-01-01' }),
      list(['--seconds=0', 'rows=3', 'date=2024-01-01']),
    ]) {
      const end = await ending('175', parameters);
      if (end.kind !== 'succeeded') throw new Error(JSON.stringify(end));
      expect(end.message).to.equal('Report written: 3 rows.');
      expect(end.outputs[0]).to.match(/\/daily-sales-2024-01-01\.csv$/);
      expect((await readFile(fileURLToPath(end.outputs[0]!), 'utf8')).split('\n')).to.have.length(5);
    }
  });

  it('aggregate, fail with their reason, and run into their limit', async () => {
    expect(await ending('176', notebook({ seconds: '0' }))).to.have.property('message', 'Aggregated 1000 rows.');
    const failed = await ending('201', notebook({ seconds: '0' }));
    expect(failed).to.have.nested.property('causes[0].code', 'EXIT_3');
    expect(failed).to.have.nested.property('causes[0].message').that.includes('line 1043');
    expect((await ending('202', { kind: 'none' }, { maxRunSeconds: 1 })).kind).to.equal('timed-out');
  });
});

describe('the declared jobs', () => {
  it('follow the file; a bad file is reported once and leaves them as they were', async () => {
    const path = join(await temporaryFolder(), 'jobs.yaml');
    const troubles: string[] = [];
    await writeFile(path, one('first'));
    const jobs = await declaredJobs(path, (error) => troubles.push(String(error)));
    const name = async (): Promise<string | undefined> => (await jobs.current()).get('1')?.name;
    expect(await name()).to.equal('first');

    await writeFile(path, 'jobs: { "1": { name: 7 } }');
    expect([await name(), await name()]).to.deep.equal(['first', 'first']);
    expect(troubles).to.have.length(1);
    expect(troubles[0]).to.include(path).and.include('jobs.1.name').and.include('jobs.1.command');

    await rm(path);
    expect([await name(), await name()]).to.deep.equal(['first', 'first']);
    expect(troubles).to.have.length(2);

    await writeFile(path, one('second'));
    expect(await name()).to.equal('second');
    expect(troubles).to.have.length(2);
  });

  it('are not had from a file that is missing or bad at the start: the error says which file and everything that is wrong', async () => {
    const folder = await temporaryFolder();
    const problemOf = (path: string): Promise<string> => declaredJobs(path, () => undefined).then(() => 'none', String);
    expect(await problemOf(join(folder, 'none.yaml'))).to.include(join(folder, 'none.yaml'));
    await writeFile(join(folder, 'bad.yaml'), 'jobs: { "1": {}, "2": {} }');
    expect(await problemOf(join(folder, 'bad.yaml')))
      .to.include('bad.yaml')
      .and.include('jobs.1.command')
      .and.include('jobs.2.name');
  });
});
