import { useId } from 'preact/hooks';
import { usePort, useWords } from './context.ts';
import type { Theme } from './port.ts';
import { THEMES } from './port.ts';

/** Theme and motion; `more` adds what is asked for less often. */
export function SettingsMenu({ more = false }: { more?: boolean }) {
  const words = useWords();
  const { language, languages, theme, reducedMotion, sound, predict, keys, intents } = usePort();
  const themeId = useId();
  return (
    <div class="settings">
      {languages.length > 1 && (
        <label>
          {words('desk.language')}{' '}
          <select value={language} onChange={(event) => intents.setLanguage(event.currentTarget.value)}>
            {languages.map((tag) => (
              <option key={tag} value={tag} lang={tag}>
                {new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag}
              </option>
            ))}
          </select>
        </label>
      )}
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
      <label class="check">
        <input
          type="checkbox"
          checked={sound.value}
          onChange={(event) => intents.setSound(event.currentTarget.checked)}
        />
        <span>{words('desk.sound')}</span>
      </label>
      {more && (
        <label class="check">
          <input
            type="checkbox"
            checked={predict.value}
            onChange={(event) => intents.setPredict(event.currentTarget.checked)}
          />
          <span>{words('predict.short')}</span>
        </label>
      )}
      {more && (
        <label class="check">
          <input
            type="checkbox"
            checked={keys.value}
            onChange={(event) => intents.setKeys(event.currentTarget.checked)}
          />
          <span>{words('desk.keys')}</span>
        </label>
      )}
    </div>
  );
}
