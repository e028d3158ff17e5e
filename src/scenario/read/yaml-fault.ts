import type { Span } from './positions.ts';

/** What a fault of YAML is, in words for those who write scenarios, and which characters it is about. */
export interface YamlFault {
  readonly span: Span;
  readonly message: string;
  readonly hint: string;
}

/** A fault as the YAML library tells it: a code, a sentence, and where. */
export interface LibraryFault {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** What to do about a line that is indented unlike its neighbours. */
export const INDENT = 'Indent it like its neighbours; a new item of a list begins with “- ”.';

/** Says what the library found in the words of the format, at the line that has to be changed. */
export function yamlFault({ code, message, pos }: LibraryFault, text: string): YamlFault {
  const span = { start: pos[0], end: Math.max(pos[0], pos[1]) };
  const said = (message.split('\n')[0] ?? message).trim();
  if (/^Nested mappings|^Implicit keys/.test(said)) return lostColon(span, text);
  if (/must start at the same column|without - indicator/.test(said)) {
    return {
      span: restOfLine(span.start, text),
      message: 'this line is indented unlike the others around it',
      hint: INDENT,
    };
  }
  if (/^A block sequence may not/.test(said)) {
    const message = 'an item of a list stands among keys';
    return { span: restOfLine(span.start, text), message, hint: 'Begin every item with “- ”, or none of them.' };
  }
  const open = /^Flow (map|sequence) in block collection/.exec(said)?.[1];
  if (open) {
    const [opening, closing] = open === 'map' ? ['{', '}'] : ['[', ']'];
    const message = `a “${opening}” before this line is not closed`;
    return { span: restOfLine(span.start, text), message, hint: `Close it with “${closing}”.` };
  }
  if (/^Missing closing/.test(said)) {
    return { span, message: 'a quote is not closed', hint: 'End the text with the quote it begins with.' };
  }
  if (/^Unexpected scalar at node end/.test(said)) {
    return /['"]\s*$/.test(text.slice(0, span.start))
      ? {
          span,
          message: 'a quote has ended the text before this',
          hint: "Within single quotes an apostrophe is written '', within double quotes a quote is written \\\".",
        }
      : {
          span: restOfLine(span.start, text),
          message: 'this line is indented unlike the others around it',
          hint: INDENT,
        };
  }
  if (code === 'BLOCK_IN_FLOW' || said === 'Unexpected scalar token') {
    return { span, message: 'a comma is missing here', hint: 'Within { } and [ ] entries are parted by commas.' };
  }
  const stray = /^Unexpected flow-(?:map|seq)-end token/.test(said) ? text.slice(span.start, span.end) : '';
  if (stray !== '') return { span, message: `this “${stray}” closes nothing`, hint: 'Remove it, or open it before.' };
  if (code === 'BAD_SCALAR_START') {
    return { span, message: `a text cannot begin with “${text.charAt(span.start)}”`, hint: 'Put it in quotes.' };
  }
  return { span, message: said, hint: 'Check the indentation, brackets, commas and quotes.' };
}

/** A colon where none can be: in a text without quotes, behind a line that lacks its own, or in a line indented too far. */
function lostColon(span: Span, text: string): YamlFault {
  const first = restOfLine(span.start, text);
  const before = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  const line = text.slice(first.start, first.end);
  if (/: |:$/.test(line)) {
    const message = 'a text that holds “: ” needs quotes';
    return { span: first, message, hint: 'Put all of it in quotes; longer texts may stand in lines below “>-”.' };
  }
  if (/^[\s-]*$/.test(before)) {
    const parts = /^([A-Za-z][\w.-]*)(?::|\s+)(\S.*)$/.exec(line);
    const hint = parts ? `Write “${parts[1]}: ${parts[2]}”.` : 'Write “key: value”.';
    return { span: first, message: 'this line has no colon with a blank behind it', hint };
  }
  const next = /\S/.exec(text.slice(first.end));
  const message = 'this line is indented as if it went on with the value above it';
  return { span: restOfLine(first.end + (next?.index ?? 0), text), message, hint: 'Indent it like the line above.' };
}

/** From a place, or the first character of its line that is no blank, to the end of the line. */
function restOfLine(at: number, text: string): Span {
  const newline = text.indexOf('\n', at);
  const end = newline < 0 ? text.length : newline;
  const blanks = /^[ \t]*/.exec(text.slice(at, end))?.[0].length ?? 0;
  return { start: at + blanks, end: at + text.slice(at, end).trimEnd().length || at };
}
