// What a run is given, as text. In: the alias of a row of request_body. Out: SQL of JSON text with the parameters, or null. Promised: it is never longer than
// the body that was sent. PostgreSQL keeps 1e131000 in ten bytes and tells it in 131,001 digits, and fields that nobody here knows may have many such numbers;
// a body that was stored before they were refused must keep nobody else from being submitted. Parameters are texts: where there is a number among them, it is null.

const kinds = ['python_params', 'jar_params', 'notebook_params'] as const;

const numbers = kinds.map((kind) => `exists(@.${kind}.** ? (@.type() == "number"))`).join(' || ');

export function runParameters(body: string): string {
  const fields = kinds.map(
    (kind) => `'"${kind}":' || coalesce(${body}.body #>> '{job,job_context,job_operation,${kind}}', 'null')`,
  );
  return `case when ${body}.body @? '$.job.job_context.job_operation ? (${numbers})' then null
    else '{' || ${fields.join(` || ',' || `)} || '}' end`;
}
