// Times of settings, in seconds: up to a year.
import { z } from 'zod';

export const seconds = (value: number) => z.int().min(1).max(31_536_000).default(value);
export const secondsOrNone = z.int().min(1).max(31_536_000).nullable().default(null);
