// The text of the policy and the settings that decisions look at, of the replica that answers. Asked once: the service looks at its engine for it.
import { answerOf } from '../api/answer.js';
import { askOnce } from '../live/once.js';
import { useLive } from '../live/use-live.js';
import { Standing } from '../parts/trouble.js';
import { useService } from '../service.js';

/** `of`: the versions that are in force: when they change, it is asked anew. */
export function DecidedBy({ of }: { readonly of: string }) {
  const { client } = useService();
  const live = useLive(`deciding ${of}`, () => answerOf(client.GET('/v1/deciding')), askOnce);
  const { value } = live;
  return (
    <>
      <Standing live={live} />
      {value !== null && (
        <div class="two">
          <section class="card" aria-label="Text of the policy">
            <pre>{value.policy.text ?? 'Its text is not kept.'}</pre>
          </section>
          <section class="card" aria-label="Settings">
            <pre>{JSON.stringify(value.settings, null, 2)}</pre>
          </section>
        </div>
      )}
    </>
  );
}
