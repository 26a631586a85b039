// What is wrong, and how full it is: the first thing that somebody looks at who was woken up.
import { useService } from '../service.js';
import { useLive } from '../live/use-live.js';
import { askOverview, askReadiness } from '../overview/ask.js';
import { InForce } from '../overview/in-force.js';
import { PoolCards } from '../overview/pools.js';
import { Ready } from '../overview/ready.js';
import { WaitingByCase } from '../overview/waiting.js';
import { Standing } from '../parts/trouble.js';

export function Overview() {
  const { client } = useService();
  const readiness = useLive('readiness', () => askReadiness(client));
  const live = useLive('overview', () => askOverview(client));
  const { value } = live;
  return (
    <>
      <h1>Overview</h1>
      <Standing live={readiness} />
      {readiness.value !== null && <Ready readiness={readiness.value} />}
      {/* What keeps both from being told is told once. */}
      {readiness.trouble === null && readiness.value !== null && <Standing live={live} />}
      {value !== null && (
        <>
          <PoolCards pools={value.pools} waiting={value.waitingByPool} />
          <div class="two">
            <WaitingByCase waiting={value.waiting} />
            <InForce policies={value.policies} />
          </div>
        </>
      )}
    </>
  );
}
