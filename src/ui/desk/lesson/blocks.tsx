import type { JSX } from 'preact';
import type { Block, Inline, Line } from '#view';

/** What the blocks of a page need to know of it. */
export interface PageContext {
  readonly scenario: string;
  /** Goes to a note at the foot of the page. */
  readonly showNote: (note: number) => void;
  readonly noteLabel: (note: number) => string;
}

/** Draws the blocks of a lesson page. */
export function Blocks({ blocks, context }: { blocks: readonly Block[]; context: PageContext }) {
  return (
    <>
      {blocks.map((block, place) => (
        <BlockView key={place} block={block} context={context} />
      ))}
    </>
  );
}

function BlockView({ block, context }: { block: Block; context: PageContext }): JSX.Element {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? (
        <h2>
          <LineView line={block.line} context={context} />
        </h2>
      ) : (
        <h3>
          <LineView line={block.line} context={context} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <LineView line={block.line} context={context} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, place) => (
        <li key={place}>
          <Item blocks={item} context={context} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <div class="lesson-table">
          <table>
            {block.head.some((cell) => cell.length > 0) && (
              <thead>
                <tr>
                  {block.head.map((cell, place) => (
                    <th key={place} scope="col">
                      <LineView line={cell} context={context} />
                    </th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {block.rows.map((row, place) => (
                <tr key={place} class={row.some((cell) => cell.length === 0) ? 'to-fill' : undefined}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <LineView line={cell} context={context} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} context={context} />
        </blockquote>
      );
    case 'rule':
      return <hr />;
  }
}

/** A lone paragraph of an item needs no paragraph of its own. */
function Item({ blocks, context }: { blocks: readonly Block[]; context: PageContext }) {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return <Blocks blocks={blocks} context={context} />;
  return (
    <>
      <LineView line={first.line} context={context} />
      <Blocks blocks={rest} context={context} />
    </>
  );
}

export function LineView({ line, context }: { line: Line; context: PageContext }) {
  return (
    <>
      {line.map((part, place) => (
        <Part key={place} part={part} context={context} />
      ))}
    </>
  );
}

/** Keeps the mark of a note on the line of its word. */
const NO_BREAK = '\u2060';

function Part({ part, context }: { part: Inline; context: PageContext }): JSX.Element {
  if (typeof part === 'string') return <>{part}</>;
  if (part.kind === 'code') return <code>{part.text}</code>;
  const inner = <LineView line={part.of} context={context} />;
  switch (part.kind) {
    case 'strong':
      return <strong>{inner}</strong>;
    case 'emphasis':
      return <em>{inner}</em>;
    case 'page':
      return <a href={`#/lesson/${context.scenario}/${part.page}`}>{inner}</a>;
    case 'web':
      return (
        <a href={part.address} rel="noopener noreferrer" target="_blank">
          {inner}
        </a>
      );
    case 'play':
      return (
        <span class="in-play">
          {inner}
          {NO_BREAK}
          <button
            type="button"
            class="in-play-mark"
            aria-label={context.noteLabel(part.note)}
            onClick={() => context.showNote(part.note)}
          >
            {part.note}
          </button>
        </span>
      );
  }
}
