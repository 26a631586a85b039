// A list: a row a thing. In: the rows and what each column says of one; the first names it. Promised: on a phone each row is a block of its own, every cell with its
// title, and nothing is moved sideways; on other narrow screens the table is, and not the page.
import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly title: string;
  readonly show: (row: Row) => ComponentChildren;
  /** `number`: to the right; `long`: may take more than one line; `less`: left out where a table has little room. */
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
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title, kind }) => (
              <th key={title} scope="col" role="columnheader" class={kind}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map((column, index) => (
                <Cell key={column.title} {...{ column, row, names: index === 0 }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellOf<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
  /** Whether it is what names the row. */
  readonly names: boolean;
}

/** The roles are said: a table that is laid out as blocks is none for those who hear it. */
function Cell<Row>({ column: { title, kind, show }, row, names }: CellOf<Row>) {
  const said = { class: kind, 'data-title': title };
  return names ? (
    <th scope="row" role="rowheader" {...said}>
      {show(row)}
    </th>
  ) : (
    <td role="cell" {...said}>
      {show(row)}
    </td>
  );
}
