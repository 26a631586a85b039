// What SRE is told of a changed configuration that was refused.
import { describe } from '../../core/problem.js';
import type { House } from '../house.js';
import { toldMax, type TextStanding } from '../refusal-alert.js';

export function settingsText({ settingsStanding, replica }: Pick<House, 'settingsStanding' | 'replica'>): TextStanding {
  const { version, loadedAt, refused } = settingsStanding();
  const refusal = refused && {
    summary:
      `The changed configuration was refused; the previous settings, version ${version}, stay in force. ` +
      'Correct it: a replica that starts now would refuse to.',
    details: { replica, version, problems: describe(refused.problems).slice(0, toldMax) },
  };
  return { key: 'settings-refused', loadedAt, refusal };
}
