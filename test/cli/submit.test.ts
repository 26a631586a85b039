import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import { readJobRequest } from '../../src/core/job-request.js';
import type { Keeper } from '../../src/ports/keeper.js';
import type { SubmitAnswer } from '../../src/ports/submit-answer.js';
import { aFace, anId, closeFaces } from '../http/scripted-keeper.js';
import { cli } from './captured-cli.js';

const requestId = branded<RequestId>(anId);

function aRequest(correlationId: string, changes: object = {}) {
  const job = { job_id: '175', job_context: { tenant_id: '333', job_operation: {} } };
  return {
    correlation_id: correlationId,
    notification_queue: '',
    created_time: 1_700_000_000_000,
    user_id: 'geoff',
    priority: 'high',
    job,
    ...changes,
  };
}

/** Takes what the real reading of a job request takes, and keeps every body. */
async function serving(answers: Readonly<Record<string, SubmitAnswer>> = {}) {
  const bodies: string[] = [];
  const submit: Keeper['submit'] = ({ body }) => {
    bodies.push(body.toString('utf8'));
    let parsed: unknown;
    try {
      parsed = JSON.parse(body.toString('utf8'));
    } catch {
      return Promise.resolve({ kind: 'refused', code: 'not-json', problems: [] });
    }
    const read = readJobRequest(parsed);
    if (!read.ok) return Promise.resolve({ kind: 'refused', code: 'invalid-request', problems: read.problems });
    const correlationId = read.value.correlation_id;
    return Promise.resolve(answers[correlationId] ?? { kind: 'stored', requestId, correlationId });
  };
  const { url } = await aFace({ submit });
  return { env: { JOB_KEEPER_URL: url }, bodies };
}

describe('cli: submit', () => {
  let folder = '';
  const file = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'job-keeper-submit-'));
  });
  afterEach(async () => {
    await closeFaces();
    await rm(folder, { recursive: true });
  });

  it('a file with one job request is sent byte for byte, and what became of it is shown', async () => {
    const { env, bodies } = await serving();
    const content = JSON.stringify(aRequest('c-1', { note: 'é' }), null, 4).replace('1700000000000', ' 1700000000000 ');
    const name = await file('one.json', content);
    const { code, out, err } = await cli(['submit', name], { env });
    expect({ code, err }).to.deep.equal({ code: 0, err: '' });
    expect(bodies).to.deep.equal([content]);
    const [head, row] = out.split('\n');
    expect(head).to.match(/^FROM +CORRELATION +REQUEST +RESULT$/);
    expect(row?.split(/ {2,}/)).to.deep.equal([name, 'c-1', anId, 'taken']);
  });

  it('a byte order mark before the text is not sent', async () => {
    const { env, bodies } = await serving();
    const content = JSON.stringify(aRequest('c-1'));
    expect((await cli(['submit', await file('one.json', `\ufeff${content}`)], { env })).code).to.equal(0);
    expect(bodies).to.deep.equal([content]);
  });

  it('one that is known already is shown with the state it has come to, and is no failure', async () => {
    const { env } = await serving({ 'c-1': { kind: 'same', requestId, correlationId: 'c-1', state: 'running' } });
    const { code, out } = await cli(['submit', await file('one.json', JSON.stringify(aRequest('c-1')))], { env });
    expect(code).to.equal(0);
    expect(out).to.match(/ {2}known already, running\n$/);
  });

  it('an array, lines and standard input are each sent one by one, in order of their names', async () => {
    const { env, bodies } = await serving();
    const ids = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'];
    const [one, two, three, four, five, six] = ids.map((id) => JSON.stringify(aRequest(id, { note: 'Straße' })));
    const names = [
      await file('array.json', `\ufeff[${one},\n${two}]`),
      await file('lines.jsonl', `\ufeff${three}\n\n${four}\r\n`),
      '-',
    ];
    const { code, out } = await cli(['submit', ...names, '--json'], { env, stdin: `${five}\n${six}` });
    expect(code).to.equal(0);
    const told = JSON.parse(out) as { from: string; correlation_id: string }[];
    expect(told.map((each) => each.correlation_id)).to.deep.equal(ids);
    const places = ['array.json[0]', 'array.json[1]', 'lines.jsonl:1', 'lines.jsonl:3', 'stdin:1', 'stdin:2'];
    expect(told.map(({ from }) => from.replace(`${folder}/`, ''))).to.deep.equal(places);
    expect(
      bodies.map((body) => JSON.parse(body) as unknown).every((body) => (body as { note: string }).note === 'Straße'),
    ).to.equal(true);
  });

  it('a number that JavaScript cannot hold stays exact, in an array too', async () => {
    const { env, bodies } = await serving();
    const text = JSON.stringify(aRequest('c-1', { big: 0 })).replace('"big":0', '"big":969479553499872001.50');
    await cli(['submit', '-'], { env, stdin: `[${text}]` });
    expect(bodies[0]).to.contain('"big":969479553499872001.50');
  });

  it('any that is refused makes it a failure, every problem told by its path, the others taken all the same', async () => {
    const { env } = await serving();
    const bad = { ...aRequest('c-2', { priority: 101 }), correlation_id: '<TO BE INSERTED LATER>' };
    const lines = [aRequest('c-1'), bad, aRequest('c-3')].map((each) => JSON.stringify(each)).join('\n');
    const { code, out, err } = await cli(['submit', '-'], { env, stdin: lines });
    expect(code).to.equal(1);
    expect(out.split('\n').map((line) => line.split(/ {2,}/).at(-1))).to.deep.equal([
      'RESULT',
      'taken',
      'refused: invalid-request',
      'taken',
      '',
    ]);
    expect(err).to.match(
      /^stdin:2: The job request is not valid\.\n {2}correlation_id: still holds the placeholder.*\n {2}priority: .*\n$/,
    );
  });

  it('with --json, a refusal carries the whole problem document', async () => {
    const { env } = await serving();
    const { code, out, err } = await cli(['submit', '-', '--json'], { env, stdin: JSON.stringify({}) });
    expect({ code, err }).to.deep.equal({ code: 1, err: '' });
    const [told] = JSON.parse(out) as { result: string; problem: { code: string; errors: { path: string }[] } }[];
    expect(told).to.deep.include({ from: 'stdin', result: 'refused' });
    expect(told?.problem.code).to.equal('invalid-request');
    expect(told?.problem.errors.map(({ path }) => path)).to.include.members(['correlation_id', 'job', 'priority']);
  });

  const notJson: Record<string, string> = { 'a file of text': 'hello\nworld\n', 'half an object': '{"a":' };
  for (const [what, content] of Object.entries(notJson)) {
    it(`${what} is for the service to refuse`, async () => {
      const { env, bodies } = await serving();
      const { code, out } = await cli(['submit', '-'], { env, stdin: content });
      expect(code).to.equal(1);
      expect(out).to.match(/^stdin +refused: not-json\n/m);
      expect(bodies).to.deep.equal([content]);
    });
  }

  it('an empty array is nothing to send, and no failure', async () => {
    const { env, bodies } = await serving();
    expect((await cli(['submit', '-'], { env, stdin: '[]' })).code).to.equal(0);
    expect(bodies).to.deep.equal([]);
  });

  it('files that hold no job request are told as that', async () => {
    const { env, bodies } = await serving();
    const none = await file('none.json', '[]');
    expect(await cli(['submit', none], { env })).to.deep.equal({ code: 0, out: 'No job requests.\n', err: '' });
    expect(JSON.parse((await cli(['submit', none, '--json'], { env })).out)).to.deep.equal([]);
    expect((await cli(['policy', 'dry-run', none], { env })).out).to.equal('No job requests.\n');
    expect(bodies).to.deep.equal([]);
  });

  it('of what is no JSON it is told where, by the lines of its file', async () => {
    const { env } = await serving();
    const broken = await file('broken.json', '{ "correlation_id": "c-1",\n  "user_id": geoff }');
    const { code, err } = await cli(['submit', broken], { env });
    expect({ code, err }).to.deep.equal({
      code: 1,
      err: `${broken}: The body is not JSON in UTF-8.\n  it goes wrong at line 2, column 14\n`,
    });
    const lines = await file('lines.jsonl', `${JSON.stringify(aRequest('c-1'))}\n{ "a": \n`);
    expect((await cli(['submit', lines], { env })).err)
      .to.contain(`${lines}:2: The body`)
      .and.to.contain('goes wrong at column 7\n');
  });

  it('when a file cannot be read, or is empty, nothing is sent: wrong use', async () => {
    const { env, bodies } = await serving();
    const good = await file('one.json', JSON.stringify(aRequest('c-1')));
    const { code, err } = await cli(['submit', good, join(folder, 'none.json')], { env });
    expect({ code, err }).to.deep.equal({ code: 2, err: `job-keeper: there is no file ${folder}/none.json\n` });
    const inFolder = { code: 2, out: '', err: `job-keeper: ${folder} cannot be read: it is a folder, not a file\n` };
    expect(await cli(['submit', good, folder], { env })).to.deep.equal(inFolder);
    const blank = await file('blank.json', ' \n');
    expect((await cli(['submit', good, blank], { env })).err).to.equal(`job-keeper: ${blank} is empty\n`);
    const empty = { code: 2, out: '', err: 'job-keeper: standard input is empty\n' };
    expect(await cli(['submit', good, '-'], { env })).to.deep.equal(empty);
    expect(bodies).to.deep.equal([]);
  });

  it('a file may hold more lines than a call takes arguments', async () => {
    const { url, ...face } = await aFace();
    await face.stop(1_000);
    const many = await file('many.jsonl', '{"a":1}\n'.repeat(150_000));
    const { code, out } = await cli(['submit', many, '--json', '--url', url]);
    expect(code).to.equal(1);
    expect(JSON.parse(out)).to.have.length(150_000);
  });

  it('when nothing answers, that is told once, with how many were not sent', async () => {
    const { url, ...face } = await aFace();
    await face.stop(1_000);
    const lines = Array.from({ length: 100 }, (_, index) => JSON.stringify(aRequest(`c-${index}`))).join('\n');
    const { code, out, err } = await cli(['submit', '-', '--url', url], { stdin: lines });
    expect(code).to.equal(1);
    const unsent = out.match(/not sent$/gm)?.length ?? 0;
    expect(unsent).to.be.at.least(50);
    expect((out.match(/no answer$/gm)?.length ?? 0) + unsent).to.equal(100);
    const sentence = `job-keeper: nothing answers at ${url}: is job-keeper serve running?`;
    expect(err).to.equal(`${sentence}\n${unsent} not sent. Sending all of them again is harmless.\n`);
  });

  it('a person sees how far it is when there are many; a program does not', async () => {
    const { env } = await serving();
    const stdin = Array.from({ length: 30 }, (_, index) => JSON.stringify(aRequest(`c-${index}`))).join('\n');
    const { err } = await cli(['submit', '-'], { env, stdin, tty: true });
    expect(err).to.match(/\r29 of 30/);
    expect(err.endsWith('\r\u001b[K')).to.equal(true);
    expect((await cli(['submit', '-'], { env, stdin })).err).to.equal('');
  });
});
