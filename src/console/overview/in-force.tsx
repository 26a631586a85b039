// By which policy decisions are taken, who put it in force, and which replica says so.
import { isOk, type Answer } from '../api/answer.js';
import type { Policies } from '../api/shapes.js';
import { now } from '../live/clock.js';
import { ProblemText } from '../parts/trouble.js';
import { inForceText, refusedText, settingsText, wantedText } from '../words/policy.js';

export function InForce({ policies }: { readonly policies: Answer<Policies> }) {
  return (
    <section aria-labelledby="policy">
      <h2 id="policy">Policy</h2>
      {isOk(policies) ? <PolicyStanding policies={policies.value} /> : <ProblemText trouble={policies} />}
    </section>
  );
}

export function PolicyStanding({ policies }: { readonly policies: Policies }) {
  const at = now();
  const { refused, settings } = policies;
  return (
    <>
      <p>{inForceText(policies, at)}</p>
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
