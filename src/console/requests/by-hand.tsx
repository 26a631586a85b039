// What somebody has done with a request by hand, with who and why.
import { answerOf } from '../api/answer.js';
import { useLive } from '../live/use-live.js';
import { AuditTable } from '../parts/audit-table.js';
import { Standing } from '../parts/trouble.js';
import { useService } from '../service.js';

export function ByHand({ id }: { readonly id: string }) {
  const { client } = useService();
  const query = { request_id: id };
  const live = useLive(`audit ${id}`, () => answerOf(client.GET('/v1/audit', { params: { query } })));
  return (
    <>
      <Standing live={live} />
      {live.value !== null && <AuditTable entries={live.value.items} />}
    </>
  );
}
