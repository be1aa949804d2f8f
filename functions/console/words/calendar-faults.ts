/** What can be wrong with a calendar or its address, and what is asked about its events, in both languages of the console. */
import { type CalendarFacts, ENGLISH } from '../../core/on-call/calendar-facts.ts'
import type { Sentences } from '../../core/row-facts.ts'
import type { AddressFacts } from '../../core/webhooks/address-facts.ts'
import { catalogue } from '../shared/language.ts'
import { faultsIn } from '../shared/said-in.ts'
import { addressSentences } from './address-faults.ts'

const EVERY: Record<string, string> = { secondly: 'cada segundo', minutely: 'cada minuto', hourly: 'cada hora' }
const HOLD = '¿De quién es la guardia?'

/** `Dr. Lee, Kim y Ana`. */
const all = (names: readonly string[]): string => new Intl.ListFormat('es', { type: 'conjunction' }).format(names)

const SPANISH: Sentences<CalendarFacts> = {
  'no-calendar': () =>
    'Esto no es un archivo de calendario, o una de sus líneas no se puede leer. Expórtelo del calendario como .ics.',
  'too-many-events': ({ events, most }) => `${events} eventos; caben ${most} como máximo. Exporte menos semanas.`,
  'too-many-read': ({ most, days }) => `Hay más de ${most} eventos en ${days} días.`,
  'none-coming': ({ days }) => `No hay ningún evento en los próximos ${days} días.`,
  'too-many-stretches': ({ stretches, days, most }) =>
    `${stretches} turnos en ${days} días; caben ${most} como máximo. Exporte menos semanas. Lo que se repite cada semana se escribe mejor en los turnos semanales.`,
  unreadable: ({ title }) => `«${title}» no se puede leer.`,
  'no-beginning': ({ title }) => `«${title}» no dice cuándo empieza.`,
  'date-unreadable': ({ title }) => `«${title}» tiene una fecha que no se puede leer.`,
  'time-unreadable': ({ title }) => `«${title}» tiene una hora que no se puede leer.`,
  'zone-unknown': ({ title, zone }) =>
    `«${title}» está en la zona horaria «${zone}», que no se conoce. Elija una como America/New_York.`,
  'no-end': ({ title }) => `«${title}» no dice cuándo termina.`,
  'ends-first': ({ title }) => `«${title}» termina antes de empezar.`,
  'no-length': ({ title }) => `«${title}» tiene una duración que no se puede leer.`,
  'too-long': ({ title, days }) => `«${title}» dura más de ${days} días.`,
  'before-1970': ({ title }) => `«${title}» empieza antes de 1970.`,
  'later-ones-too': ({ title }) =>
    `«${title}» cambia también todos los posteriores. Exporte el calendario con cada uno como un evento propio.`,
  'days-left-out': ({ title }) =>
    `«${title}» deja días fuera con una regla (EXRULE). Exporte el calendario de nuevo o escriba los días como eventos sueltos.`,
  'several-rules': ({ title }) => `«${title}» tiene varias reglas de repetición. Escríbalo como varios eventos.`,
  'rule-unreadable': ({ title }) => `«${title}» tiene una regla de repetición que no se puede leer.`,
  'repeats-too-often': ({ title, how }) =>
    `«${title}» se repite ${EVERY[how] ?? 'de un modo que no se puede leer'}. Escríbalo como eventos diarios o semanales.`,
  'repeats-oddly': ({ title }) =>
    `«${title}» se repite por semanas del año o a varias horas. Escríbalo como eventos diarios o semanales.`,
  'never-occurs': ({ title }) => `«${title}» tiene una regla de repetición con la que nunca ocurre.`,
  'too-many-occurrences': ({ title, most }) => `«${title}» se repite más de ${most} veces.`,
  'too-much-work': ({ title }) =>
    `«${title}» viene después de demasiadas series antiguas. Exporte solo las próximas semanas.`,
  tentative: ({ title }) => `«${title}» está marcado como provisional. ${HOLD}`,
  free: ({ title }) => `«${title}» está marcado como tiempo libre, así que quizás no sea un turno. ${HOLD}`,
  'names-nobody': ({ title }) => `«${title}» no nombra a nadie del personal. ¿De quién es este calendario?`,
  'all-attend': ({ title, names }) => `A «${title}» asisten ${all(names)}. ${HOLD}`,
  'title-names-other': ({ title, name }) => `A «${title}» asiste ${name}, y el título nombra a otra persona. ${HOLD}`,
  declined: ({ title, names }) =>
    `${all(names)} ${names.length === 1 ? 'rechazó' : 'rechazaron'} la invitación a «${title}». ${HOLD}`,
  'names-several': ({ title, names }) => `«${title}» nombra a ${all(names)}. ${HOLD}`,
  'longer-name': ({ title, name }) =>
    `«${title}» puede ser de ${name} o de otra persona con un nombre más largo. ${HOLD}`,
  'other-has-it': ({ title, name }) =>
    `«${title}» nombra a ${name}, y puede significar que la guardia es de otra persona. ${HOLD}`,
  'no-such-person': ({ said }) => `No hay nadie con el identificador «${said}» en el personal.`,
  'no-phone': ({ name }) => `${name} no tiene un teléfono al que avisarle.`,
  'too-many-overrides': ({ most }) => `Son más de ${most} cambios de guardia. Quite primero algunos.`,
  'too-much-changes': () =>
    'No se puede cambiar tanto a la vez. Quite primero los cambios de guardia que ya no hacen falta e inténtelo de nuevo.',
  'changed-since': () => 'El calendario cambió desde que usted lo miró. Mírelo otra vez y aplíquelo después.',
}

export const calendarSentences = catalogue<Sentences<CalendarFacts & AddressFacts>>({
  en: { ...addressSentences('en'), ...ENGLISH },
  es: { ...addressSentences('es'), ...SPANISH },
})

/** What is wrong, in the language of the page. */
export const calendarFaultIn = faultsIn(calendarSentences)
