// The jobs that the engine declares or the settings name, in the order of their ids.
import { useState } from 'preact/hooks';
import { answerOf } from '../api/answer.js';
import type { JobRow } from '../api/shapes.js';
import { useLive } from '../live/use-live.js';
import { Table, type Column } from '../parts/table.js';
import { Standing } from '../parts/trouble.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { atOnceText, computeText, runsForText, seenText } from '../../words/job.js';

const pageSize = '500';

export function JobList({ name }: { readonly name: string }) {
  const { client } = useService();
  const query = { limit: pageSize, ...(name === '' ? {} : { name }) };
  const live = useLive(`jobs ${name}`, () => answerOf(client.GET('/v1/jobs', { params: { query } })));
  const { value } = live;
  return (
    <>
      <h1>Jobs</h1>
      <NameForm key={name} name={name} />
      <Standing live={live} />
      {value !== null && (
        <>
          <Table of="jobs" rows={value.items} columns={columns} keyOf={({ job_id: id }) => id} none={noneText(name)} />
          <p class="dim">{seenText(value.engine, value.snapshot_age_seconds)}</p>
          {value.next_cursor !== null && <p class="dim">There are more jobs. Search for part of the name.</p>}
        </>
      )}
    </>
  );
}

function NameForm({ name }: { readonly name: string }) {
  const [typed, setTyped] = useState(name);
  return (
    <form
      class="filters"
      role="search"
      aria-label="Find jobs"
      onSubmit={(event) => {
        event.preventDefault();
        location.hash = hrefOf('jobs', [], { name: typed.trim() });
      }}
    >
      <label>
        Part of the name
        <input name="name" value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      </label>
      <button type="submit">Search</button>
    </form>
  );
}

function noneText(name: string): string {
  return name === '' ? 'No jobs yet. Declare them on the engine, and they appear here.' : 'No job has this in its name.';
}

const columns: readonly Column<JobRow>[] = [
  { title: 'Job', show: ({ job_id: id }) => <a href={hrefOf('jobs', [id])}>{id}</a> },
  { title: 'Name', kind: 'long', show: ({ name }) => name ?? '' },
  {
    title: 'Runs on',
    show: ({ declared, compute }) => (declared ? computeText(compute) : <span class="state bad">not declared</span>),
  },
  { title: 'Runs at once', kind: 'number', show: atOnceText },
  { title: 'Stopped after', kind: 'number', show: runsForText },
];
