/** What can be wrong with how a booking system is connected, in both languages of the console. */
import type { FieldError } from '../../core/fault.ts'
import { ENGLISH, type SetupFacts } from '../../core/intake/setup-facts.ts'
import { SYSTEMS } from '../../core/intake/source.ts'
import { type RowFacts, type Sentences, sentenceOf } from '../../core/row-facts.ts'
import { type ConsoleLanguage, catalogue } from '../shared/language.ts'
import { intakeWords } from './intake.ts'
import { areaIn } from './plans.ts'
import { rowSentences } from './row-faults.ts'

const SPANISH: Sentences<SetupFacts> = {
  'no-secret': () => 'La primera vez hace falta el secreto con el que firma el sistema de citas.',
  'hook-secret': () => '«whsec_» y de 24 a 64 bytes en base64: openssl rand -base64 32.',
  'short-secret': ({ least, source }) =>
    `Hacen falta ${least} caracteres como mínimo. Cópielo como lo muestra ${SYSTEMS[source]}.`,
  'own-fields': () => 'Solo el webhook firmado tiene campos propios; los demás sistemas envían los suyos.',
  'no-consent-field': () => '¿Qué campo dice que el paciente aceptó: el de textos, el de correos o ambos?',
  'service-twice': ({ service }) => `«${service}» está dos veces en la tabla.`,
  'plan-of-none': () => 'Un servicio sin seguimiento no tiene plan.',
  'plan-missing': () => 'Elija un plan de seguimiento o «Sin seguimiento».',
  'plan-unknown': ({ plan }) => `No hay ningún plan de seguimiento «${plan}».`,
}

/** Areas are typed by their Spanish names on a Spanish page. */
const AREAS: Pick<Sentences<RowFacts>, 'no-area'> = {
  'no-area': ({ known = [], nearest, ...fact }) => {
    const name = (area: string) => areaIn('es', area)
    return rowSentences('es')['no-area']({ ...fact, nearest: name(nearest), known: known.map(name) })
  },
}

/** Where the API speaks of its own fields. */
const ON_PAGES: Partial<Sentences<SetupFacts>> = {
  'no-consent-field': () => 'Which field says that the patient agreed: the one for texts, for e-mails, or both?',
  'plan-missing': () => 'Choose a care plan, or "No aftercare".',
  'plan-unknown': ({ plan }) => `There is no care plan "${plan}".`,
}

export const intakeSentences = catalogue<Sentences<SetupFacts & RowFacts>>({
  en: { ...rowSentences('en'), ...ENGLISH, ...ON_PAGES },
  es: { ...rowSentences('es'), ...AREAS, ...SPANISH },
})

/** What is wrong, in the language of the page. A place that is no JSON pointer has no fact: the schema finds it. */
export const intakeFaultIn =
  (language: ConsoleLanguage) =>
  (fault: FieldError): FieldError => {
    const { fields } = intakeWords(language)
    const said = fault.fact && sentenceOf(intakeSentences(language), fault.fact)
    const isPlace = /^\/fields\/|\/at$/.test(fault.pointer)
    return { ...fault, detail: said ?? (isPlace ? fields.needs : fault.detail) }
  }
