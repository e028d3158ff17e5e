import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface Props {
  readonly class: string;
  readonly children: ComponentChildren;
  onDrop(transfer: DataTransfer): void;
}

/** A place that takes what is dropped on it, and shows that it would. */
export function DropArea({ class: name, children, onDrop }: Props) {
  const isOver = useSignal(false);
  return (
    // Dropping is one way among others: everything here can be done by the controls inside.
    // biome-ignore lint/a11y/noStaticElementInteractions: the drop target has keyboard equivalents inside
    <div
      class={name}
      data-over={isOver.value}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        if (event.dataTransfer) onDrop(event.dataTransfer);
      }}
    >
      {children}
    </div>
  );
}
