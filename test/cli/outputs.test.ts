import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { Keeper } from '../../src/ports/keeper.js';
import type { OutputRow, OutputsAsked } from '../../src/ports/store/outputs.js';
import { aFace, anId, closeFaces, received } from '../http/scripted-keeper.js';
import { cli } from './captured-cli.js';

const anOutput: OutputRow = {
  ...{ uri: 'abfss://reports@lake/1', correlationId: 'c-1', tenantId: '333', jobId: '175', position: 1 },
  ...{ at: received, requestId: branded<RequestId>(anId), run: { engine: 'databricks', run_id: '96', url: null, attempt: 1 } },
};

async function asking(argv: readonly string[], outputs: Keeper['outputs']) {
  const { url } = await aFace({ outputs });
  return cli(['outputs', 'list', ...argv], { env: { JOB_KEEPER_URL: url } });
}

describe('cli: outputs', () => {
  afterEach(closeFaces);

  it('list shows what was left, by whom, and when', async () => {
    const rows = [anOutput, { ...anOutput, uri: 'models:/anomalies/3', run: null }];
    const { code, out, err } = await asking([], () => Promise.resolve(rows));
    expect({ code, err }).to.deep.equal({ code: 0, err: '' });
    expect(out).to.equal(
      [
        'REQUEST                               TENANT  CORRELATION  JOB  RUN  RECORDED   KIND    URI',
        `${anId}  333     c-1          175  96   3 min ago  abfss   abfss://reports@lake/1`,
        `${anId}  333     c-1          175       3 min ago  models  models:/anomalies/3`,
        '',
      ].join('\n'),
    );
    expect(await asking([], () => Promise.resolve([]))).to.deep.equal({ code: 0, out: 'No outputs.\n', err: '' });
  });

  it('list hands on its filters, names the next page, and prints JSON as it came', async () => {
    const asked: OutputsAsked[] = [];
    const outputs: Keeper['outputs'] = (one) => Promise.resolve((asked.push(one), [anOutput, anOutput]));
    const filters = ['--tenant', '333', '--job', '175', '--created-after', '2026-11-21T06:00:00Z', '--limit', '1'];
    const { out } = await asking(filters, outputs);
    const cursor = /There are more: add --cursor (\S+)\n$/.exec(out)?.[1] ?? '';
    const json = await asking(['--cursor', cursor, '--json'], outputs);
    expect(asked.map(({ reach: _, ...one }) => one)).to.deep.equal([
      { tenantId: '333', jobId: '175', createdAfter: received, after: null, limit: 2 },
      { tenantId: null, jobId: null, createdAfter: null, after: { at: received, requestId: anId, position: 1 }, limit: 51 },
    ]);
    expect(JSON.parse(json.out)).to.have.nested.property('items[0].kind', 'abfss');
  });
});
