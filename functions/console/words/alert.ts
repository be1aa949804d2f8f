import { catalogue } from '../shared/language.ts'

/** What only the signed-in page about an alert says; the rest it has in common with the page of a link. */
export type AlertPageWords = {
  gone: { title: string; text: string }
  code: string
  call: { before: string; by: string }
  outcomeDue: { before: string; after: string }
  told: { before: string; after: string }
  unreachable(name: string): string
  seeAgain: string
  incident: string
  allTexts: string
  nothingYet: string
  by(name: string): string
  keep: string
  callPatient: string
  confirm(name: string): string
  undo: string
  outcome: {
    what: string
    choose: string
    more: string
    nextCheck: string
    course: string
    second: string
    secondHint: string
  }
  courses: {
    goOn: string
    stay: Record<'hold' | 'end', string>
    later(visits: number): string
    resume: string
    hold(all: boolean): string
    end(all: boolean): string
  }
  unsent: { title: string; hint(name: string): string }
  other: {
    title: string
    handOverTo: string
    tier: string
    reason: string
    nurse: string
    change: string
    pageAll: string
    sure: string
  }
  pages: { title: string; count(pages: number): string; columns: readonly string[] }
  earlier(alerts: number, texts: number): string
  history: string
  withdrawn(name: string): string
}

export const alertPageWords = catalogue<AlertPageWords>({
  en: {
    gone: { title: 'No such alert', text: 'There is no such alert at this clinic.' },
    code: 'code',
    call: { before: 'The call to the patient is', by: 'by' },
    outcomeDue: { before: 'The outcome is', after: '; then paging restarts.' },
    told: { before: 'Patient told at', after: ': no one reached yet.' },
    unreachable: (name) =>
      `${name} could not reach the patient. A second clinician has to confirm it; until then the alert stays open and paging continues.`,
    seeAgain: 'To be seen again',
    incident: 'The incident',
    allTexts: 'All their texts and our answers',
    nothingYet: 'Nothing yet.',
    by: (name) => `by ${name}`,
    keep: 'Still in touch: keep it 2 more hours',
    callPatient: 'Call the patient',
    confirm: (name) => `Confirm ${name}: cannot be reached`,
    undo: "Undo: I don't have it",
    outcome: {
      what: 'What happened',
      choose: 'Choose …',
      more: 'More: spoke to, harm, tier, next check, course',
      nextCheck: 'Next check',
      course: 'Follow-ups of the course',
      second: 'Second clinician',
      secondHint: 'for a patient who could not be reached',
    },
    courses: {
      goOn: 'Go on',
      stay: { hold: 'Stay on hold', end: 'Stay ended' },
      later: (visits) => (visits === 1 ? 'those of the later visit go on' : 'those of later visits go on'),
      resume: 'Resume',
      hold: (all) => (all ? 'Hold all' : 'Hold'),
      end: (all) => (all ? 'End all' : 'End'),
    },
    unsent: {
      title: 'Not saved: your note',
      hint: (name) => `${name} recorded an outcome first. Copy your note, or text or tell them.`,
    },
    other: {
      title: 'Hand over, page everyone, change the tier',
      handOverTo: 'Hand over to',
      tier: 'Tier',
      reason: 'Reason',
      nurse: 'a nurse may raise it',
      change: 'Change the tier',
      pageAll: 'Page everyone now',
      sure: 'Page everyone on the schedule now?',
    },
    pages: {
      title: 'Pages sent',
      count: (pages) => `Pages sent: ${pages}`,
      columns: ['When', 'Who', 'By', 'State'],
    },
    earlier: (alerts, texts) =>
      `Earlier: ${alerts} ${alerts === 1 ? 'alert' : 'alerts'}, ${texts} ${texts === 1 ? 'text' : 'texts'}`,
    history: 'All that happened',
    withdrawn: (name) => `Withdrawn by ${name}`,
  },
  es: {
    gone: { title: 'No hay tal alerta', text: 'No hay tal alerta en esta clínica.' },
    code: 'código',
    call: { before: 'La llamada al paciente', by: 'antes del' },
    outcomeDue: { before: 'El resultado', after: '; después se vuelve a avisar.' },
    told: { before: 'Al paciente se le dijo el', after: ': aún no se localiza a nadie.' },
    unreachable: (name) =>
      `${name} no localizó al paciente. Una segunda persona clínica tiene que confirmarlo; hasta entonces la alerta sigue abierta y se sigue avisando.`,
    seeAgain: 'Revisar de nuevo el',
    incident: 'El incidente',
    allTexts: 'Todos sus mensajes y nuestras respuestas',
    nothingYet: 'Todavía nada.',
    by: (name) => `por ${name}`,
    keep: 'Sigo en contacto: 2 horas más',
    callPatient: 'Llamar al paciente',
    confirm: (name) => `Confirmar lo de ${name}: no se localiza`,
    undo: 'Deshacer: no la tengo',
    outcome: {
      what: 'Qué pasó',
      choose: 'Elija …',
      more: 'Más: con quién habló, daño, nivel, próxima revisión, seguimiento',
      nextCheck: 'Próxima revisión',
      course: 'Mensajes del seguimiento',
      second: 'Segunda persona clínica',
      secondHint: 'si no se localizó al paciente',
    },
    courses: {
      goOn: 'Continuar',
      stay: { hold: 'Siguen en pausa', end: 'Siguen terminados' },
      later: (visits) =>
        visits === 1 ? 'los de la visita posterior continúan' : 'los de visitas posteriores continúan',
      resume: 'Reanudar',
      hold: (all) => (all ? 'Poner todos en pausa' : 'Poner en pausa'),
      end: (all) => (all ? 'Terminar todos' : 'Terminar'),
    },
    unsent: {
      title: 'No se guardó: su nota',
      hint: (name) => `${name} registró antes un resultado. Copie su nota, o escríbale o dígaselo.`,
    },
    other: {
      title: 'Entregar, avisar a todos, cambiar el nivel',
      handOverTo: 'Entregar a',
      tier: 'Nivel',
      reason: 'Motivo',
      nurse: 'enfermería puede subirlo',
      change: 'Cambiar el nivel',
      pageAll: 'Avisar a todos ahora',
      sure: '¿Avisar ahora a todo el personal de la guardia?',
    },
    pages: {
      title: 'Avisos enviados',
      count: (pages) => `Avisos enviados: ${pages}`,
      columns: ['Cuándo', 'A quién', 'Por', 'Estado'],
    },
    earlier: (alerts, texts) =>
      `Antes: ${alerts} ${alerts === 1 ? 'alerta' : 'alertas'}, ${texts} ${texts === 1 ? 'mensaje' : 'mensajes'}`,
    history: 'Todo lo que pasó',
    withdrawn: (name) => `Retirado por ${name}`,
  },
})
