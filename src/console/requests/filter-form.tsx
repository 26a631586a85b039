// What the list is filtered by. Promised: the filters are in the address, so that a list can be kept and sent; what the service does not take as a filter, it says.
import { useState } from 'preact/hooks';
import { Choice } from '../parts/choice.js';
import { hrefOf } from '../route.js';
import { noFilters, type Filters } from './filters.js';

const states = [
  ...['received', 'waiting', 'submitting', 'running', 'stopping'],
  ...['succeeded', 'failed', 'timed-out', 'cancelled', 'rejected', 'expired'],
];

/** Of those that have not reached their queue. */
const responses = ['due', 'parked'];

const texts = [
  { name: 'tenant_id', label: 'Tenant', hint: '' },
  { name: 'job_id', label: 'Job', hint: '' },
  { name: 'correlation_id', label: 'Correlation id', hint: '' },
  { name: 'template', label: 'Template', hint: '' },
  { name: 'created_after', label: 'Created after', hint: '2026-11-28T06:00Z' },
] as const;

export function FilterForm({ filters }: { readonly filters: Filters }) {
  const [typed, setTyped] = useState(filters);
  const look = (chosen: Filters) => {
    location.hash = hrefOf('requests', [], { ...chosen });
  };
  const change = (name: keyof Filters, value: string) => setTyped((before) => ({ ...before, [name]: value.trim() }));
  return (
    <form
      class="filters"
      role="search"
      aria-label="Filter requests"
      onSubmit={(event) => {
        event.preventDefault();
        look(typed);
      }}
    >
      <label>
        State
        <Choice name="state" choices={states} chosen={typed.state} change={(state) => look({ ...typed, state })} />
      </label>
      {texts.map(({ name, label, hint }) => (
        <label key={name}>
          {label}
          <input
            name={name}
            value={typed[name]}
            placeholder={hint}
            onInput={({ currentTarget }) => change(name, currentTarget.value)}
            spellcheck={false}
          />
        </label>
      ))}
      <label>
        Response
        <Choice name="response" choices={responses} chosen={typed.response} change={(response) => look({ ...typed, response })} />
      </label>
      <button type="submit">Filter</button>
      <button type="button" class="quiet" onClick={() => look(noFilters)}>
        Clear filters
      </button>
    </form>
  );
}
