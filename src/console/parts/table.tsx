// A list: a row a thing. In: the rows and what each column says of one. Promised: on a narrow screen the table is moved sideways by itself, and not the page.
import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly title: string;
  readonly show: (row: Row) => ComponentChildren;
  /** `number`: to the right; `long`: may take more than one line; `less`: left out where there is little room. */
  readonly kind?: 'number' | 'long' | 'less';
}

export interface TableOf<Row> {
  /** What it is a list of, for who hears it. */
  readonly of: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** What is said where there is none. */
  readonly none: string;
}

export function Table<Row>({ of, rows, columns, keyOf, none }: TableOf<Row>) {
  if (rows.length === 0) return <p class="dim">{none}</p>;
  return (
    <div class="scrolled" role="region" aria-label={of} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ title, kind }) => (
              <th key={title} scope="col" class={kind}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, kind, show }) => (
                <td key={title} class={kind}>
                  {show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
