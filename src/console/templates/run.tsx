// Makes a run of a template. Promised: first it is told what would become of the request that it comes to, and nothing is stored; then the run is handed in, of the
// version that is shown. Its correlation id is made with the form: handed in twice it is one request.
import { answerOf } from '../api/answer.js';
import type { Foresight, Taken, Template, TemplateRun } from '../api/shapes.js';
import { now } from '../live/clock.js';
import { useDeed } from '../live/use-deed.js';
import { newCorrelation } from '../new-correlation.js';
import { DeedSteps } from '../parts/deed-steps.js';
import { Lines } from '../parts/lines.js';
import { TextField } from '../parts/text-field.js';
import { hrefOf } from '../route.js';
import { useService } from '../service.js';
import { useDraft } from '../use-draft.js';
import { foresightLines } from '../../words/foresight.js';
import { isOfLines, requestOf, runOf, type TypedRun } from './run-body.js';

export function Run({ template }: { readonly template: Template }) {
  const { client } = useService();
  const { name, tenant_id: tenant, overridable } = template;
  const [{ typed, correlation }, setDraft] = useDraft<Draft>('run', () => ({ typed: {}, correlation: newCorrelation() }));
  const params = { path: { name }, query: { tenant_id: tenant } };
  const deed = useDeed<{ readonly run: TemplateRun; readonly of: Template }, Foresight, Taken>({
    foresee: ({ run, of }) => answerOf(client.POST('/v1/decisions/dry-run', { body: requestOf(of, run, Math.round(now())) })),
    perform: ({ run }) => answerOf(client.POST('/v1/job-templates/{name}/runs', { params, body: run })),
  });
  const identify = (as: string) => setDraft((before) => ({ ...before, correlation: as }));
  const change = (field: string, text: string) =>
    setDraft((before) => ({ ...before, typed: { ...before.typed, [field]: text } }));
  const fields = (
    <>
      <TextField name="correlation" label="Correlation id" value={correlation} change={identify} />
      {overridable.map((field) => (
        <OverrideField key={field} {...{ field, text: typed[field] ?? '', change }} />
      ))}
    </>
  );
  return (
    <section class="card" aria-labelledby="run">
      <h2 id="run">Run it</h2>
      <p class="dim">
        {overridable.length === 0
          ? 'Runs of this template cannot change anything.'
          : 'Fields that you leave empty are taken from the template.'}
      </p>
      <DeedSteps
        {...{
          deed,
          fields,
          asked: () => ({ run: runOf(template, typed, correlation), of: template }),
          confirm: 'Submit the run',
          again: () => identify(newCorrelation()),
        }}
        foreseen={(foresight) => <Lines lines={foresightLines(foresight, now())} />}
        done={({ request_id: id, state }) => (
          <p>
            <a href={hrefOf('requests', [id])}>{id}</a> {state}
          </p>
        )}
      />
    </section>
  );
}

interface Draft {
  readonly typed: TypedRun;
  readonly correlation: string;
}

interface Override {
  readonly field: string;
  readonly text: string;
  readonly change: (field: string, text: string) => void;
}

function OverrideField({ field, text, change }: Override) {
  if (!isOfLines(field)) return <TextField name={field} label={field} value={text} change={(to) => change(field, to)} />;
  return (
    <label class="wide">
      {field === 'notebook_params' ? `${field}: name=value, one per line` : `${field}, one per line`}
      <textarea name={field} rows={3} value={text} onInput={({ currentTarget }) => change(field, currentTarget.value)} />
    </label>
  );
}
