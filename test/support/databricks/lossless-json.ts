// JSON whose integers survive above 2^53: such a number is a bigint on our side and a plain JSON number on the wire.
import { parse, stringify } from 'lossless-json';

export type JsonObject = Record<string, unknown>;

const parseNumber = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(text) ? BigInt(text) : value;
};

export const parseJson = (text: string): unknown => parse(text, null, parseNumber);

/** Absent (`undefined`) fields are left out, as the real service does with empty ones. */
export const toJson = (value: unknown): string => stringify(value) ?? 'null';

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
