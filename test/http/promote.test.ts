import { expect } from 'chai';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withinReach } from '../../src/adapters/http/within-reach.js';
import type { PromoteAnswer, PromoteAsked } from '../../src/ports/policies.js';
import { cli } from '../cli/captured-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { aFace, aKeeper, call, closeFaces, received } from './scripted-keeper.js';

const policy = { name: 'next', version: 'cccccccccccccccc' };
const before = {
  version: 'aaaaaaaaaaaaaaaa',
  how: 'file',
  by: 'host:1',
  since: received,
  fileVersion: 'aaaaaaaaaaaaaaaa',
} as const;
const explained = 'the policy is refused:\nnext.yaml:5:24 no case is called "no-pol"\n        no-pol\n        ^';
const refused: PromoteAnswer = {
  ...{ kind: 'refused', version: policy.version, explained },
  problems: [{ path: 'next.yaml:5:24', message: 'no case is called "no-pol"' }],
};

describe('http: promote', () => {
  let asked: PromoteAsked[];
  beforeEach(() => {
    asked = [];
  });
  afterEach(closeFaces);

  async function faceThat(answer: PromoteAnswer) {
    const promote = (one: PromoteAsked) => Promise.resolve((asked.push(one), answer));
    return aFace({ promote });
  }
  const sent = (url: string, json: unknown) =>
    call(`${url}/v1/policies/promote`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify(json),
    });

  it('what is in force now is told, with what it follows and for whom it was done', async () => {
    const { url } = await faceThat({ kind: 'promoted', policy, before });
    const { status, json } = await sent(url, { candidate: { kind: 'shadow' }, reason: 'a quiet week' });
    expect(status).to.equal(200);
    const inPlaceOf = { version: before.version, how: 'file', by: 'host:1', since: '2026-11-21T06:00:00.000Z' };
    expect(json).to.deep.equal({
      ...{ ...policy, outcome: 'promoted' },
      in_place_of: { ...inPlaceOf, file_version: before.fileVersion },
    });
    expect(asked).to.have.length(1);
    expect(asked[0]).to.include({ reason: 'a quiet week', dryRun: false }).and.have.property('actor').that.is.a('string');
    expect(asked[0]?.what).to.deep.equal({ kind: 'shadow' });
  });

  it('one that would not be loaded is 422, with every problem at its place', async () => {
    const { url } = await faceThat(refused);
    const text = { kind: 'text', file: 'next.yaml', text: 'policy: next' };
    const { status, json } = await sent(url, { candidate: text });
    expect(status).to.equal(422);
    expect(json).to.include({ code: 'policy-refused', detail: explained });
    expect(json).to.have.deep.property('errors', [{ path: 'next.yaml:5:24', message: 'no case is called "no-pol"' }]);
    expect(asked[0]?.what).to.deep.equal({ ...text, examples: null });
  });

  it('what is not there is 404 and says what there could be', async () => {
    const { url } = await faceThat({ kind: 'no-candidate', why: 'There is no candidate.' });
    const { status, json } = await sent(url, { candidate: { kind: 'kept', version: policy.version }, dry_run: true });
    expect(status).to.equal(404);
    expect(json).to.include({ code: 'not-found', detail: 'There is no candidate.' });
    expect(asked[0]).to.deep.include({ what: { kind: 'kept', version: policy.version }, dryRun: true });
  });

  for (const [what, body] of Object.entries({
    'no candidate': {},
    'a version that is none': { candidate: { kind: 'kept', version: 'latest' } },
    'a text that is none': { candidate: { kind: 'text', file: 'a.yaml', text: 7 } },
    'what is not known': { candidate: { kind: 'shadow' }, force: true },
  }))
    it(`${what} is 400, and nothing is done`, async () => {
      const { url } = await faceThat(refused);
      const { status, json } = await sent(url, body);
      expect(status).to.equal(400);
      expect(json).to.include({ code: 'invalid-body' });
      expect(asked).to.deep.equal([]);
    });

  it('who may act for some tenants only may not: a policy decides for all', async () => {
    let told = 0;
    const reach = { kind: 'tenants', ids: new Set(['333']) } as const;
    const seen = withinReach(aKeeper(), reach, () => {
      told += 1;
    });
    const wish = { what: { kind: 'shadow' }, actor: 'a', reason: '', dryRun: false } as const;
    expect(await seen.promote(wish)).to.deep.equal({ kind: 'not-allowed' });
    expect(told).to.equal(1);
    const { url } = await faceThat({ kind: 'not-allowed' });
    expect(await sent(url, { candidate: { kind: 'shadow' } })).to.include({ status: 403 });
  });

  describe('job-keeper policy promote', () => {
    const run = (url: string, ...rest: string[]) => cli(['policy', 'promote', ...rest], { env: { JOB_KEEPER_URL: url } });

    it('says what is in force now; that it was so already is no failure', async () => {
      const done = await run((await faceThat({ kind: 'promoted', policy, before })).url, '--reason', 'a quiet week');
      expect(done).to.deep.equal({
        ...{ code: 0, err: '' },
        out: 'Policy next, version cccccccccccccccc is in force, instead of version aaaaaaaaaaaaaaaa. Every replica takes it at its next check.\n',
      });
      expect(asked[0]).to.deep.include({ what: { kind: 'shadow' }, reason: 'a quiet week' });
      const again = await run((await faceThat({ kind: 'already-in-force', policy, before })).url);
      expect(again).to.include({ code: 0, out: 'Policy next, version cccccccccccccccc is in force already.\n' });
      const dry = await run((await faceThat({ kind: 'would', policy, before })).url, '--dry-run');
      expect(dry.code).to.equal(0);
      expect(dry.out).to.match(/would be in force, instead of version a{16}\. Nothing was done\.\n$/);
      expect(asked.at(-1)).to.include({ dryRun: true });
    });

    it('sends a file with the examples beside it', async () => {
      const file = join(await temporaryFolder(), 'next.yaml');
      await writeFile(file, 'the policy');
      const { url } = await faceThat({ kind: 'promoted', policy, before: null });
      expect((await run(url, file)).code).to.equal(0);
      await writeFile(file.replace('.yaml', '.test.yaml'), 'the examples');
      expect((await run(url, file)).code).to.equal(0);
      const text = { kind: 'text', file, text: 'the policy' };
      expect(asked.map(({ what }) => what)).to.deep.equal([
        { ...text, examples: null },
        { ...text, examples: 'the examples' },
      ]);
    });

    it('shows what is wrong as policy check does, and fails', async () => {
      const { url } = await faceThat(refused);
      expect(await run(url, '--kept', policy.version)).to.deep.equal({ code: 1, err: '', out: `${explained}\n` });
      const json = await run(url, '--json');
      expect(json.code).to.equal(1);
      expect(JSON.parse(json.out)).to.include({ code: 'policy-refused' });
    });

    it('tells every problem of what it was asked, which is wrong use', async () => {
      const { url } = await faceThat(refused);
      const { code, err } = await run(url, '--reason', 'x'.repeat(10_000));
      expect(code).to.equal(2);
      expect(err).to.match(/\n {2}--reason: /);
    });

    it('is wrong use with two candidates, with a file that is not there, or with a version that is none', async () => {
      const { url } = await faceThat(refused);
      for (const rest of [['a.yaml', '--kept', policy.version], ['/nowhere/a.yaml'], ['--kept', 'latest']]) {
        const { code, err } = await run(url, ...rest);
        expect(code, err).to.equal(2);
      }
      expect(asked).to.deep.equal([]);
    });
  });
});
