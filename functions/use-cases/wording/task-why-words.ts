/** Why a task is there, in both languages: English is written down with the task, Spanish is said where it is read. */
import type { TaskWhy, VisitFault, VisitLack } from '../../core/alerts/task-why.ts'
import { type Source, SYSTEMS } from '../../core/intake/source.ts'
import { catalogue, type Language } from '../../core/language.ts'
import { type ClinicPlace, clinicTime } from '../../core/time.ts'
import { unfetchedWords } from './unfetched-words.ts'

/** Where the clinic is, and what signs are called. */
type About = { place?: ClinicPlace; signs?: Readonly<Record<string, string>> }
type Sentences = { [K in TaskWhy['kind']]: (why: Extract<TaskWhy, { kind: K }>, about: About) => string }
type Visit = Extract<TaskWhy, { kind: 'visit' }>

const LONGEST_SERVICE = 60
const MOST_NAMED = 3

const shortNames = (unknown: readonly string[]): string[] =>
  unknown.slice(0, MOST_NAMED).map((each) => each.slice(0, LONGEST_SERVICE))
const listed = (items: readonly string[], or: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${or} ${items.at(-1)}`
const system = (source: string): string => SYSTEMS[source as Source] ?? source
const signsOf = (signs: readonly string[], names: About['signs'] = {}): string[] => [
  ...new Set(signs.map((sign) => names[sign] ?? sign)),
]
const timeIn = (language: Language, at: string, place: ClinicPlace = { zone: 'UTC', country: 'US' }): string =>
  clinicTime(at, { ...place, language })

const LACKS: Record<VisitLack, string> = {
  name: "the patient's name",
  procedures: 'what was done',
  phone: 'the phone to text',
  email: 'the e-mail address',
  contact: 'a phone or an e-mail address',
  consent: "the patient's consent to messages",
}
const FAULTS: Record<Extract<VisitFault, string>, string> = {
  'by-itself': 'It could not be logged by itself.',
  'canceled-before': 'It was canceled before.',
  'rota-gap': 'No one would be paged at some hour of the coming days: fill the on-call schedule first.',
  'no-phone': 'Its phone is no number that can be texted.',
  'no-email': 'Its e-mail address is none.',
}
const DOUBTS = {
  maybe: 'It may be',
  'would-page': 'It would have paged for',
  'closed-since': 'Since then an alert was closed. It found',
  'too-often': 'It has paged too often of late. It found',
}

function visitInEnglish({ source, event, missing, unknown, faults }: Visit): string {
  const named = shortNames(unknown).map((each) => `"${each}"`)
  return [
    event === 'done'
      ? `${system(source)} says that a visit is done.`
      : `${system(source)} does not say when a visit is done: check whether this one took place.`,
    ...(missing.length > 0
      ? [
          `It does not say ${listed(
            missing.map((each) => LACKS[each]),
            'or',
          )}.`,
        ]
      : []),
    ...(named.length > 0
      ? [`${named.join(', ')} ${named.length === 1 ? 'is' : 'are'} not in the table of services.`]
      : []),
    ...faults.map((fault) => (typeof fault === 'string' ? FAULTS[fault] : fault.said)),
    'Check the patient out; what is known is filled in.',
  ].join(' ')
}

const shifts = (count: number): string => (count === 1 ? '1 shift' : `${count} shifts`)

const ENGLISH: Sentences = {
  'told-nothing': ({ what }) =>
    what === 'unread'
      ? 'The patient has been told nothing: what they wrote could not be processed. Please phone now.'
      : 'The patient has been told nothing: our answer to a warning sign did not reach them. Please phone now.',
  doubt: ({ how, signs }, about) =>
    `The second reader, a language model, is not sure. ${DOUBTS[how]} ${signsOf(signs, about.signs).join(', ') || 'something'}.`,
  'calendar-differs': ({ duty, host, added, gone }) =>
    `The ${duty} calendar at ${host} differs from the schedule: ${shifts(added)} to add, ${shifts(gone)} to remove. Nothing changes until an admin takes it over.`,
  'calendar-unread': ({ duty, host, events }) =>
    `The ${duty} calendar at ${host} has changed, and ${events === 1 ? 'one event' : `${events} events`} can't be read for sure. The schedule stays as it is until an admin answers.`,
  'calendar-failing': ({ duty, host, since, because }, { place }) =>
    `The ${duty} calendar at ${host} can't be read since ${timeIn('en', since, place)}: ${unfetchedWords('en')[because]} The schedule stays as it is.`,
  visit: visitInEnglish,
  'visit-canceled': ({ source }) =>
    `${system(source)} canceled a visit, and the treatment could not be canceled here. Cancel it by hand.`,
}

const LACKS_ES: typeof LACKS = {
  name: 'el nombre del paciente',
  procedures: 'qué se le hizo',
  phone: 'el teléfono para los mensajes',
  email: 'el correo electrónico',
  contact: 'un teléfono o un correo electrónico',
  consent: 'si el paciente aceptó recibir mensajes',
}
const FAULTS_ES: typeof FAULTS = {
  'by-itself': 'No se pudo registrar sola.',
  'canceled-before': 'Antes se había cancelado.',
  'rota-gap': 'A alguna hora de los próximos días no se avisaría a nadie: complete primero la guardia.',
  'no-phone': 'Su teléfono no es un número al que se pueda escribir.',
  'no-email': 'Su correo electrónico no es válido.',
}
const DOUBTS_ES: typeof DOUBTS = {
  maybe: 'Puede ser:',
  'would-page': 'Habría avisado por:',
  'closed-since': 'Desde entonces se cerró una alerta. Encontró:',
  'too-often': 'Ya avisó demasiadas veces últimamente. Encontró:',
}
const DUTIES_ES = { 'on-call': 'de guardia', backup: 'de respaldo', fallback: 'de último recurso' }

const systemInSpanish = (source: string): string => (source === 'generic' ? 'El sistema de citas' : system(source))

function visitInSpanish({ source, event, missing, unknown, faults }: Visit): string {
  const named = shortNames(unknown).map((each) => `«${each}»`)
  return [
    event === 'done'
      ? `${systemInSpanish(source)} dice que una visita terminó.`
      : `${systemInSpanish(source)} no dice cuándo termina una visita: compruebe si esta se hizo.`,
    ...(missing.length > 0
      ? [
          `No dice ${listed(
            missing.map((each) => LACKS_ES[each]),
            'ni',
          )}.`,
        ]
      : []),
    ...(named.length > 0
      ? [`${named.join(', ')} no ${named.length === 1 ? 'está' : 'están'} en la tabla de servicios.`]
      : []),
    ...faults.map((fault) => (typeof fault === 'string' ? FAULTS_ES[fault] : 'Un dato de la visita no es válido.')),
    'Registre la visita; lo que se sabe ya está puesto.',
  ].join(' ')
}

const shiftsEs = (count: number): string => (count === 1 ? '1 turno' : `${count} turnos`)
const calendarEs = ({ duty, host }: { duty: keyof typeof DUTIES_ES; host: string }): string =>
  `El calendario ${DUTIES_ES[duty]} en ${host}`

const SPANISH: Sentences = {
  'told-nothing': ({ what }) =>
    what === 'unread'
      ? 'Al paciente no se le ha dicho nada: no se pudo procesar lo que escribió. Llámelo ahora.'
      : 'Al paciente no se le ha dicho nada: no le llegó nuestra respuesta a una señal de alarma. Llámelo ahora.',
  doubt: ({ how, signs }, about) =>
    `El segundo lector, un modelo de lenguaje, no está seguro. ${DOUBTS_ES[how]} ${signsOf(signs, about.signs).join(', ') || 'algo'}.`,
  'calendar-differs': ({ added, gone, ...of }) =>
    `${calendarEs(of)} no coincide con la guardia: ${shiftsEs(added)} por agregar, ${shiftsEs(gone)} por quitar. Nada cambia hasta que administración lo acepte.`,
  'calendar-unread': ({ events, ...of }) =>
    `${calendarEs(of)} cambió, y ${events === 1 ? 'un evento no se entiende' : `${events} eventos no se entienden`} con seguridad. La guardia sigue igual hasta que administración conteste.`,
  'calendar-failing': ({ since, because, ...of }, { place }) =>
    `${calendarEs(of)} no se puede leer desde: ${timeIn('es', since, place)}. ${unfetchedWords('es')[because]} La guardia sigue igual.`,
  visit: visitInSpanish,
  'visit-canceled': ({ source }) =>
    `${systemInSpanish(source)} canceló una visita, y aquí no se pudo cancelar el tratamiento. Cancélelo a mano.`,
}

const sentences = catalogue<Sentences>({ en: ENGLISH, es: SPANISH })

export const whyIn = (language: Language, why: TaskWhy, about: About = {}): string =>
  (sentences(language)[why.kind] as (why: TaskWhy, about: About) => string)(why, about)
