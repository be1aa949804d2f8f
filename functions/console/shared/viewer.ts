/** Who looks at a page and at which clinic, for the parts that say things otherwise to some. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Role } from '../../core/clinic/clinic.ts'
import type { ConsoleLanguage } from './language.ts'

type Viewing = { country: string; language: ConsoleLanguage; role: Role; signs: Readonly<Record<string, string>> }

/**
 * `country` and the page's `language` decide how dates and times are read; `role` which pages may be linked to; `signs` what signs
 * are called.
 */
export const Viewer = createContext<Viewing>({ country: 'US', language: 'en', role: 'front-desk', signs: {} })

/** The words of a catalogue in the language of the page that is shown. */
export const useWords = <Words>(of: (language: ConsoleLanguage) => Words): Words => of(useContext(Viewer).language)

export const useLanguage = (): ConsoleLanguage => useContext(Viewer).language
