// A start that cannot go on. The message is the whole story for the person who started us: one clear sentence, no stack needed.
export class EmbeddedPostgresRefused extends Error {
  override readonly name = 'EmbeddedPostgresRefused';
}
