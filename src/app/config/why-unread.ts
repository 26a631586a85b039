// Why a file was not read, for the person who named it: the commonest mistakes in plain words, and of the rest what the system says.
export function whyUnread(problem: unknown): string {
  const plain = problem instanceof Error && 'code' in problem ? words[String(problem.code)] : undefined;
  return plain ?? (problem instanceof Error ? problem.message : String(problem));
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file: a part of its path is no folder',
  EISDIR: 'it is a folder, and no file',
  EACCES: 'the user of this process may not read it',
  EPERM: 'the user of this process may not read it',
  ELOOP: 'its links lead in a circle',
  ABORT_ERR: 'it takes too long: its disk or mount does not answer, or this machine is overloaded',
};
