// From a zod schema to what an OpenAPI or AsyncAPI document says of it: JSON Schema of 2020-12. Schemas with a name are written once, under
// components; all others where they stand. Promised: a schema that cannot be written fails the build of the document, not its reader.
import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

const names = z.registry<{ readonly id: string }>();

/** Gives a schema its place under components/schemas. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  names.add(schema, { id });
  return schema;
}

/** What may be sent or is answered, before any reading of it. Named schemas inside are references. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const id = names.get(schema)?.id;
  return id === undefined ? ofDocument(z.toJSONSchema(schema, writing)) : { $ref: componentAt(id) };
}

/** Every named schema, by its name. */
export function namedSchemas(): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(names, { ...writing, uri: componentAt });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, ofDocument(schema)]));
}

const componentAt = (id: string): string => `#/components/schemas/${id}`;

const writing = {
  io: 'input',
  metadata: names,
  target: 'draft-2020-12',
  // What a schema says of itself lies in zod's own registry, and not in that of the names. The pattern behind a format says the same in a hundred characters; the
  // bounds of every number of JavaScript say nothing.
  override: ({
    zodSchema,
    jsonSchema,
  }: {
    readonly zodSchema: z.core.$ZodTypes;
    readonly jsonSchema: z.core.JSONSchema.BaseSchema;
  }) => {
    const { description, format } = z.globalRegistry.get(zodSchema) ?? {};
    if (description !== undefined) jsonSchema.description = description;
    if (typeof format === 'string') jsonSchema.format = format;
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
} as const;

function ofDocument({ $schema: _, $id: __, id: ___, $defs: ____, ...schema }: JsonSchema): JsonSchema {
  return pointed(schema) as JsonSchema;
}

/** A schema that is written alone points to its own `$defs`; in a document these are the components. */
function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', componentAt('')) : pointed(inner),
    ]),
  );
}
