import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '#view';
import type { DeskPort, Intents } from './port.ts';

export const PortContext = createContext<DeskPort | null>(null);

/** The port of the desk this component belongs to. */
export function usePort(): DeskPort {
  const port = useContext(PortContext);
  if (!port) throw new Error('A part of the desk was drawn outside of it.');
  return port;
}

/** The words of the language at hand; what uses them is drawn anew when it changes. */
export function useWords(): Words {
  return usePort().words.value;
}

/** What a person can do; the same for as long as the page is open. */
export function useIntents(): Intents {
  return usePort().intents;
}
