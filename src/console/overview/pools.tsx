// Pools: how full they are, how many wait for them, and their clusters.
import { isOk, type Answer } from '../api/answer.js';
import type { Pool, Pools } from '../api/shapes.js';
import { Occupancy } from '../parts/occupancy.js';
import { TroubleBox } from '../parts/trouble.js';
import { seenText } from '../../words/job.js';

interface Shown {
  readonly pools: Answer<Pools>;
  readonly waiting: ReadonlyMap<string, number>;
}

export function PoolCards({ pools, waiting }: Shown) {
  return (
    <section aria-labelledby="pools">
      <h2 id="pools">Pools</h2>
      {isOk(pools) ? (
        <>
          <div class="cards">
            {pools.value.pools.map((pool) => (
              <PoolCard key={pool.name} pool={pool} waiting={waiting.get(pool.name) ?? null} />
            ))}
          </div>
          <p class="dim">{seenOf(pools.value)}</p>
        </>
      ) : (
        <TroubleBox trouble={pools} />
      )}
    </section>
  );
}

function PoolCard({ pool, waiting }: { readonly pool: Pool; readonly waiting: number | null }) {
  return (
    <article class="card pool" aria-label={`Pool ${pool.name}`}>
      <h3>{pool.name}</h3>
      <Occupancy taken={pool.active_runs} slots={pool.slots} of={`pool ${pool.name}`} />
      {waiting !== null && (
        <p>
          <strong>{waiting}</strong> waiting, with this pool as first choice
        </p>
      )}
      <ul class="clusters">
        {pool.clusters.map((cluster) => (
          <li key={cluster.id}>
            <span class="cluster" title={cluster.id}>
              {cluster.name}
            </span>
            <span class={`state ${cluster.state === 'running' ? 'good' : cluster.state === 'broken' ? 'bad' : 'idle'}`}>
              {cluster.state}
            </span>
            <Occupancy taken={cluster.active_runs} slots={cluster.slots} of={`cluster ${cluster.name}`} />
          </li>
        ))}
        {pool.clusters.length === 0 && <li class="dim">No clusters in this pool.</li>}
      </ul>
    </article>
  );
}

function seenOf({ engine, snapshot_age_seconds: age }: Pools): string {
  return age === null ? `The engine (${engine}) has not answered yet.` : seenText(engine, age);
}
