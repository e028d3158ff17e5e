import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useWords } from './context.ts';
import type { FrontModel } from './port.ts';

interface Props {
  readonly title: string;
  readonly doctrines: FrontModel['doctrines'];
  readonly chosen: string;
  readonly children?: ComponentChildren;
  pick(id: string): void;
}

/** The doctrines to declare one of, each with its goals; `children` stands above them. */
export function DoctrineChoice({ title, doctrines, chosen, pick, children }: Props) {
  const words = useWords();
  const name = useId();
  return (
    <fieldset class="plain doctrine-choice">
      <legend class="section-title">{title}</legend>
      {children}
      <div class="doctrines">
        {doctrines.map((doctrine) => (
          <label key={doctrine.id} class="doctrine-card">
            <input type="radio" name={name} checked={doctrine.id === chosen} onChange={() => pick(doctrine.id)} />
            <span class="doctrine-text">
              <span class="doctrine-name">{doctrine.name}</span>
              <span class="doctrine-pitch">{doctrine.text}</span>
              <span class="doctrine-goals">
                {doctrine.goals.map((goal) => (
                  <span key={goal.id} class="doctrine-goal">
                    {words('front.goal', { name: goal.name, from: goal.from, target: goal.target })}
                  </span>
                ))}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
