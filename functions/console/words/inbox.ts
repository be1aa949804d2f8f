import type { TaskKind } from '../../core/alerts/task.ts'
import type { PagingTier } from '../../core/on-call/policy.ts'
import type { Whose } from '../../use-cases/alerts/inbox.ts'
import { catalogue } from '../shared/language.ts'

export type InboxWords = {
  title: string
  find: { label: string; act: string }
  show: string
  filters: Record<Whose, string>
  kinds: Record<TaskKind, string>
  nothing: Record<Whose, string>
  noOneNamed(find: string): string
  notDone(tasks: number): string
  alerts: string
  tasks: string
  taken(alerts: number): string
  more(tasks: number): string
  silences(checkIns: number, patients?: number): string
  pages: { earlier: string; more: string; of: string }
  lead: {
    need(patients: number): string
    first: string
    owned(patients: number): string
  }
  alert: {
    code: string
    wrote: string
    toOutcome: string
    toReach: string
    take: string
    undo: string
    outcome: string
  }
  task: { checkIns(count: number): string; waiting: string; act: string; done: string; doneByYou: string }
  closed: { title(alerts: number): string; by: string; reopen: string }
  tiers: Record<PagingTier, string>
}

const NUMBERS = {
  en: ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'],
  es: ['Ningún', 'Un', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis', 'Siete', 'Ocho', 'Nueve'],
}
const inWords = (count: number, language: 'en' | 'es'): string => NUMBERS[language][count] ?? String(count)

export const inboxWords = catalogue<InboxWords>({
  en: {
    title: 'Inbox',
    find: { label: 'Find a patient', act: 'Find' },
    show: 'Show',
    filters: { all: 'Everything', nobody: 'Not taken', mine: 'Mine', asleep: 'Snoozed' },
    kinds: {
      unclear: 'Not understood',
      silence: 'No reply',
      undelivered: 'Failed',
      uncertain: 'Unconfirmed',
      expired: 'Not sent',
      soon: 'Next work day',
      phone: 'To call',
      question: 'Questions',
      'wrong-number': 'Wrong number',
      confirm: 'To confirm',
      'next-check': 'Next check',
      intake: 'Checkout',
      'second-reader': 'Second reader',
      calendar: 'Calendar',
    },
    nothing: {
      all: "You're all caught up.",
      nobody: 'Everything is taken.',
      mine: 'You have no alerts and no tasks.',
      asleep: 'Nothing is snoozed.',
    },
    notDone: (tasks) =>
      `${tasks === 1 ? 'One task was' : `${tasks} tasks were`} left as before: a colleague was faster, it was too late, or it was more than one tap takes. Take another look:`,
    noOneNamed: (find) => `No one named “${find}” is waiting.`,
    alerts: 'Alerts',
    tasks: 'Tasks',
    taken: (alerts) => `Already taken: ${alerts} ${alerts === 1 ? 'alert' : 'alerts'}`,
    more: (tasks) => `${tasks} more ${tasks === 1 ? 'task' : 'tasks'}`,
    silences: (checkIns, patients) =>
      `No reply: ${checkIns} ${checkIns === 1 ? 'check-in' : 'check-ins'}${
        patients === undefined ? '' : ` of ${patients} ${patients === 1 ? 'patient' : 'patients'}`
      }`,
    pages: { earlier: 'Earlier ones', more: 'More', of: 'of' },
    lead: {
      need: (patients) =>
        `${inWords(patients, 'en')} ${patients === 1 ? 'patient needs' : 'patients need'} someone now`,
      first: 'The first call is',
      owned: (patients) => `${inWords(patients, 'en')} ${patients === 1 ? 'is' : 'are'} being looked after.`,
    },
    alert: {
      code: 'code',
      wrote: 'wrote',
      toOutcome: 'to the outcome',
      toReach: 'to reach the patient',
      take: 'Take this alert',
      undo: 'Undo',
      outcome: 'Record the outcome',
    },
    task: {
      checkIns: (count) => `${count} check-ins, the first`,
      waiting: 'waiting',
      act: 'Snooze or give',
      done: 'Done',
      doneByYou: 'done by you',
    },
    closed: { title: (alerts) => `Closed within the hour: ${alerts}`, by: 'by', reopen: 'Reopen' },
    tiers: { emergency: 'emergency', urgent: 'urgent', prompt: 'prompt' },
  },
  es: {
    title: 'Bandeja',
    find: { label: 'Buscar a un paciente', act: 'Buscar' },
    show: 'Mostrar',
    filters: { all: 'Todo', nobody: 'Sin tomar', mine: 'Mías', asleep: 'Pospuestas' },
    kinds: {
      unclear: 'Sin entender',
      silence: 'Sin respuesta',
      undelivered: 'Fallidos',
      uncertain: 'Sin confirmar',
      expired: 'No enviados',
      soon: 'Próximo día laborable',
      phone: 'Por llamar',
      question: 'Preguntas',
      'wrong-number': 'Número equivocado',
      confirm: 'Por confirmar',
      'next-check': 'Próxima revisión',
      intake: 'Registro',
      'second-reader': 'Segundo lector',
      calendar: 'Calendario',
    },
    nothing: {
      all: 'No hay nada pendiente.',
      nobody: 'Todo está tomado.',
      mine: 'Usted no tiene alertas ni tareas.',
      asleep: 'No hay nada pospuesto.',
    },
    notDone: (tasks) =>
      `${tasks === 1 ? 'Una tarea quedó' : `${tasks} tareas quedaron`} como antes: otra persona fue más rápida, ya era tarde o eran más de las que caben en un toque. Revíselo:`,
    noOneNamed: (find) => `Nadie llamado “${find}” está en espera.`,
    alerts: 'Alertas',
    tasks: 'Tareas',
    taken: (alerts) => `Ya tomadas: ${alerts} ${alerts === 1 ? 'alerta' : 'alertas'}`,
    more: (tasks) => `${tasks} ${tasks === 1 ? 'tarea' : 'tareas'} más`,
    silences: (checkIns, patients) =>
      `Sin respuesta: ${checkIns} ${checkIns === 1 ? 'control' : 'controles'}${
        patients === undefined ? '' : ` de ${patients} ${patients === 1 ? 'paciente' : 'pacientes'}`
      }`,
    pages: { earlier: 'Anteriores', more: 'Más', of: 'de' },
    lead: {
      need: (patients) =>
        `${inWords(patients, 'es')} ${patients === 1 ? 'paciente necesita' : 'pacientes necesitan'} a alguien ahora`,
      first: 'La primera llamada',
      owned: (patients) =>
        patients === 1
          ? 'A un paciente ya se le atiende.'
          : `A ${inWords(patients, 'es').toLowerCase()} ya se les atiende.`,
    },
    alert: {
      code: 'código',
      wrote: 'escribió',
      toOutcome: 'para el resultado',
      toReach: 'para hablar con el paciente',
      take: 'Tomar esta alerta',
      undo: 'Deshacer',
      outcome: 'Registrar el resultado',
    },
    task: {
      checkIns: (count) => `${count} controles, el primero hace`,
      waiting: 'en espera desde hace',
      act: 'Posponer o dar',
      done: 'Hecho',
      doneByYou: 'hecha por usted',
    },
    closed: { title: (alerts) => `Cerradas en la última hora: ${alerts}`, by: 'por', reopen: 'Reabrir' },
    tiers: { emergency: 'emergencia', urgent: 'urgente', prompt: 'sin demora' },
  },
})
