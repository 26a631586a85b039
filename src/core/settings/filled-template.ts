// A text of settings with places that are filled in later, such as {tenant_id}.
import { z } from 'zod';
import { unknownValueIn } from '../ending/output.js';

export function templateOf(values: readonly string[]) {
  return z
    .string()
    .min(1)
    .superRefine((template, context) => {
      const message = unknownValueIn(template, values);
      if (message !== null) context.addIssue({ code: 'custom', message });
    });
}
