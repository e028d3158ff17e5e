import { useId } from 'preact/hooks';
import { usePort, useWords } from './context.ts';
import type { Theme } from './port.ts';
import { THEMES } from './port.ts';

/** Theme and motion. */
export function SettingsMenu() {
  const words = useWords();
  const { theme, reducedMotion, intents } = usePort();
  const themeId = useId();
  return (
    <div class="settings">
      <label for={themeId}>{words('desk.theme')}</label>
      <select
        id={themeId}
        value={theme.value}
        onChange={(event) => intents.setTheme(event.currentTarget.value as Theme)}
      >
        {THEMES.map((value) => (
          <option key={value} value={value}>
            {words(`theme.${value}`)}
          </option>
        ))}
      </select>
      <label class="check">
        <input
          type="checkbox"
          checked={reducedMotion.value}
          onChange={(event) => intents.setReducedMotion(event.currentTarget.checked)}
        />
        <span>{words('desk.motion')}</span>
      </label>
    </div>
  );
}
