// No new runs are made of a template. Promised: first it is asked how it stands now, and what would be is said; then it is done, once.
import { answerOf } from '../api/answer.js';
import type { Template, TemplateRow } from '../api/shapes.js';
import { useDeed } from '../live/use-deed.js';
import { DeedSteps } from '../parts/deed-steps.js';
import { Lines } from '../parts/lines.js';
import { useService } from '../service.js';
import { useDraft } from '../use-draft.js';
import { retireLines } from '../../words/template.js';

interface Shown {
  readonly template: Template;
  /** Called after it was retired. */
  readonly done: () => void;
}

/** One that is retired cannot be retired again; the panel stays, and tells that it was. */
export function Retire({ template, done }: Shown) {
  const [open, setOpen] = useDraft('retire', () => false);
  if (template.retired !== null && !open) return null;
  return (
    <section aria-label="By hand" class="hands">
      <p class="buttons">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          Retire …
        </button>
      </p>
      {open && <RetirePanel template={template} done={done} />}
    </section>
  );
}

function RetirePanel({ template: { name, tenant_id: tenant }, done }: Shown) {
  const { client } = useService();
  const params = { path: { name }, query: { tenant_id: tenant } };
  const deed = useDeed<string, Template, TemplateRow>({
    // The service has no dry run of it: how it stands is asked, and what it would be follows from that.
    foresee: () => answerOf(client.GET('/v1/job-templates/{name}', { params })),
    perform: () => answerOf(client.DELETE('/v1/job-templates/{name}', { params })),
    after: done,
  });
  return (
    <section class="card panel" aria-label="Retire it">
      <DeedSteps
        {...{ deed, fields: null, asked: () => name, confirm: 'Retire it' }}
        foreseen={(template) => <Lines lines={retireLines(template)} />}
        done={() => <p>Retired. No new runs are made of it.</p>}
      />
    </section>
  );
}
