// Groups of tenants that a condition names: `"gold" in tenant.groups`. One that is not configured never holds, and nobody would see why.
import type { ASTNode } from '@marcbachmann/cel-js';
import { unknownName } from '../core/nearest.js';
import { walk } from './conditions/condition-language.js';
import { factOf } from './conditions/guards.js';

export interface NamedGroup {
  /** Where it stands in the condition. */
  readonly at: number;
  readonly name: string;
}

export function groupsNamed(tree: ASTNode): NamedGroup[] {
  const found: NamedGroup[] = [];
  walk(tree, 0, (node) => {
    if (node.op !== 'in' || factOf(node.args[1]) !== 'tenant.groups') return;
    const [name] = node.args;
    if (name.op === 'value' && typeof name.args === 'string') found.push({ at: name.start, name: name.args });
  });
  return found;
}

export function unknownGroup(name: string, groupNames: readonly string[]): string {
  const said = unknownName('tenant group', name, groupNames);
  return groupNames.length > 0 ? said : `${said}; the configuration names none (settings.tenant_groups)`;
}
