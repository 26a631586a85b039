import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import stringWidth from 'string-width';
import { packageFile } from '../../src/app/config/package-file.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { PeriodDecision } from '../../src/ports/store/reading.js';
import { aFace, anId, closeFaces } from '../http/scripted-keeper.js';
import { someFacts } from '../store/moves.js';
import { cli } from './captured-cli.js';

const shipped = packageFile('policies/default.yaml');
const period = ['--from', '2023-01-01T00:00:00Z', '--to', '2024-01-01T00:00:00Z'];
const scope = { file: shipped, poolNames: ['active', 'passive'], groupNames: ['gold'] };
const commands = { policyScope: () => Promise.resolve(scope) };

function decisions(count: number): PeriodDecision[] {
  return Array.from({ length: count }, (_one, index) => ({
    ...{ id: String(index), requestId: branded<RequestId>(`request-${index}`), at: 1_700_000_000_000 + index },
    ...{ case: 'clusters-busy', rule: 'busy', outcome: 'wait', policyVersion: 'v', facts: someFacts() },
  }));
}

describe('cli: policy replay', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'job-keeper-replay-'));
  });
  afterEach(async () => {
    await closeFaces();
    await rm(folder, { recursive: true });
  });

  it('shows a person how far it is, and takes that away before it tells', async () => {
    const all = decisions(1_001);
    const { url } = await aFace({
      decisionsOf: ({ after, limit }) => Promise.resolve(all.slice(after === null ? 0 : Number(after.id) + 1).slice(0, limit)),
    });
    const env = { JOB_KEEPER_URL: url, NO_COLOR: '1' };
    const { code, out, err } = await cli(['policy', 'replay', ...period, '--policy', shipped], { commands, env, tty: true });
    expect(err).to.equal('\r1000 decisions\r\u001b[K');
    expect(out).to.match(/^1001 decisions on 1001 requests/);
    expect(code).to.equal(0);
  });

  it('its tables are no wider than the terminal, down to 40 columns, and --wide and pipes have every column', async () => {
    const facts = someFacts();
    const ran = decisions(3).map((one) => ({
      ...one,
      ...{
        requestId: branded<RequestId>(anId),
        case: 'capacity-available',
        rule: 'room for who comes by day',
        outcome: 'run' as const,
      },
      facts: { ...facts, request: { ...facts.request, tenant_id: 'a tenant with a long name' } },
    }));
    const { url } = await aFace({ decisionsOf: () => Promise.resolve(ran) });
    const told = async (more: readonly string[], terminal = {}) => {
      const env = { JOB_KEEPER_URL: url, NO_COLOR: '1' };
      const argv = ['policy', 'replay', ...period, '--policy', shipped, ...more];
      return (await cli(argv, { commands, env, ...terminal })).out;
    };
    const whole = await told([]);
    expect(whole).to.match(/\nTIMES +WAS +WOULD BE +FOR EXAMPLE\n3 +run \(capacity-available, room for who comes by day\) +wait/);
    expect(whole).to.match(
      /\nTENANT +PRIORITY +EARLIER +LATER +SAME +MEAN +FOR EXAMPLE\na tenant with a long name +normal +0 +1 +0/,
    );
    for (const columns of [40, 60, 80]) {
      for (const line of (await told([], { tty: true, columns })).split('\n'))
        expect(stringWidth(line), line).to.be.at.most(columns);
    }
    expect(await told([], { tty: true, columns: 400 })).to.equal(whole);
    const tables = (text: string) => text.slice(text.indexOf('\n\n'));
    expect(tables(await told(['--wide'], { tty: true, columns: 40 }))).to.equal(tables(whole));
  });

  it('refuses what the service would: a group of tenants that there is not', async () => {
    const text = await readFile(shipped, 'utf8');
    const file = join(folder, 'mine.yaml');
    await writeFile(file, text.replace('when: calendar.business_time,', 'when: \'"gld" in tenant.groups\','));
    const { code, err } = await cli(['policy', 'replay', ...period, '--policy', file], { commands });
    expect(err).to.include('no tenant group is called "gld"');
    expect(code).to.equal(1);
  });

  it('is wrong use without a policy that can be read', async () => {
    await mkdir(join(folder, 'unreadable', 'a.yaml'), { recursive: true });
    for (const path of [join(folder, 'none.yaml'), join(folder, 'unreadable')]) {
      const { code, err } = await cli(['policy', 'replay', ...period, '--policy', path], { commands });
      expect(code, err).to.equal(2);
    }
  });
});
