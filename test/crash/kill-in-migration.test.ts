// A replica is killed while it brings an empty database up to its schema: the next one finds either all of a migration or nothing of it, and
// no lock of the dead.
import { expect } from 'chai';
import { Stage } from '../support/stage/stage.js';
import { answered, queried, uncommitted, type Point } from '../support/wire/points.js';

const points = {
  'in the middle of a migration': queried(/create table attempt/),
  'when a migration is carried out, and not committed': uncommitted(/create table policy_version/),
  'when it has the lock, and nothing is migrated': answered(/pg_advisory_lock/),
};

describe('a replica that is killed while it migrates', function () {
  this.timeout(300_000);

  // At the same time: they share nothing but the servers.
  let played: Readonly<Record<string, Promise<void>>> = {};
  before(() => {
    played = Object.fromEntries(Object.entries(points).map(([name, point]) => [name, killedAt(point)]));
    for (const each of Object.values(played)) each.catch(() => undefined); // Told by the test that asks for it.
  });

  for (const name of Object.keys(points)) it(`${name}, leaves a database that the next one can use`, () => played[name]);
});

async function killedAt(point: Point): Promise<void> {
  const stage = await Stage.open({ database: 'empty' });
  try {
    const mortal = await stage.mortal('a');
    const { reached } = mortal.taps.store.holdAt(point);
    mortal.begin();
    await reached;
    await mortal.kill();
    const tables = await stage.eye.rows(
      `select from information_schema.tables where table_name in ('request', 'policy_version')`,
    );
    expect(tables).to.deep.equal([]);
    await mortal.start();
    await stage.begin();
    await stage.mediator.publish({ correlationId: 'after-the-migration', jobId: '1', tenantId: '333' });
    await stage.settles(20_000);
  } finally {
    await stage.close();
  }
}
