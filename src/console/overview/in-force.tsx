// By which policy decisions are taken, who put it in force, and which replica says so.
import { isOk, type Answer } from '../api/answer.js';
import type { Policies } from '../api/shapes.js';
import { ProblemText } from '../parts/trouble.js';
import { PolicyStanding } from '../policy/standing.js';
import { hrefOf } from '../route.js';

export function InForce({ policies }: { readonly policies: Answer<Policies> }) {
  return (
    <section aria-labelledby="policy">
      <h2 id="policy">
        <a href={hrefOf('policy')}>Policy</a>
      </h2>
      {isOk(policies) ? <PolicyStanding policies={policies.value} /> : <ProblemText trouble={policies} />}
    </section>
  );
}
