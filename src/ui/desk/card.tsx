import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A card whose heading opens and shuts it. */
export function Card({
  id,
  label,
  name,
  aside,
  open,
  tone,
  onToggle,
  children,
}: {
  id: string;
  /** Small line above the name; may be empty. */
  label: string;
  name: string;
  /** Said at the right of the heading: what was chosen, what it costs. */
  aside: string;
  open: boolean;
  tone: string;
  onToggle: () => void;
  children: ComponentChildren;
}) {
  const body = useId();
  return (
    <article class="card" data-card={id} data-tone={tone} data-open={open}>
      <h3 class="card-heading">
        <button type="button" class="card-head" aria-expanded={open} aria-controls={body} onClick={onToggle}>
          <span class="card-titles">
            {label !== '' && <span class="card-label">{label}</span>}
            <span class="card-name">{name}</span>
          </span>
          {aside !== '' && <span class="card-aside">{aside}</span>}
          <span class="card-chevron" aria-hidden="true" />
        </button>
      </h3>
      <div id={body} class="card-body" hidden={!open}>
        {open && children}
      </div>
    </article>
  );
}
