// The service as a process, with everything embedded: what an operator sees, and what must survive.
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { z } from 'zod';
import { stringify } from 'yaml';
import { eventually } from '../support/eventually.js';
import { aJobRequest } from '../support/job-requests.js';
import { freshDatabase } from '../support/postgres.js';
import type { NodeProcess } from '../support/processes.js';
import { spawnProgram } from '../support/program.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';

const nothingGiven = {
  DATABASE_URL: undefined,
  AMQP_URL: undefined,
  DATABRICKS_HOST: undefined,
  ZEPPELIN_URL: undefined,
  JOB_KEEPER_CONFIG: undefined,
};

function serve(home: string, config: Record<string, unknown> = {}, env: Record<string, string> = {}): NodeProcess {
  const file = join(home, 'config.yaml');
  writeFileSync(file, configText(home, config));
  return spawnProgram(['serve', '--config', file], { ...nothingGiven, ...env });
}

/** With a store that is ready already: for what says nothing of the embedded one, which takes longer to be made than all the rest. */
async function serveStored(home: string, config: Record<string, unknown> = {}, env: Record<string, string> = {}) {
  return serve(home, config, { DATABASE_URL: (await freshDatabase()).url, ...env });
}

function configText(home: string, config: Record<string, unknown>): string {
  const runs = { watch_interval_ms: 200, snapshot_age_ms: 100 };
  return stringify({ data_dir: join(home, 'data'), http: { port: 0 }, runs, ...config });
}

async function addressOf(process: NodeProcess): Promise<string> {
  const line = await process.waitForLine(/ready at http/, 60_000);
  return /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';
}

async function submit(url: string, body: unknown): Promise<{ readonly status: number; readonly requestId: string }> {
  const answer = await fetch(`${url}/v1/job-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { request_id: requestId } = z.object({ request_id: z.string() }).parse(await answer.json());
  return { status: answer.status, requestId };
}

const Shown = z.object({
  state: z.string(),
  attempts: z.array(z.object({ run_id: z.string().nullable() })),
  response: z.object({ body: z.object({ status: z.string(), outputs: z.array(z.object({ uri: z.string() })) }) }).nullable(),
});

const Audited = z.object({
  items: z.array(z.object({ act: z.string(), detail: z.looseObject({ changed: z.array(z.string()).optional() }) })),
});

async function shownIn(state: string, url: string, id: string): Promise<z.infer<typeof Shown>> {
  return eventually(async () => {
    const seen = Shown.parse(await (await fetch(`${url}/v1/job-requests/${id}`)).json());
    if (seen.state !== state) throw new Error(`it is ${seen.state}`);
    return seen;
  }, 30_000);
}

describe('job-keeper serve', function () {
  this.timeout(90_000);

  // One after the other on one data folder: to make the embedded store takes longer than all the rest.
  describe('with everything embedded', () => {
    let home: string;
    let process: NodeProcess;
    let url: string;
    const begin = async () => {
      process = serve(home);
      url = await addressOf(process);
    };
    before(async () => {
      home = temporaryFolderNow();
      await begin();
    });

    it('says so in one line each', () => {
      const said = process.lines.join('\n');
      expect(said).to.match(/store: embedded PostgreSQL \d+/);
      expect(said).to.match(/broker: embedded, at 127\.0\.0\.1:\d+, for clients of Azure Service Bus/);
      expect(said).to.match(/engine: embedded/);
    });

    it('lets no other service have its data folder: that one ends with one sentence and exit code 1', async () => {
      const second = serve(home);
      expect(await second.exited).to.equal(1);
      expect(second.errorLines.join('\n')).to.match(/^job-keeper cannot start: .+/m);
      expect(second.errorLines.join('\n')).to.not.match(/\n\s+at /);
    });

    it('goes on after a kill with what it had: the same request, the same one run', async () => {
      const body = aJobRequest({ correlationId: 'survivor', jobId: '177', operation: { notebook_params: { seconds: '3' } } });
      const { requestId } = await submit(url, body);
      const before = await shownIn('running', url, requestId);
      process.kill('SIGKILL');
      await process.exited;

      await begin();
      expect(await submit(url, body)).to.deep.equal({ status: 200, requestId });
      const after = await shownIn('succeeded', url, requestId);
      expect(after.attempts).to.deep.equal(before.attempts);
      expect(after.response?.body.outputs[0]?.uri).to.match(/^file:\/\//);
    });

    it('ends with 0 at SIGTERM', async () => {
      process.kill('SIGTERM');
      expect(await process.exited).to.equal(0);
      expect(process.lines.at(-1)).to.include('stopped');
    });
  });

  it('ends at once at a second signal, also while it starts', async () => {
    // Takes the connection, and never says a word.
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    try {
      const process = serve(temporaryFolderNow(), { database: { url: `postgresql://keeper@127.0.0.1:${port}/keeper` } });
      await process.waitForLine(/store: PostgreSQL at/, 60_000);
      process.kill('SIGTERM');
      await process.waitForLine(/SIGTERM: finishing what is in hand/);
      process.kill('SIGTERM');
      expect(await process.exited).to.equal(1);
      expect(process.errorLines, 'it did not wait for the start to fail').to.deep.equal([]);
    } finally {
      silent.close();
    }
  });

  it('does not start on a bad configuration: exit code 2, and every problem by its path', async () => {
    const process = serve(temporaryFolderNow(), {
      htp: {},
      runs: { lease_ms: 'soon' },
      settings: { calendar: { time_zone: 'Europe/Atlantis' } },
    });
    expect(await process.exited).to.equal(2);
    const said = process.errorLines.join('\n');
    for (const path of ['htp', 'runs.lease_ms', 'settings.calendar.time_zone']) expect(said).to.include(path);
  });

  it('does not start where its data cannot be kept: exit code 2, at once and by the path', async function () {
    // Only Linux has a folder in which nobody can make another.
    if (process.platform !== 'linux') this.skip();
    const serving = serve(temporaryFolderNow(), { data_dir: '/proc/job-keeper' });
    expect(await serving.exited).to.equal(2);
    expect(serving.errorLines.join('\n')).to.match(
      /^job-keeper cannot start: the folder \/proc\/job-keeper\/postgres cannot be made/m,
    );
  });

  it('does not start on a bad policy: exit code 2, and every problem with its file and line', async () => {
    const home = temporaryFolderNow();
    const file = join(home, 'policy.yaml');
    writeFileSync(file, 'policy: broken\nroute:\n  - { name: a, pools: [nowhere] }\nrules: []\n');
    const process = await serveStored(home, { policies: { file } });
    expect(await process.exited).to.equal(2);
    const said = process.errorLines.join('\n');
    for (const line of [3, 4]) expect(said).to.match(new RegExp(`^${file}:${line}:\\d+ `, 'm'));
  });

  it('looks at its policy at SIGHUP, long before it would by itself; a bad one is refused and the one before stays', async () => {
    const home = temporaryFolderNow();
    const file = join(home, 'policy.yaml');
    const text = readFileSync('policies/default.yaml', 'utf8');
    writeFileSync(file, text);
    const shadow = join(home, 'candidate.yaml');
    const process = await serveStored(home, { policies: { file, shadow_file: shadow, watch_interval_ms: 3_600_000 } });
    const url = await addressOf(process);
    const versions = async () => (await (await fetch(`${url}/metrics`)).text()).match(/^job_keeper_policy_info\{.*\} 1$/gm);
    const before = await versions();
    writeFileSync(file, text.replace('[run-now]', '[run-nw]'));
    writeFileSync(shadow, `${text}# a candidate\n`);
    process.kill('SIGHUP');
    await process.waitForLine(/Policy refused/, 30_000);
    expect(await versions()).to.deep.equal(before);
    await process.waitForLine(/Policy in the shadow/, 30_000);
    writeFileSync(file, `${text}# another\n`);
    process.kill('SIGHUP');
    await eventually(async () => (await versions())?.[0] !== before?.[0], 30_000);
    process.kill('SIGTERM');
    expect(await process.exited).to.equal(0);
  });

  it('hears a SIGHUP that comes while it starts, and looks once it has started', async () => {
    const home = temporaryFolderNow();
    const shadow = join(home, 'candidate.yaml');
    const process = await serveStored(home, { policies: { shadow_file: shadow, watch_interval_ms: 3_600_000 } });
    await process.waitForLine(/store: PostgreSQL at/, 30_000);
    writeFileSync(shadow, readFileSync('policies/default.yaml', 'utf8'));
    process.kill('SIGHUP');
    await process.waitForLine(/Policy in the shadow/, 30_000);
    process.kill('SIGTERM');
    expect(await process.exited).to.equal(0);
  });

  it('takes up settings that change in its file: what waited for a slot runs; a bad change is refused by its path and leaves them', async () => {
    const home = temporaryFolderNow();
    const pools = (slots: unknown) => ({ active: { own_compute_slots: slots }, passive: { own_compute_slots: 0 } });
    const config = (slots: unknown) => ({ policies: { watch_interval_ms: 100 }, settings: { pools: pools(slots) } });
    const process = await serveStored(home, config(0));
    const url = await addressOf(process);
    const body = aJobRequest({ correlationId: 'patient', jobId: '177', operation: { notebook_params: { seconds: '0' } } });
    const { requestId } = await submit(url, body);
    await shownIn('waiting', url, requestId);

    writeFileSync(join(home, 'config.yaml'), configText(home, config('many')));
    const refused = await process.waitForLine(/Settings refused/, 30_000);
    expect(refused).to.include('settings.pools.active.own_compute_slots: must be');
    await process.waitForLine(/Alert trigger: The changed configuration was refused/, 30_000);
    expect((await shownIn('waiting', url, requestId)).attempts).to.deep.equal([]);

    writeFileSync(join(home, 'config.yaml'), configText(home, config(1)));
    await process.waitForLine(/Settings loaded: changed: settings\.pools\.active\.own_compute_slots/, 30_000);
    await shownIn('succeeded', url, requestId);
    await process.waitForLine(/Alert resolve: The changed configuration was refused/, 30_000);
    const { items } = Audited.parse(await (await fetch(`${url}/v1/audit`)).json());
    expect(items.map(({ act, detail }) => [act, detail.changed])).to.deep.equal([
      ['settings-file', ['settings.pools.active.own_compute_slots']],
    ]);

    writeFileSync(join(home, 'config.yaml'), configText(home, { ...config(2), policies: { watch_interval_ms: 3_600_000 } }));
    process.kill('SIGHUP');
    await process.waitForLine(/waits for a restart: policies\.watch_interval_ms/, 30_000);
    process.kill('SIGTERM');
    expect(await process.exited).to.equal(0);
  });

  it('takes up, at one SIGHUP, settings and a policy that need each other, whichever of the two is to be first', async () => {
    const home = temporaryFolderNow();
    const file = join(home, 'policy.yaml');
    const text = readFileSync('policies/default.yaml', 'utf8');
    const policies = { file, watch_interval_ms: 3_600_000 };
    writeFileSync(file, text);
    const process = await serveStored(home, { policies });
    await addressOf(process);
    const types = { business: { pools: ['active', 'third'] }, batch: { pools: ['third'] } };
    const become = async (policy: string, settings: Record<string, unknown>) => {
      const before = process.lines.length;
      writeFileSync(file, policy);
      writeFileSync(join(home, 'config.yaml'), configText(home, { policies, settings }));
      process.kill('SIGHUP');
      for (const news of [/Policy loaded/, /Settings loaded: changed: settings\.pools\.third/])
        await eventually(() => expect(process.lines.slice(before).some((line) => news.test(line))).to.equal(true), 30_000);
    };
    // The policy names what only the new settings have; then, the settings no longer have what only the policy of before names.
    await become(text.replaceAll('passive', 'third'), { pools: { third: {} }, cluster_types: types });
    await become(text, {});
    process.kill('SIGTERM');
    expect(await process.exited).to.equal(0);
    expect(process.lines.filter((line) => /(Policy|Settings) refused/.test(line))).to.deep.equal([]);
  });

  it('takes a policy that was refused for a pool once its settings have it, though nobody touches the policy', async () => {
    const home = temporaryFolderNow();
    const file = join(home, 'policy.yaml');
    const text = readFileSync('policies/default.yaml', 'utf8');
    const policies = { file, watch_interval_ms: 100 };
    writeFileSync(file, text);
    const process = await serveStored(home, { policies });
    await addressOf(process);
    writeFileSync(file, text.replaceAll('passive', 'third'));
    expect(await process.waitForLine(/Policy refused/, 30_000)).to.include('third');
    writeFileSync(join(home, 'config.yaml'), configText(home, { policies, settings: { pools: { third: {} } } }));
    await process.waitForLine(/Policy loaded.*in the place of/, 30_000);
    process.kill('SIGTERM');
    expect(await process.exited).to.equal(0);
  });

  it('never writes a password that it was given', async () => {
    const process = await serveStored(temporaryFolderNow(), {}, { AMQP_URL: 'amqp://keeper:s3cr3t-planted@127.0.0.1:1/' });
    const url = await addressOf(process);
    await eventually(async () => (await (await fetch(`${url}/readyz`)).text()).includes('intake queues'));
    process.kill('SIGTERM');
    await process.exited;
    expect([...process.lines, ...process.errorLines].join('\n')).to.not.include('s3cr3t-planted');
  });
});

describe('job-keeper demo', function () {
  this.timeout(120_000);

  it('shows the whole road and ends by itself with 0, every request answered', async () => {
    const process = spawnProgram(['demo'], nothingGiven);
    expect(await process.exited, process.errorLines.join('\n')).to.equal(0);
    const said = process.lines.join('\n');
    expect(said).to.match(/All 29 requests ended in [\d.]+ s; 29 job responses were received/);
    expect(said).to.match(/dead letter, invalid-request: .*still holds the placeholder/);
    for (const word of ['HTTP 200', 'EXPIRED', 'FAILED', 'SUCCEEDED', 'TIMED_OUT', 'wait because', 'file:///'])
      expect(said).to.include(word);
  });

  it('for programs says one JSON object on stdout, and its story on stderr', async () => {
    const process = spawnProgram(['demo', '--json'], nothingGiven);
    expect(await process.exited, process.errorLines.join('\n')).to.equal(0);
    const shown = JSON.parse(process.lines.join('\n')) as {
      dead_letters: { reason: string }[];
      requests: { request_id: string; state: string }[];
      responses: { request_id: string; status: string }[];
    };
    expect(shown).to.include({ complete: true, published: 30 });
    expect(shown.dead_letters.map(({ reason }) => reason)).to.deep.equal(['invalid-request']);
    const idsOf = (those: readonly { request_id: string }[]) => those.map(({ request_id: id }) => id).sort();
    expect(shown.requests).to.have.length(29);
    expect(idsOf(shown.responses)).to.deep.equal(idsOf(shown.requests));
    expect(process.errorLines.join('\n')).to.match(/published: 29 job requests/);
  });
});
