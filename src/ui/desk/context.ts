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

export function useWords(): Words {
  return usePort().words.value;
}

export function useIntents(): Intents {
  return usePort().intents;
}
