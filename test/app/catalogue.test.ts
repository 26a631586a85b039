// What a page of the catalogue costs, where a workspace declares as many jobs as one may.
import { expect } from 'chai';
import type { DeclaredJob, Snapshot } from '../../src/core/cluster.js';
import type { JobId } from '../../src/core/ids.js';
import { aCatalogue } from '../support/catalogue.js';
import { aJob, aSnapshot } from '../support/scenes.js';

/** Says how often all of it was gone through. */
class Counted extends Map<JobId, DeclaredJob> {
  passes = 0;
  override keys() {
    this.passes += 1;
    return super.keys();
  }
}

describe('the catalogue of jobs', () => {
  it('puts 10,000 jobs in order once for each list that the engine gives, however many pages are read of it', async () => {
    const list = () => new Counted(Array.from({ length: 10_000 }, (_, index) => [aJob(String(index)).id, aJob(String(index))]));
    const lists = [list(), list()];
    let jobs: Snapshot['jobs'] | undefined = lists[0];
    // A snapshot is taken for each page, and shows the same list for a while.
    const taken = () => ({ ...aSnapshot(), ...(jobs === undefined ? {} : { jobs }) });
    const catalogue = aCatalogue(aSnapshot(), { snapshots: { latest: taken, fresh: () => Promise.resolve(taken()) } });
    const page = async (after: string | null) => {
      const { jobs: rows } = await catalogue.jobs({ name: null, declared: null, after, limit: 2 });
      return rows.map(({ id }) => id);
    };
    expect([await page(null), await page('1'), await page('9997')]).to.deep.equal([
      ['0', '1'],
      ['2', '3'],
      ['9998', '9999'],
    ]);
    expect(lists.map(({ passes }) => passes)).to.deep.equal([1, 0]);
    jobs = lists[1];
    expect([await page('4998'), await page('9999')]).to.deep.equal([['4999', '5000'], []]);
    expect(lists.map(({ passes }) => passes)).to.deep.equal([1, 1]);
  });
});
