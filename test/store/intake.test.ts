// Persisting: each identity once, whoever writes; one bad row alone.
import { expect } from 'chai';
import { v7 } from 'uuid';
import { branded } from '../../src/core/ids.js';
import type { NewRequest, Persisted } from '../../src/ports/store/intake.js';
import { aNewRequest } from '../support/requests.js';
import { opened, type Opened } from './opened.js';

describe('store: intake', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const again = (request: NewRequest, overrides: Partial<NewRequest> = {}): NewRequest => ({
    ...request,
    id: branded(v7()),
    ...overrides,
  });
  const kinds = (answers: readonly Persisted[]) => answers.map(({ kind }) => kind);

  it('what was asked for is stored to the last digit', async () => {
    const request = aNewRequest({
      createdAt: 1_700_000_000_123,
      receivedAt: 1_700_000_000_456,
      dueAt: 1_700_000_000_789,
      jobId: branded('90071992547409931'),
      priority: 100,
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      body: '{"n": 90071992547409931, "text": "\u2028 ünï 🚀"}',
    });
    expect(await on.store.intake.persist([request])).to.deep.equal([{ kind: 'stored', id: request.id }]);
    const view = await on.store.reading.request(request.id);
    expect(view).to.include({
      createdAt: request.createdAt,
      receivedAt: request.receivedAt,
      dueAt: request.dueAt,
      rankAt: request.rankAt,
      expiresAt: request.expiresAt,
      jobId: request.jobId,
      priority: 100,
      state: 'received',
      waits: null,
    });
    const [body] = await on.sql('select body::text, traceparent from request_body');
    expect(body).to.deep.equal({ body: '{"n": 90071992547409931, "text": "\u2028 ünï 🚀"}', traceparent: request.traceparent });
  });

  it('the same content again is the same request, with the state it is in now', async () => {
    const request = aNewRequest();
    await on.store.intake.persist([request]);
    expect(await on.other.intake.persist([again(request)])).to.deep.equal([{ kind: 'same', id: request.id, state: 'received' }]);
  });

  it('the same content in another order of keys is the same request', async () => {
    const [one, two] = ['{"a":1,"b":[2],"c":"\\u00e9"}', '{"c": "é", "b":[2.0],"a":1e0}'];
    const request = aNewRequest({ body: one });
    await on.store.intake.persist([request]);
    const other = again(request, { body: two });
    expect(kinds(await on.store.intake.persist([other]))).to.deep.equal(['same']);
  });

  it('other content under the same identity is a conflict, and changes nothing', async () => {
    const request = aNewRequest({ body: '{"gone":1,"kept":{"a":[1]},"changed":1}' });
    await on.store.intake.persist([request]);
    const other = again(request, { body: '{"other":1,"kept":{"a":[1.0]},"changed":2}' });
    const differs = ['changed', 'gone', 'other'];
    expect(await on.store.intake.persist([other])).to.deep.equal([{ kind: 'conflict', id: request.id, differs }]);
    expect(await on.sql('select count(*)::int as count from request')).to.deep.equal([{ count: 1 }]);
  });

  it('a conflict is told by the paths where the two differ, however deep they lie', async () => {
    const body = (job: unknown, more = {}) => JSON.stringify({ user_id: 'geoff', empty: {}, list: [{ a: 1 }], job, ...more });
    const kept = {
      job_id: '175',
      job_context: { tenant_id: '333', job_operation: { notebook_params: { day: '1', kept: '1' } } },
    };
    const asked = {
      job_id: '175',
      job_context: { tenant_id: '333', job_operation: { notebook_params: { day: '2', kept: '1' }, x: null } },
    };
    const request = aNewRequest({ body: body(kept) });
    await on.store.intake.persist([request]);
    const differsOf = async (other: string) => {
      const [answer] = await on.store.intake.persist([again(request, { body: other })]);
      return answer?.kind === 'conflict' ? answer.differs : answer;
    };
    const operation = 'job.job_context.job_operation';
    expect(await differsOf(body(asked))).to.deep.equal([`${operation}.notebook_params.day`, `${operation}.x`]);
    expect(await differsOf(body('175', { empty: [] }))).to.deep.equal(['empty', 'job']);
    expect(await differsOf(body(kept, { list: [{ a: 2 }], empty: { a: {} } }))).to.deep.equal(['empty.a', 'list']);
  });

  it('a conflict below a name as long as a body may be is told by paths that are cut', async () => {
    const body = (value: string) =>
      JSON.stringify({
        ['n'.repeat(50_000)]: Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`f${index}`, value])),
      });
    const request = aNewRequest({ body: body('1') });
    await on.store.intake.persist([request]);
    const [answer] = await on.store.intake.persist([again(request, { body: body('2') })]);
    expect(answer?.kind === 'conflict' ? new Set(answer.differs) : answer).to.deep.equal(new Set(['n'.repeat(120)]));
  });

  it('the same correlation_id of another tenant is another request', async () => {
    const request = aNewRequest();
    const other = again(request, { tenantId: branded('444') });
    expect(kinds(await on.store.intake.persist([request, other]))).to.deep.equal(['stored', 'stored']);
  });

  it('an identity that comes twice within one batch is stored once: the first', async () => {
    const [first, unrelated] = [aNewRequest(), aNewRequest()];
    const [same, conflict] = [again(first), again(first, { body: '{"other":1}' })];
    expect(await on.store.intake.persist([first, same, unrelated, conflict])).to.deep.equal([
      { kind: 'stored', id: first.id },
      { kind: 'same', id: first.id, state: 'received' },
      { kind: 'stored', id: unrelated.id },
      { kind: 'conflict', id: first.id, differs: [...Object.keys(JSON.parse(first.body) as object), 'other'].sort() },
    ]);
  });

  it('the very same batch handed in again, because its answer was lost, is answered as before', async () => {
    const batch = [aNewRequest(), aNewRequest()];
    const first = await on.store.intake.persist(batch);
    expect(await on.store.intake.persist(batch)).to.deep.equal(first);
  });

  it('eight writers with the same identities at once, on two replicas, in any order, store each once', async () => {
    const identities = Array.from({ length: 100 }, () => aNewRequest());
    const writers = Array.from({ length: 8 }, (_, writer) => {
      const batch = identities.map((request) => again(request));
      const turned = [...batch.slice(writer * 12), ...batch.slice(0, writer * 12)];
      return (writer % 2 === 0 ? on.store : on.other).intake.persist(turned);
    });
    const answers = (await Promise.all(writers)).flat();
    expect(answers.filter(({ kind }) => kind === 'stored')).to.have.length(100);
    expect(answers.filter(({ kind }) => kind === 'same')).to.have.length(700);
    expect(await on.sql('select count(*)::int as count from request join request_body on request_id = id')).to.deep.equal([
      { count: 100 },
    ]);
  });

  it('rows that cannot be stored are answered alone, and the rest of their batch is written', async () => {
    const poison = {
      'NUL in the body': aNewRequest({ body: '{"a":"\\u0000"}' }),
      'half a surrogate pair in the body': aNewRequest({ body: '{"a":"\\ud83d"}' }),
      'NUL in a column': aNewRequest({ userId: 'a\u0000b' }),
      'no JSON': aNewRequest({ body: '{' }),
      'an identity beyond what an index holds': aNewRequest({
        correlationId: branded(Array.from({ length: 400 }, () => v7()).join('')),
      }),
      'a number beyond all bounds': aNewRequest({ body: '{"n": 1e999999}' }),
    };
    const good = Array.from({ length: 50 }, () => aNewRequest());
    const batch = [...good.slice(0, 20), ...Object.values(poison), ...good.slice(20)];
    const answers = await on.store.intake.persist(batch);
    const kindOf = new Map(batch.map((request, index) => [request, answers[index]?.kind]));
    for (const [name, request] of Object.entries(poison)) expect(kindOf.get(request), name).to.equal('unstorable');
    for (const request of good) expect(kindOf.get(request)).to.equal('stored');
    expect(answers.find((answer) => answer.kind === 'unstorable')?.reason).to.be.a('string').that.is.not.empty;
  });

  it('a row that a fault of ours keeps out is answered alone, and the rest of its batch is written', async () => {
    await on.sql(`alter table request add constraint never check (user_id <> 'broken')`);
    const batch = Array.from({ length: 9 }, (_, index) => aNewRequest(index === 4 ? { userId: 'broken' } : {}));
    const answers = await on.store.intake.persist(batch);
    expect(kinds(answers)).to.deep.equal(batch.map((_, index) => (index === 4 ? 'failed' : 'stored')));
    const [failed] = answers.filter((answer) => answer.kind === 'failed');
    expect(failed).to.have.nested.property('problem.code', 'internal');
  });

  it('where no row can be written it is asked a few times, and then the whole batch fails', async () => {
    await on.sql(`create sequence asked`);
    await on.sql(`create function refuse() returns trigger language plpgsql as
      $$begin perform nextval('asked'); raise exception 'permission denied' using errcode = '42501'; end$$`);
    await on.sql('create trigger refuse before insert on request for each row execute function refuse()');
    const batch = Array.from({ length: 250 }, () => aNewRequest());
    const problem = await on.store.intake.persist(batch).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(problem).to.include({ name: 'Fault', code: 'internal' });
    const [row] = await on.sql<{ asked: string }>('select last_value as asked from asked');
    expect(Number(row?.asked)).to.be.below(30);
  });

  it('an empty batch is answered with nothing', async () => {
    expect(await on.store.intake.persist([])).to.deep.equal([]);
  });
});
