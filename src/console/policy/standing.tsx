// By which policy and which settings decisions are taken here, who put them in force, and what was refused since.
import type { Policies } from '../api/shapes.js';
import { now } from '../live/clock.js';
import { inForceText, refusedText, settingsText, wantedText } from '../../words/policy.js';

export function PolicyStanding({ policies }: { readonly policies: Policies }) {
  const at = now();
  const { refused, settings } = policies;
  return (
    <>
      <p>{inForceText(policies.in_force, policies.replica, at)}</p>
      {policies.wanted !== null && <p>{wantedText(policies.wanted, policies.in_force.version, at)}</p>}
      {refused !== null && (
        <div class="trouble">
          <p>{refusedText(refused, at)}</p>
          <pre>{refused.problems}</pre>
        </div>
      )}
      <p>{settingsText(settings, at)}</p>
      {settings.refused !== null && (
        <div class="trouble">
          <p>The configuration as it is now was refused:</p>
          <ul>
            {settings.refused.problems.map(({ path, message }) => (
              <li key={path}>
                <code>{path}</code> {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
