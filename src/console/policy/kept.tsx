// The versions that were in force, newest first; each can be put in force again.
import type { Policies } from '../api/shapes.js';
import { Table, type Column } from '../parts/table.js';
import { Ago } from '../parts/time.js';
import { PromotePanel } from './promote-panel.js';
import { useDraft } from '../use-draft.js';

interface Shown {
  readonly policies: Policies;
  /** Called after another was put in force. */
  readonly done: () => void;
}

type Kept = Policies['kept'][number];

export function KeptVersions({ policies: { kept, wanted, in_force: here }, done }: Shown) {
  const [chosen, choose] = useDraft<string | null>('kept', () => null);
  const promotes = (version: string) =>
    version === (wanted ?? here).version ? (
      <span class="state good">in force</span>
    ) : (
      <button
        type="button"
        aria-label={`Promote version ${version}`}
        aria-expanded={chosen === version}
        onClick={() => choose(chosen === version ? null : version)}
      >
        Promote …
      </button>
    );
  const columns: readonly Column<Kept>[] = [
    { title: 'Policy', show: ({ name }) => name },
    { title: 'Version', show: ({ version }) => <code>{version}</code> },
    { title: 'First used', show: ({ first_used: used }) => <Ago at={used} /> },
    { title: 'Action', show: ({ version }) => promotes(version) },
  ];
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">Kept versions</h2>
      {chosen !== null && (
        <PromotePanel
          key={chosen}
          {...{ candidate: { kind: 'kept', version: chosen }, title: `Promote version ${chosen}`, done }}
        />
      )}
      <Table
        of="kept versions, newest first"
        rows={kept}
        columns={columns}
        keyOf={({ version }) => version}
        none="No versions are kept."
      />
    </section>
  );
}
