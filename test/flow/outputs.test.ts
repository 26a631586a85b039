// What the client gets: the outputs that the job reported or that are configured, the chain of causes of a failure, and mail.
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { smtpMailer } from '../../src/adapters/alerts/smtp-mailer.js';
import type { Mailer } from '../../src/ports/alerts.js';
import { onSite, type HouseOptions, type Site, type SiteOptions, type TestHouse } from '../support/house.js';

type Declared = Parameters<Site['simulator']['declareJob']>[0];
type Told = Awaited<ReturnType<TestHouse['request']>>;

/** One run of job 175 from door to end. */
async function endOf(
  job: Partial<Declared>,
  more: { site?: SiteOptions; house?: HouseOptions; operation?: Record<string, unknown> } = {},
) {
  const ended: Told[] = [];
  await onSite(more.site ?? {}, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', ...job });
    const house = await site.house('a', more.house);
    const id = await house.take({ correlationId: 'corr-1', operation: more.operation ?? {} });
    await house.drive();
    await site.pass(60_000);
    await house.watch();
    await house.perform();
    ended.push(await house.request(id));
  });
  const [told] = ended;
  if (told === undefined) throw new Error('the site did not get to its end');
  const { state, response, runId } = told;
  return { state, body: response?.body as Record<string, unknown>, runId };
}

const uri = 'abfss://reports@lake/333/175/2024-01-01.parquet';
const succeeds = (exitValue?: string): Partial<Declared> => ({
  outcome: { result: 'succeed', durationMs: 1_000, ...(exitValue === undefined ? {} : { exitValue }) },
});
const withTemplate: SiteOptions = {
  settings: { jobs: { '175': { output_uri: 'abfss://r@lake/{tenant_id}/{job_id}/{correlation_id}-{run_id}' } } },
};

describe('the outputs of a job', () => {
  for (const [what, exitValue, uris] of [
    ['one URI', uri, [uri]],
    ['a JSON array', JSON.stringify([uri, 'https://x.example/y']), [uri, 'https://x.example/y']],
    ['an object', JSON.stringify({ outputs: [uri] }), [uri]],
  ] as const) {
    it(`are in its response as it reported them: ${what}`, async () => {
      const { state, body } = await endOf(succeeds(exitValue));
      expect(state).to.equal('succeeded');
      expect(body['outputs']).to.deep.equal(uris.map((one) => ({ uri: one })));
    });
  }

  it('come from the configured template for a job that reports none, and from the job where it does', async () => {
    const filled = await endOf(succeeds(), { site: withTemplate });
    expect(filled.body['outputs']).to.deep.equal([{ uri: `abfss://r@lake/333/175/corr-1-${filled.runId ?? ''}` }]);
    const reported = await endOf(succeeds(uri), { site: withTemplate });
    expect(reported.body['outputs']).to.deep.equal([{ uri }]);
  });

  it('say when the run was started and ended, on which engine, and as which attempt', async () => {
    const { body, runId } = await endOf(succeeds(uri));
    expect(body).to.have.nested.property('run.run_id', runId);
    expect(body['run']).to.include({ engine: 'databricks', attempt: 1 });
    const times = body['times'] as Record<string, string>;
    expect(Date.parse(times['started'] ?? '')).to.be.at.least(Date.parse(times['received'] ?? ''));
    expect(Date.parse(times['finished'] ?? '')).to.be.above(Date.parse(times['started'] ?? ''));
  });
});

describe('a job that fails', () => {
  it('is answered with what the job itself said, and is not run again', async () => {
    const { state, body } = await endOf({
      outcome: { result: 'fail', message: 'ValueError: no such partition', durationMs: 1_000 },
    });
    expect(state).to.equal('failed');
    expect(body).to.include({ status: 'FAILED' });
    expect(JSON.stringify(body['causes'])).to.contain('ValueError: no such partition');
    expect(body['outputs']).to.deep.equal([]);
  });

  it('in one of its tasks is answered with the chain: the task that failed, and that those after it could not run', async () => {
    const { body } = await endOf({
      tasks: [
        { taskKey: 'load', outcome: { result: 'fail', message: 'IOError: the source is gone', durationMs: 1_000 } },
        { taskKey: 'report', dependsOn: ['load'] },
      ],
    });
    const causes = body['causes'] as { step: string; code: string; message: string }[];
    expect(causes.map(({ step }) => step)).to.include('load');
    expect(causes.find(({ step }) => step === 'load')?.message).to.contain('IOError: the source is gone');
    expect(String(body['message'])).to.contain('IOError: the source is gone');
  });
});

describe('mail of an end', () => {
  const delivered: { readonly to: readonly string[]; readonly text: string }[] = [];
  let server: SMTPServer;
  let mailer: Mailer;
  const operation = { email_notifications: ['james@example.com', 'anna@example.com'] };

  before(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          delivered.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: text.replaceAll('=\r\n', '') });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo; // it listens on TCP
    mailer = smtpMailer({ ...{ host: '127.0.0.1', port, secure: false, credentials: null }, from: 'keeper@example.com' });
  });
  after((done) => server.close(done));
  beforeEach(() => (delivered.length = 0));

  it('says how the job ended and where its outputs are, once', async () => {
    await endOf(succeeds(uri), { house: { mailer }, operation });
    expect(delivered.map(({ to }) => to)).to.deep.equal([operation.email_notifications]);
    expect(delivered[0]?.text).to.contain('Subject: Job 175: succeeded').and.contain(uri);
  });

  it('names the outputs of the configured template as well', async () => {
    const { runId } = await endOf(succeeds(), { site: withTemplate, house: { mailer }, operation });
    expect(delivered[0]?.text).to.contain(`abfss://r@lake/333/175/corr-1-${runId ?? ''}`);
  });

  it('says why the job failed', async () => {
    await endOf({ outcome: { result: 'fail', message: 'ValueError: bad', durationMs: 1_000 } }, { house: { mailer }, operation });
    expect(delivered[0]?.text).to.contain('Subject: Job 175: failed').and.contain('ValueError: bad');
  });

  const failing = { outcome: { result: 'fail', message: 'ValueError: bad', durationMs: 1_000 } } as const;
  const config = { mail: { url: 'smtp://127.0.0.1' } };
  const notifying = (notify: Record<string, unknown>) => ({ settings: { jobs: { '175': { notify } } } });

  it('goes also to those whom its job names, of the ends that it names', async () => {
    const site = notifying({ to: ['team@example.com', 'anna@example.com'], on: ['failed'] });
    await endOf(succeeds(uri), { site, house: { mailer, config }, operation });
    expect(delivered).to.deep.equal([]);
    await endOf(failing, { site, house: { mailer, config }, operation });
    expect(delivered.map(({ to }) => to)).to.deep.equal([[...operation.email_notifications, 'team@example.com']]);
    await endOf(failing, { site, house: { mailer, config } });
    expect(delivered.at(-1)?.to).to.deep.equal(['team@example.com', 'anna@example.com']);
  });

  it('goes to nobody where its job has it switched off', async () => {
    await endOf(failing, { site: notifying({ enabled: false, to: ['team@example.com'] }), house: { mailer, config }, operation });
    expect(delivered).to.deep.equal([]);
  });

  it('is not sent, nor recorded as a step, where mail is not configured', async () => {
    const { state } = await endOf(succeeds(uri), { operation });
    expect(state).to.equal('succeeded');
    expect(delivered).to.deep.equal([]);
  });
});
