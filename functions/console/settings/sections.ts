import type { ConsoleLanguage } from '../shared/language.ts'
import { brandWords } from '../words/brand.ts'
import { privacyWords } from '../words/privacy.ts'
import { settingsWords } from '../words/settings.ts'

export const SETTINGS_PATH = '/console/settings'

/** Clinicians sign here too, who have no other settings. */
export const WORDS_PATH = `${SETTINGS_PATH}/words`

export const BRAND_PATH = `${SETTINGS_PATH}/brand`

type Section = { to: string; say(language: ConsoleLanguage): { label: string; hint: string } }

const own = (to: string, name: keyof ReturnType<typeof settingsWords>['sections']): Section => ({
  to,
  say: (language) => settingsWords(language).sections[name],
})

/** The lines of the landing page, in their order. A page of settings that is built elsewhere adds its own here. */
export const SECTIONS: readonly Section[] = [
  own(`${SETTINGS_PATH}/checklist`, 'checklist'),
  own(`${SETTINGS_PATH}/clinic`, 'clinic'),
  { to: BRAND_PATH, say: (language) => brandWords(language).section },
  own(`${SETTINGS_PATH}/hours`, 'hours'),
  own(`${SETTINGS_PATH}/procedures`, 'procedures'),
  own(`${SETTINGS_PATH}/services`, 'services'),
  own(`${SETTINGS_PATH}/staff`, 'staff'),
  own(WORDS_PATH, 'words'),
  own(`${SETTINGS_PATH}/replies`, 'replies'),
  own(`${SETTINGS_PATH}/systems`, 'systems'),
  own('/console/booking-systems', 'booking'),
  own('/console/chat', 'chat'),
  own('/console/webhooks', 'webhooks'),
  own(`${SETTINGS_PATH}/log`, 'log'),
  { to: `${SETTINGS_PATH}/retention`, say: (language) => privacyWords(language).retention },
  { to: `${SETTINGS_PATH}/reads`, say: (language) => privacyWords(language).reads },
]
