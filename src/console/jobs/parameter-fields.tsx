// The parameters of a run: a field for each that the job declares, with what its value has to be, and one for others where it takes them.
import type { Job } from '../api/shapes.js';
import { conditionsOf } from '../../words/job.js';
import { declaredKind, takesOthers, type Kind, type Typed } from './request-body.js';

interface Fields {
  readonly job: Job;
  readonly typed: Typed;
  readonly change: (changes: Partial<Typed>) => void;
}

export function ParameterFields({ job, typed, change }: Fields) {
  const kind = declaredKind(job);
  const declared = kind === null ? [] : Object.entries(job.parameters?.[kind] ?? {});
  return (
    <>
      {declared.map(([name, parameter]) => (
        <label key={name}>
          {[`${kind ?? ''}.${name}`, ...conditionsOf(parameter)].join('; ')}
          <input
            name={`parameter.${name}`}
            value={typed.declared[name] ?? ''}
            list={parameter.one_of === null ? undefined : `choices-${name}`}
            onInput={({ currentTarget }) => change({ declared: { ...typed.declared, [name]: currentTarget.value } })}
          />
          {parameter.one_of !== null && (
            <datalist id={`choices-${name}`}>
              {parameter.one_of.map((choice) => (
                <option key={choice} value={choice} />
              ))}
            </datalist>
          )}
        </label>
      ))}
      {takesOthers(job) && <OtherFields {...{ kind, typed, change }} />}
    </>
  );
}

const kinds: readonly Kind[] = ['notebook_params', 'python_params', 'jar_params'];

function OtherFields({ kind, typed, change }: Omit<Fields, 'job'> & { readonly kind: Kind | null }) {
  return (
    <>
      {kind === null && (
        <label>
          Kind of parameters
          <select
            name="kind"
            value={typed.kind}
            onChange={({ currentTarget }) => change({ kind: kinds.find((one) => one === currentTarget.value) ?? typed.kind })}
          >
            {kinds.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      )}
      <label class="wide">
        {(kind ?? typed.kind) === 'notebook_params'
          ? 'Other parameters: name=value, one per line'
          : 'Other parameters, one per line'}
        <textarea
          name="others"
          rows={3}
          value={typed.others}
          onInput={({ currentTarget }) => change({ others: currentTarget.value })}
        />
      </label>
    </>
  );
}
