import { expect } from 'chai';
import { cursorAfter, cursorOf, pageEndOf } from '../../src/adapters/http/cursor.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { unfiltered, type ListAsked, type RequestRow } from '../../src/ports/store/reading.js';
import { aFace, anId, aRow, call, closeFaces, received } from './scripted-keeper.js';

const path = '/v1/job-requests';

function rows(count: number): RequestRow[] {
  const id = (index: number) => branded<RequestId>(anId.slice(0, -4) + String(9_999 - index).padStart(4, '0'));
  return Array.from({ length: count }, (_, index) => aRow({ id: id(index), receivedAt: received - index }));
}

/** A keeper that pages as the store promises to. */
async function faceOver(all: readonly RequestRow[]) {
  const asked: ListAsked[] = [];
  const { url } = await aFace({
    requests: (one) => {
      asked.push(one);
      const from = one.before === null ? 0 : all.findIndex(({ id }) => id === one.before) + 1;
      return Promise.resolve(all.slice(from, from + one.limit));
    },
  });
  return { url, asked };
}

describe('http: list', () => {
  afterEach(closeFaces);

  it('without filters everything is asked for, 100 at a time', async () => {
    const { url, asked } = await faceOver(rows(1));
    const { status, json } = await call(url + path);
    expect(status).to.equal(200);
    expect(json).to.have.property('next_cursor', null);
    expect((json?.['items'] as unknown[]).length).to.equal(1);
    expect(asked.map(({ limit: _, reach: __, ...rest }) => rest)).to.deep.equal([unfiltered]);
    expect(asked[0]?.limit).to.be.within(100, 101);
  });

  it('filters reach the keeper; states may be repeated and listed', async () => {
    const { url, asked } = await faceOver([]);
    const query =
      'state=waiting,running&state=received&state=running&tenant_id=333&job_id=175&correlation_id=c%2F1+%C3%BC&template=daily-sales&response=parked&created_after=2026-11-21T07:00:00%2B01:00';
    await call(`${url}${path}?${query}`);
    expect(asked[0]).to.deep.include({
      states: ['waiting', 'running', 'received'],
      tenantId: '333',
      jobId: '175',
      correlationId: 'c/1 ü',
      template: 'daily-sales',
      response: 'parked',
      createdAfter: received,
    });
    await call(`${url}${path}?created_after=${received}`);
    expect(asked[1]).to.include({ createdAfter: received });
  });

  it('a zone whose + was not encoded is understood', async () => {
    const { url, asked } = await faceOver([]);
    await call(`${url}${path}?created_after=2026-11-21T07:00:00+01:00`);
    expect(asked[0]).to.include({ createdAfter: received });
  });

  it('a time that a request may hold is understood: without seconds, in a zone of hours', async () => {
    const { url, asked } = await faceOver([]);
    await call(`${url}${path}?created_after=2026-11-21T07:00%2B01`);
    expect(asked[0]).to.include({ createdAfter: received });
  });

  it('pages follow each other without a gap or a repetition, and the last has no cursor', async () => {
    const all = rows(25);
    const { url } = await faceOver(all);
    const seen: unknown[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < 5 && cursor !== null; page += 1) {
      const { json }: Awaited<ReturnType<typeof call>> = await call(
        `${url}${path}?limit=10${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...(json?.['items'] as Record<string, unknown>[]).map((item) => item['request_id']));
      cursor = json?.['next_cursor'] as string | null;
    }
    expect(cursor).to.equal(null);
    expect(seen).to.deep.equal(all.map(({ id }) => id));
  });

  it('a full page that is the last one has no cursor', async () => {
    const { url } = await faceOver(rows(10));
    const { json } = await call(`${url}${path}?limit=10`);
    expect((json?.['items'] as unknown[]).length).to.equal(10);
    expect(json).to.have.property('next_cursor', null);
  });

  it('all problems of a query are told at once, each with its path', async () => {
    const { url, asked } = await faceOver([]);
    const query = 'limit=0&tenant=3&state=lost&job_id=1&job_id=2&created_after=yesterday&cursor=abc&tenant_id=';
    const { status, json } = await call(`${url}${path}?${query}`);
    expect(status).to.equal(400);
    expect(json).to.include({ code: 'bad-query' });
    const paths = (json?.['errors'] as { path: string }[]).map((problem) => problem.path);
    expect(paths.toSorted()).to.deep.equal(['created_after', 'cursor', 'job_id', 'limit', 'state', 'tenant', 'tenant_id']);
    expect(asked).to.deep.equal([]);
  });

  it('a time in seconds is told as one, and not taken for one of 1970', async () => {
    const { url, asked } = await faceOver([]);
    const { status, json } = await call(`${url}${path}?created_after=1700000000`);
    expect(status).to.equal(400);
    const message = 'must be epoch milliseconds, and looks like seconds';
    expect(json?.['errors']).to.deep.equal([{ path: 'created_after', message }]);
    expect(asked).to.deep.equal([]);
  });

  for (const [limit, status] of Object.entries({
    '1': 200,
    '500': 200,
    '501': 400,
    '-1': 400,
    '1.5': 400,
    '1e2': 400,
    ten: 400,
    '': 400,
  })) {
    it(`a limit of '${limit}' is answered ${status}`, async () => {
      const { url } = await faceOver([]);
      expect((await call(`${url}${path}?limit=${limit}`)).status).to.equal(status);
    });
  }

  for (const time of ['2026-11-21', '2026-11-21T06:00:00', '-1', '99999999999999999', 'NaN']) {
    it(`a created_after without a point in time is refused: ${time}`, async () => {
      const { url } = await faceOver([]);
      expect((await call(`${url}${path}?created_after=${time}`)).status).to.equal(400);
    });
  }

  for (const [what, sent] of Object.entries({
    'of more than 128 characters': 'c'.repeat(129),
    'that no message can have': 'c%00',
    'without a character': '',
  })) {
    it(`a correlation_id ${what} is refused, with its path`, async () => {
      const { url } = await faceOver([]);
      const { status, json } = await call(`${url}${path}?correlation_id=${sent}`);
      expect(status).to.equal(400);
      expect((json?.['errors'] as { path: string }[]).map((problem) => problem.path)).to.deep.equal(['correlation_id']);
    });
  }

  it('a cursor leads back to the row it was made of', () => {
    const end = branded<RequestId>(anId);
    expect(pageEndOf(cursorAfter(end))).to.deep.equal(end);
  });

  it('a cursor with any one character changed, cut off or added is refused', () => {
    const cursor = cursorAfter(branded<RequestId>(anId));
    const changed = Array.from(cursor).flatMap((character, at) => {
      const other = character === 'A' ? 'B' : 'A';
      return [cursor.slice(0, at) + other + cursor.slice(at + 1), cursor.slice(0, at) + cursor.slice(at + 1)];
    });
    for (const one of [...changed, `${cursor}A`, `${cursor}=`, ` ${cursor}`, '', '~~', 'null'])
      expect(pageEndOf(one), one).to.equal(null);
  });

  it('a cursor made up with our digest, of what is no id, is none of ours', () => {
    expect(pageEndOf(cursorOf('job-requests', "x' or 1=1"))).to.equal(null);
    expect(pageEndOf(cursorOf('jobs', anId))).to.equal(null);
    expect(pageEndOf(cursorOf('job-requests', anId))).to.equal(anId);
  });

  it('a cursor made up of a key without our digest is refused over HTTP', async () => {
    const { url } = await faceOver([]);
    const made = Buffer.from(`${received}~${anId}~00000000`).toString('base64url');
    expect((await call(`${url}${path}?cursor=${made}`)).status).to.equal(400);
  });
});
