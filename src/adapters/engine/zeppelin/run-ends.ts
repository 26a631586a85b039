// How a run ended, paragraph by paragraph: one that failed is a run that failed. Pure.
import { readOutput, type Output } from '../../../core/ending/output.js';
import type { Cause, RunEnd } from '../../../core/ending/run-end.js';
import { outputsCut } from '../shared/outputs-cut.js';
import { safeText, storable, traceEnd } from '../shared/safe-text.js';
import { isEnabled, textOf, type ParagraphContent } from './note-content.js';
import type { NoteStatus, ParagraphStatus } from './note-status.js';

/** The first to fail explain the rest. */
const causesMax = 5;
const beginningMax = 1_000;

const nothingToRun: Cause = { step: 'execute', code: 'NOTHING_TO_RUN', message: 'the note has no paragraph that is switched on' };

interface Step {
  readonly status: ParagraphStatus;
  readonly content: ParagraphContent | null;
  /** For people: its title, or its place in the note. */
  readonly name: string;
}

/** `contents`: null when the note is too large to be read; then no paragraph is known to be switched off. */
export function endOf({ paragraphs }: NoteStatus, contents: readonly ParagraphContent[] | null): RunEnd {
  const steps = stepsOf(paragraphs, contents);
  const failed = steps.filter(({ status: { status } }) => status === 'ERROR');
  if (failed.length > 0) return { kind: 'failed', causes: failed.slice(0, causesMax).map(causeOf) };
  if (steps.some(({ status: { status } }) => status === 'ABORT')) return { kind: 'cancelled', message: 'stopped in Zeppelin' };
  const due = steps.filter(({ content }) => content === null || isEnabled(content));
  if (due.length === 0) return { kind: 'failed', causes: [nothingToRun] };
  const left = due.filter(({ status: { status } }) => status !== 'FINISHED');
  if (left.length > 0) return { kind: 'infrastructure', causes: left.slice(0, causesMax).map(notRun) };
  return successOf(steps, contents);
}

/** URIs of what the finished paragraphs of a run have reported, whatever became of the others. */
export function outputsLeft({ paragraphs }: NoteStatus, contents: readonly ParagraphContent[]): readonly string[] {
  return reportOf(stepsOf(paragraphs, contents)).outputs.map(storable);
}

function successOf(steps: readonly Step[], contents: readonly ParagraphContent[] | null): RunEnd {
  if (contents === null) {
    const message = 'the note is larger than what is read of it, so its outputs are not known';
    return { kind: 'succeeded', message: '', outputs: [], causes: [{ step: 'output', code: 'OUTPUT_TOO_LARGE', message }] };
  }
  const { outputs, message, cut } = reportOf(steps);
  const causes = cut ? [outputsCut] : [];
  return { kind: 'succeeded', message: safeText(message, 4_096), outputs: outputs.map(storable), causes };
}

/** The last of the finished paragraphs that has printed something speaks for the run. */
function reportOf(steps: readonly Step[]): Output {
  const texts = steps.map(({ status, content }) => (status.status === 'FINISHED' && content !== null ? textOf(content) : ''));
  const last = texts.findLast((text) => text !== '') ?? '';
  const whole = readOutput(last);
  if (whole.outputs.length > 0) return whole;
  // A shell of Scala says more than what it was told to print: the last line is what counts.
  const line = readOutput(last.slice(last.lastIndexOf('\n') + 1));
  return line.outputs.length > 0 ? line : whole;
}

function stepsOf(statuses: readonly ParagraphStatus[], contents: readonly ParagraphContent[] | null): readonly Step[] {
  const byId = new Map((contents ?? []).map((content) => [content.id, content]));
  return statuses.map((status, index) => {
    const content = byId.get(status.id) ?? null;
    return { status, content, name: safeText(content?.title ?? '', 100) || `paragraph ${index + 1}` };
  });
}

function causeOf({ status, content, name }: Step): Cause {
  const said = (content === null ? '' : textOf(content)) || status.errorMessage.replace(/^%\w+\s/, '');
  return { step: name, code: 'PARAGRAPH_ERROR', message: bothEnds(said) || 'the paragraph failed without saying why' };
}

function notRun({ name }: Step): Cause {
  return {
    step: name,
    code: 'PARAGRAPH_NOT_RUN',
    message: 'Zeppelin ended the run without running it: is its interpreter there?',
  };
}

/** One language says what went wrong in the first line of its trace, another in the last. */
function bothEnds(text: string): string {
  const clean = safeText(text, beginningMax);
  return text.length <= beginningMax ? clean : `${clean}\n${traceEnd(text)}`;
}
