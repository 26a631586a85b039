// Where a request is to be moved to: one of the pools that there are, or back to where the policy sends it.
import { useEffect, useState } from 'preact/hooks';
import { answerOf, isOk, type Answer } from '../api/answer.js';
import type { Pools } from '../api/shapes.js';
import { ProblemText } from '../parts/trouble.js';
import { useService } from '../service.js';

interface Field {
  readonly pool: string;
  readonly change: (pool: string) => void;
}

export function PoolField({ pool, change }: Field) {
  const { client } = useService();
  const [pools, setPools] = useState<Answer<Pools> | null>(null);
  useEffect(() => void answerOf(client.GET('/v1/pools')).then(setPools), [client]);
  return (
    <label>
      To pool
      <select name="pool" value={pool} onChange={({ currentTarget }) => change(currentTarget.value)}>
        <option value="">let the policy choose</option>
        {pools !== null &&
          isOk(pools) &&
          pools.value.pools.map(({ name, active_runs: taken, slots }) => (
            <option key={name} value={name}>
              {name}: {taken} of {slots} taken
            </option>
          ))}
      </select>
      {pools !== null && !isOk(pools) && <ProblemText trouble={pools} />}
    </label>
  );
}
