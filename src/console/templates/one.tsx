// One template: what its newest version asks for, what a run of it may say otherwise, its versions, and its retirement.
import { answerOf } from '../api/answer.js';
import type { Template } from '../api/shapes.js';
import { now } from '../live/clock.js';
import { useLive } from '../live/use-live.js';
import { Lines } from '../parts/lines.js';
import { Table, type Column } from '../parts/table.js';
import { Ago } from '../parts/time.js';
import { Standing } from '../parts/trouble.js';
import { useService } from '../service.js';
import { statusText, templateLines } from '../../words/template.js';
import { Retire } from './retire.js';
import { Run } from './run.js';

interface Named {
  readonly tenant: string;
  readonly name: string;
}

export function OneTemplate({ tenant, name }: Named) {
  const { client } = useService();
  const params = { path: { name }, query: { tenant_id: tenant } };
  const live = useLive(`template ${tenant} ${name}`, () => answerOf(client.GET('/v1/job-templates/{name}', { params })));
  const { value } = live;
  return (
    <>
      <h1>
        Template {name}
        {value !== null && `, version ${value.version}`}
      </h1>
      <Standing live={live} />
      {value !== null && (
        <>
          <Retire template={value} done={live.refresh} />
          <div class="two">
            <section class="card" aria-label="What it is">
              <Lines lines={templateLines(value, now())} />
            </section>
            <section class="card" aria-labelledby="request">
              <h2 id="request">What each run asks for</h2>
              <pre>{JSON.stringify(value.request, null, 2)}</pre>
            </section>
          </div>
          {value.retired === null && <Run template={value} />}
          <h2 id="versions">Versions</h2>
          <Table
            of="versions, newest first"
            rows={value.versions}
            columns={columns}
            keyOf={({ version }) => String(version)}
            none=""
          />
        </>
      )}
    </>
  );
}

const columns: readonly Column<Template['versions'][number]>[] = [
  { title: 'Version', kind: 'number', show: ({ version }) => version },
  { title: 'Made', show: ({ made }) => <Ago at={made} /> },
  { title: 'By', kind: 'long', show: ({ made_by: by }) => by },
  { title: 'Status', show: statusText },
];
