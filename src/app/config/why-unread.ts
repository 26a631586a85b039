// Why a file was not read, for the person who named it: the commonest mistakes in plain words, and of the rest what the system says.
export function whyUnread(problem: unknown): string {
  const plain = problem instanceof Error && 'code' in problem ? words[String(problem.code)] : undefined;
  return plain ?? (problem instanceof Error ? problem.message : String(problem));
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file: part of its path is not a folder',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'the user of this process may not read it',
  EPERM: 'the user of this process may not read it',
  ELOOP: 'its links form a circle',
  ABORT_ERR: 'it takes too long: its disk or mount does not answer, or this machine is overloaded',
};
