import { useId } from 'preact/hooks';
import { usePort, useWords } from './context.ts';
import { Check } from './parts.tsx';
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
      <Check on={reducedMotion.value} set={(isOn) => intents.setReducedMotion(isOn)}>
        {words('desk.motion')}
      </Check>
      <Check on={sound.value} set={(isOn) => intents.setSound(isOn)}>
        {words('desk.sound')}
      </Check>
      {more && (
        <Check on={predict.value} set={(isOn) => intents.setPredict(isOn)}>
          {words('predict.short')}
        </Check>
      )}
      {more && (
        <Check on={keys.value} set={(isOn) => intents.setKeys(isOn)}>
          {words('desk.keys')}
        </Check>
      )}
    </div>
  );
}
