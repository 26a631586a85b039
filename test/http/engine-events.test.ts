import { expect } from 'chai';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const engineEvents = { username: 'databricks', password: 'a password of the engine' };
const basic = (credential: string) => ({ authorization: `Basic ${Buffer.from(credential).toString('base64')}` });
const good = basic(`${engineEvents.username}:${engineEvents.password}`);
const event = JSON.stringify({ event_type: 'jobs.on_success', run: { run_id: '1' } });

async function tell(headers: Record<string, string>, { body = event, on = true } = {}) {
  let looked = 0;
  const { url, facts } = await aFace({ lookAtEngine: () => void (looked += 1) }, { engineEvents: on ? engineEvents : null });
  const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } };
  return { answer: await call(`${url}/v1/engine-events/databricks`, init), facts, looked: () => looked };
}

describe('http: engine events', () => {
  afterEach(closeFaces);

  it('an event with the right name and password makes the service look, once', async () => {
    const { answer, looked } = await tell(good);
    expect(answer.status).to.equal(202);
    expect(looked()).to.equal(1);
  });

  for (const [what, headers] of Object.entries({
    'no credential': {},
    'another password': basic('databricks:wrong'),
    'another name': basic(`x:${engineEvents.password}`),
    'no base64': { authorization: 'Basic !!!' },
    'a bearer': { authorization: 'Bearer abc' },
  })) {
    it(`${what} is 401, asks for Basic, and nobody looks`, async () => {
      const { answer, looked, facts } = await tell(headers);
      expect(answer.status).to.equal(401);
      expect(answer.headers.get('www-authenticate')).to.equal('Basic realm="job-keeper"');
      expect(facts[0]).to.include({ kind: 'access-refused' });
      expect(looked()).to.equal(0);
    });
  }

  it('where the engine was given no password, there is no such address', async () => {
    expect((await tell(good, { on: false })).answer.status).to.equal(404);
  });

  it('what is not an event is 400, and what is not JSON too', async () => {
    for (const body of ['[]', '{', '{"event_type":1}']) expect((await tell(good, { body })).answer.status, body).to.equal(400);
  });
});
