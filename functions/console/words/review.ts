import { CAUSES, type Cause } from '../../core/alerts/false-page.ts'
import type { PagingTier } from '../../core/on-call/policy.ts'
import { catalogue } from '../shared/language.ts'
import { causesEs } from './review-causes.ts'

/** The weekly review. */
export type ReviewWords = {
  title: string
  weeks: { label: string; here: string; of(day: string): string; incidents: string; secondReader: string }
  causes: Record<Cause, string>
  needs: { cause: string; note(most: number): string; reading: string }
  refused: { noFalsePage: string; notDrawn: string; noSign: string }
  paged: string
  readBefore(name: string): string
  pages: {
    title(falsePages: number, alerts: number): string
    hint: string
    atNight: string
    erased(cause: string): string
    notFound: string
    raisedBy: string
    rule(id: string): string
    treatment: string
    paged: string
    noOne: string
    outcome: string
    tierWas(judged: string): string
    noNote: string
    open: string
    cause: string
    choose: string
    note: string
    act: string
    change: string
  }
  readings: {
    title: string
    hint: string
    notOver: string
    none: string
    read(read: number, all: number): string
    all: string
    erased(replies: number): string
    byLanguage: string
    language: string
    columns: readonly string[]
    missed: string
    foundBy(sign: string, name: string): string
    became: string
    weWrote: string
    theyWrote: string
    nothing: string
    nothingMissed: string
    signMissed: string
    which: string
    howSoon: string
    tiers: Record<PagingTier, string>
    page: string
  }
  noTreatment: string
  before(hours: number): string
  and: string
}

export const reviewWords = catalogue<ReviewWords>({
  en: {
    title: 'Safety review',
    weeks: {
      label: 'Weeks',
      here: 'This week',
      of: (day) => `Week of ${day}`,
      incidents: 'Incidents',
      secondReader: 'Second reader',
    },
    causes: CAUSES,
    needs: {
      cause: 'Choose why this woke someone.',
      note: (most) => `At most ${most} characters.`,
      reading: 'Say that nothing was missed, or choose the sign and how soon someone has to call.',
    },
    refused: {
      noFalsePage: 'This is not a false page, or the patient was erased.',
      notDrawn: 'This reply is not in the sample of a week that is over.',
      noSign: 'There is no such sign.',
    },
    paged: 'The clinic is paged. The alert is in the list of missed signs.',
    readBefore: (name) => `${name} had read this reply before; that stands.`,
    pages: {
      title: (falsePages, alerts) => `False pages: ${falsePages} of ${alerts} ${alerts === 1 ? 'alert' : 'alerts'}`,
      hint: 'Alerts whose outcome was no concern, a duplicate or the wrong person, or whose tier was found too high. An alert counts once it has its outcome.',
      atNight: 'at night',
      erased: (cause) => `The patient was erased; the words are gone. Cause: ${cause}.`,
      notFound: 'not found yet',
      raisedBy: 'Raised by',
      rule: (id) => `rule ${id}`,
      treatment: 'Treatment',
      paged: 'Woken',
      noOne: 'No one: no page had been sent yet',
      outcome: 'Outcome',
      tierWas: (judged) => `tier was ${judged}`,
      noNote: 'no note',
      open: 'Open the alert',
      cause: 'Cause',
      choose: 'Choose',
      note: 'Note',
      act: 'Note the cause',
      change: 'Change the cause',
    },
    readings: {
      title: 'Read again for missed signs',
      hint: 'We draw 5% of the replies that were read as harmless, at least twenty in each language. No one chooses them.',
      notOver: 'The week is not over: its replies are drawn on Monday.',
      none: 'No such reply came in this week.',
      read: (read, all) => `${read} of ${all} read`,
      all: 'Everything from this week has been read.',
      erased: (replies) => `${replies} were erased with their patients.`,
      byLanguage: 'By language of the patient',
      language: 'Language',
      columns: ['Replies', 'Drawn', 'Read', 'Missed'],
      missed: 'Missed signs',
      foundBy: (sign, name) => `${sign}, found by ${name} on`,
      became: 'what became of it',
      weWrote: 'We had written:',
      theyWrote: 'The patient wrote:',
      nothing: '(nothing)',
      nothingMissed: 'Nothing missed',
      signMissed: 'A sign was missed',
      which: 'Which sign',
      howSoon: 'How soon does someone have to call?',
      tiers: {
        emergency: 'Emergency: at once',
        urgent: 'Urgent: within 15 minutes',
        prompt: 'Prompt: within an hour',
      },
      page: 'Page the clinic now',
    },
    noTreatment: 'No treatment on record.',
    before: (hours) => `${hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`} before`,
    and: 'and',
  },
  es: {
    title: 'Revisión de seguridad',
    weeks: {
      label: 'Semanas',
      here: 'Esta semana',
      of: (day) => `Semana del ${day}`,
      incidents: 'Incidentes',
      secondReader: 'Segundo lector',
    },
    causes: causesEs,
    needs: {
      cause: 'Elija por qué esto despertó a alguien.',
      note: (most) => `Como máximo ${most} caracteres.`,
      reading: 'Diga que no se pasó nada por alto, o elija la señal y qué tan pronto hay que llamar.',
    },
    refused: {
      noFalsePage: 'Este no es un aviso innecesario, o se borró a su paciente.',
      notDrawn: 'Esta respuesta no está en la muestra de una semana que ya terminó.',
      noSign: 'No hay tal señal.',
    },
    paged: 'Se avisó a la clínica. La alerta está en la lista de señales que se pasaron por alto.',
    readBefore: (name) => `${name} ya había leído esta respuesta; eso queda.`,
    pages: {
      title: (falsePages, alerts) =>
        `Avisos innecesarios: ${falsePages} de ${alerts} ${alerts === 1 ? 'alerta' : 'alertas'}`,
      hint: 'Alertas cuyo resultado fue sin motivo de preocupación, duplicada u otra persona, o cuyo nivel era demasiado alto. Una alerta cuenta cuando tiene su resultado.',
      atNight: 'de noche',
      erased: (cause) => `Se borró al paciente; ya no está lo que escribió. Causa: ${cause}.`,
      notFound: 'todavía sin encontrar',
      raisedBy: 'La causó',
      rule: (id) => `regla ${id}`,
      treatment: 'Tratamiento',
      paged: 'A quién despertó',
      noOne: 'A nadie: todavía no había salido ningún aviso',
      outcome: 'Resultado',
      tierWas: (judged) => `el nivel era ${judged}`,
      noNote: 'sin nota',
      open: 'Abrir la alerta',
      cause: 'Causa',
      choose: 'Elija',
      note: 'Nota',
      act: 'Anotar la causa',
      change: 'Cambiar la causa',
    },
    readings: {
      title: 'Leer de nuevo por si se pasó una señal',
      hint: 'De las respuestas que parecieron inofensivas se sortea el 5% de cada idioma, al menos veinte de cada uno. Nadie las elige.',
      notOver: 'La semana no ha terminado: sus respuestas se sortean el lunes.',
      none: 'Esta semana no llegó ninguna respuesta así.',
      read: (read, all) => `${read} de ${all} leídas`,
      all: 'Toda esta semana está leída.',
      erased: (replies) => `${replies} se borraron con sus pacientes.`,
      byLanguage: 'Por idioma del paciente',
      language: 'Idioma',
      columns: ['Respuestas', 'Sorteadas', 'Leídas', 'Por alto'],
      missed: 'Señales que se pasaron por alto',
      foundBy: (sign, name) => `${sign}, encontrada por ${name} el`,
      became: 'en qué terminó',
      weWrote: 'Nosotros escribimos:',
      theyWrote: 'El paciente escribió:',
      nothing: '(nada)',
      nothingMissed: 'No se pasó nada',
      signMissed: 'Se pasó una señal',
      which: 'Qué señal',
      howSoon: '¿Qué tan pronto hay que llamar?',
      tiers: {
        emergency: 'Emergencia: de inmediato',
        urgent: 'Urgente: en 15 minutos',
        prompt: 'Sin demora: en una hora',
      },
      page: 'Avisar a la clínica ahora',
    },
    noTreatment: 'Sin tratamiento registrado.',
    before: (hours) => `${hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} días`} antes`,
    and: 'y',
  },
})
