// The kinds of columns that every table is made of. In: nothing. Out: column options for EntitySchema. Promised: an instant is epoch
// milliseconds on our side and timestamptz(3) on the other, so that a page cursor made from it is exact.
import { EntitySchema, EntitySchemaOptions, type EntitySchemaColumnOptions } from 'typeorm';

export const text: EntitySchemaColumnOptions = { type: 'text' };
export const maybeText: EntitySchemaColumnOptions = { type: 'text', nullable: true };
export const uuid: EntitySchemaColumnOptions = { type: 'uuid' };
export const maybeUuid: EntitySchemaColumnOptions = { type: 'uuid', nullable: true };
export const smallint: EntitySchemaColumnOptions = { type: 'smallint' };
export const integer: EntitySchemaColumnOptions = { type: 'integer' };
/** What SQL looks into. */
export const jsonb: EntitySchemaColumnOptions = { type: 'jsonb' };
/** Written and read whole. */
export const json: EntitySchemaColumnOptions = { type: 'json' };

export const instant: EntitySchemaColumnOptions = {
  type: 'timestamp with time zone',
  precision: 3,
  transformer: {
    from: (date: Date | null) => date?.getTime() ?? null,
    to: (ms: number | null | undefined) => (typeof ms === 'number' ? new Date(ms) : ms),
  },
};
export const maybeInstant: EntitySchemaColumnOptions = { ...instant, nullable: true };

/** The same column under its name in the database. */
export function named(name: string, column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, name };
}

type Shape<Row> = Pick<EntitySchemaOptions<Row>, keyof EntitySchemaOptions<Row>>;

/** TypeORM takes an instance of its class, not just the same shape. */
export function table<Row>(shape: Shape<Row>): EntitySchema<Row> {
  return new EntitySchema<Row>(Object.assign(new EntitySchemaOptions<Row>(), shape));
}
