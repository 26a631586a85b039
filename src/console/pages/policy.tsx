// By what is decided: the policy and the settings in force, the candidate in the shadow, and the versions that were in force before.
import { useLive } from '../live/use-live.js';
import { OnDemand } from '../parts/on-demand.js';
import { Standing } from '../parts/trouble.js';
import { askPolicy, type Shown } from '../policy/ask.js';
import { DecidedBy } from '../policy/decided-by.js';
import { KeptVersions } from '../policy/kept.js';
import { InTheShadow } from '../policy/shadow.js';
import { PolicyStanding } from '../policy/standing.js';
import { useService } from '../service.js';

export function Policy() {
  const { client } = useService();
  const live = useLive('policy', () => askPolicy(client));
  return (
    <>
      <h1>Policy</h1>
      <Standing live={live} />
      {live.value !== null && <Told shown={live.value} refresh={live.refresh} />}
    </>
  );
}

function Told({ shown: { policies, shadow }, refresh }: { readonly shown: Shown; readonly refresh: () => void }) {
  const versions = `${policies.in_force.version} ${policies.settings.version}`;
  return (
    <>
      <section class="card" aria-label="In force">
        <PolicyStanding policies={policies} />
        <OnDemand name="text" title="Text of the policy, and the settings">
          {() => <DecidedBy of={versions} />}
        </OnDemand>
      </section>
      <InTheShadow shadow={shadow} done={refresh} />
      <KeptVersions policies={policies} done={refresh} />
    </>
  );
}
