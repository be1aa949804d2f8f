/** Why a reply has its tier, in the language of the person who reads it. */
import type { Language } from '../../core/language.ts'
import { nameOfSign } from '../../core/triage/sign-name.ts'
import type { SignFound, Tier } from '../../core/triage/verdict.ts'
import { recordWordsEs } from './record-words-es.ts'
import { SIGNS_ES } from './sign-names-es.ts'

type Read = { tier: Tier; signs: readonly SignFound[]; because: string }

/** What triage says of a text in which it names no warning sign. */
const WITHOUT_SIGN: Record<Tier, string> = {
  emergency: 'Se leyó como emergencia.',
  urgent: 'Se leyó como urgente.',
  prompt: 'Se leyó como algo que atender sin demora.',
  soon: 'No es urgente, pero alguien tiene que contestar.',
  unclear: 'No se entendió con seguridad: puede describir un síntoma. Léalo.',
  routine: 'No se encontró ninguna señal de alarma.',
  other: 'Conversación común.',
}

/** In English triage's own sentence; in Spanish the signs with the patient's words, and the tier. */
export function readingIn(language: Language, { tier, signs, because }: Read): string {
  if (language === 'en') return because
  const warning = signs.filter((sign) => sign.tier !== 'routine')
  if (warning.length === 0) return WITHOUT_SIGN[tier]
  const named = warning.map((found) => {
    const { evidence } = found
    const name = nameOfSign(SIGNS_ES, found).replaceAll('_', ' ')
    return evidence.text ? `${name} («${evidence.text}»)` : name
  })
  return `Dice: ${[...new Set(named)].join(', ')}. Nivel: ${recordWordsEs.tiers[tier]}.`
}
