// Who did what by hand, newest first, a page at a time. In: in the address, before which entry; none: the newest, which are kept up to date.
import { answerOf } from '../api/answer.js';
import { useLive } from '../live/use-live.js';
import { AuditTable } from '../parts/audit-table.js';
import { Standing } from '../parts/trouble.js';
import { hrefOf, type Route } from '../route.js';
import { useService } from '../service.js';

export function Audit({ route: { query } }: { readonly route: Route }) {
  const { client } = useService();
  const { before = '' } = query;
  const asked = before === '' ? {} : { before };
  const live = useLive(`audit before ${before}`, () => answerOf(client.GET('/v1/audit', { params: { query: asked } })));
  const { value } = live;
  return (
    <>
      <h1>Audit</h1>
      <Standing live={live} />
      {value !== null && (
        <>
          <AuditTable entries={value.items} />
          <p class="buttons">
            {before !== '' && <a href={hrefOf('audit')}>Newest</a>}
            {value.next_before !== null && <a href={hrefOf('audit', [], { before: value.next_before })}>Older</a>}
          </p>
        </>
      )}
    </>
  );
}
