// What a list is filtered by. Promised: the filters are in the address, so that a list can be kept and sent; what the service does not take as a filter, it says.
import { useState } from 'preact/hooks';
import { hrefOf, type PageName } from '../route.js';
import { Choice } from './choice.js';

export interface Filter<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** What there is to choose from; none: whatever is typed. */
  readonly choices?: readonly string[];
}

interface Form<Name extends string> {
  readonly page: PageName;
  /** What it is a list of, for who hears it. */
  readonly of: string;
  readonly filters: readonly Filter<Name>[];
  readonly given: Partial<Record<Name, string>>;
}

/** Of what the address says, what the list is filtered by. */
export function givenIn<Name extends string>(query: Readonly<Record<string, string>>, filters: readonly Filter<Name>[]) {
  const said = filters.map(({ name }) => [name, query[name] ?? ''] as const).filter(([, value]) => value !== '');
  return Object.fromEntries(said) as Partial<Record<Name, string>>;
}

export function TextFilters<Name extends string>({ page, of, filters, given }: Form<Name>) {
  const [typed, setTyped] = useState(given);
  return (
    <form
      class="filters"
      role="search"
      aria-label={`Filter ${of}`}
      onSubmit={(event) => {
        event.preventDefault();
        location.hash = hrefOf(page, [], typed as Record<string, string>);
      }}
    >
      {filters.map((filter) => (
        <label key={filter.name}>
          {filter.label}
          <Field
            {...{ filter, value: typed[filter.name] ?? '' }}
            change={(value) => setTyped((before) => ({ ...before, [filter.name]: value.trim() }))}
          />
        </label>
      ))}
      <button type="submit">Filter</button>
      <button type="button" class="quiet" onClick={() => location.assign(hrefOf(page))}>
        Clear filters
      </button>
    </form>
  );
}

interface OfFilter {
  readonly filter: Filter<string>;
  readonly value: string;
  readonly change: (value: string) => void;
}

function Field({ filter: { name, choices }, value, change }: OfFilter) {
  if (choices === undefined)
    return <input name={name} value={value} spellcheck={false} onInput={({ currentTarget }) => change(currentTarget.value)} />;
  return <Choice {...{ name, choices, change }} chosen={value} />;
}
