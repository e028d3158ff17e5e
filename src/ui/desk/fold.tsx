import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** Something folded away: what is inside is made when it is first unfolded. */
export function Fold({
  class: name,
  summary,
  children,
}: {
  class: string;
  summary: ComponentChildren;
  children: () => ComponentChildren;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      class={name}
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary>{summary}</summary>
      {opened && children()}
    </details>
  );
}
