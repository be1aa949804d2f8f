import type { TaskKind } from '../../core/alerts/task.ts'
import { catalogue } from '../shared/language.ts'

/** A time stands where a word ends with one, and `{name}` where a person does. */
export type TaskWords = {
  kinds: Record<TaskKind, string>
  back: string
  unknownPerson: string
  open: Record<'checkout' | 'calendar' | 'patient', string>
  done: string
  waiting: string
  due: string
  wrote: string
  photo: string
  gone: string
  isDone: string
  owner: {
    title: string
    nobody: string
    mine: string
    other: string
    take: string
    giveBack: string
    giveTo: string
    give: string
    choose: string
    hint: string
    taken: string
    unknown: string
    notStaff: string
  }
  snooze: {
    title: string
    intro: string
    intoDanger: string
    overdue: string
    until: string
    in: Record<'1h' | '4h' | 'tomorrow' | 'other', string>
    other: string
    reason: string
    reasonHint: string
    act: string
    asleep: string
    wake: string
    because: string
    backByTime: string
    backByText: string
    needs: Record<'until' | 'reason' | 'long' | 'past', string>
    tooLong: string
  }
  history: string
  moves: Record<'assigned' | 'given-back' | 'snoozed' | 'woken', string>
}

export const taskWords = catalogue<TaskWords>({
  en: {
    kinds: {
      unclear: 'Not understood: read and answer',
      silence: 'No reply: call the patient',
      undelivered: 'Message failed: call the patient',
      uncertain: 'May not have arrived: check',
      expired: 'Was not sent in time',
      soon: 'Answer by the next work day',
      phone: 'Call the patient',
      question: 'Question to answer',
      'wrong-number': 'Wrong number: find the right one',
      confirm: 'Confirm with the patient',
      'next-check': 'Check on the patient again',
      intake: 'Check out by hand',
      'second-reader': 'The second reader is not sure: read and decide',
      calendar: 'Compare the calendar',
    },
    back: 'Inbox',
    unknownPerson: 'An unknown number',
    open: { checkout: 'Open checkout', calendar: 'On-call calendar', patient: 'Open the record' },
    done: 'Done',
    waiting: 'Waiting since',
    due: 'Came while you were closed. Answer by',
    wrote: 'The patient wrote',
    photo: 'Photo',
    gone: 'There is no such task at this clinic.',
    isDone: 'This task is done.',
    owner: {
      title: 'Who has it',
      nobody: 'No one has this task.',
      mine: 'You have this task, since',
      other: '{name} has this task, since',
      take: 'Take this task',
      giveBack: 'Give it back to everyone',
      giveTo: 'Give it to',
      give: 'Give',
      choose: 'Choose …',
      hint: 'They see it in their inbox, under Mine. No one is paged.',
      taken: '{name} took this task first. It is theirs until they or you change that here.',
      unknown: 'Choose a person of the clinic.',
      notStaff: "You aren't on the clinic's staff list, so you can't have tasks. Your admin adds you in Settings.",
    },
    snooze: {
      title: 'Snooze',
      intro: 'It leaves the list until then, and comes back by itself. If the patient writes, it is back at once.',
      intoDanger: 'This may be a warning sign. It can sleep no longer than until',
      overdue: "This may be a warning sign, and it can't be snoozed: it was due",
      until: 'Until',
      in: { '1h': 'In 1 hour', '4h': 'In 4 hours', tomorrow: 'Tomorrow', other: 'Another time' },
      other: 'Day and time',
      reason: 'Why',
      reasonHint: 'Colleagues read it beside the task.',
      act: 'Snooze',
      asleep: 'Snoozed by {name} until',
      wake: 'Back to the list now',
      because: 'Reason',
      backByTime: 'Back: snoozed by {name} until',
      backByText: 'Back, because the patient wrote. {name} had snoozed it until',
      needs: {
        until: 'Choose a time.',
        reason: 'Say why.',
        long: 'Use 200 characters or fewer.',
        past: 'This time is over. Choose a later one.',
      },
      tooLong: 'Too late. The latest time is',
    },
    history: 'What happened',
    moves: {
      assigned: '{by} gave it to {to}',
      'given-back': '{by} gave it back',
      snoozed: '{by} snoozed it until',
      woken: '{by} took it back to the list',
    },
  },
  es: {
    kinds: {
      unclear: 'No se entendió: léalo y conteste',
      silence: 'Sin respuesta: llame al paciente',
      undelivered: 'Falló un mensaje: llame al paciente',
      uncertain: 'Quizá no llegó: revise',
      expired: 'No salió a tiempo',
      soon: 'Conteste a más tardar el próximo día laborable',
      phone: 'Llame al paciente',
      question: 'Pregunta por contestar',
      'wrong-number': 'Número equivocado: busque el correcto',
      confirm: 'Confirme con el paciente',
      'next-check': 'Vuelva a revisar al paciente',
      intake: 'Registre la visita a mano',
      'second-reader': 'El segundo lector no está seguro: lea y decida',
      calendar: 'Compare el calendario',
    },
    back: 'Bandeja',
    unknownPerson: 'Un número desconocido',
    open: { checkout: 'Abrir el registro', calendar: 'Calendario de guardia', patient: 'Abrir el expediente' },
    done: 'Hecho',
    waiting: 'En espera desde',
    due: 'Llegó con la clínica cerrada. Conteste antes de',
    wrote: 'El paciente escribió',
    photo: 'Foto',
    gone: 'No hay tal tarea en esta clínica.',
    isDone: 'Esta tarea está hecha.',
    owner: {
      title: 'Quién la tiene',
      nobody: 'Nadie tiene esta tarea.',
      mine: 'Usted tiene esta tarea, desde',
      other: '{name} tiene esta tarea, desde',
      take: 'Tomar esta tarea',
      giveBack: 'Devolverla a todos',
      giveTo: 'Dársela a',
      give: 'Dar',
      choose: 'Elija …',
      hint: 'La verá en su bandeja, en Mías. No se avisa a nadie.',
      taken: '{name} tomó esta tarea antes. Es suya hasta que esa persona o usted lo cambie aquí.',
      unknown: 'Elija a una persona de la clínica.',
      notStaff:
        'Usted no está en la lista de personal de la clínica, así que no puede tener tareas. Su administrador le agrega en Ajustes.',
    },
    snooze: {
      title: 'Posponer',
      intro: 'Sale de la lista hasta entonces y vuelve sola. Si el paciente escribe, vuelve de inmediato.',
      intoDanger: 'Puede ser una señal de alarma. No se puede posponer más allá de',
      overdue: 'Puede ser una señal de alarma y no se puede posponer: debía atenderse',
      until: 'Hasta',
      in: { '1h': 'En 1 hora', '4h': 'En 4 horas', tomorrow: 'Mañana', other: 'Otra hora' },
      other: 'Día y hora',
      reason: 'Por qué',
      reasonHint: 'Sus colegas lo leen junto a la tarea.',
      act: 'Posponer',
      asleep: 'Pospuesta por {name} hasta',
      wake: 'Volver a la lista ahora',
      because: 'Motivo',
      backByTime: 'De vuelta: pospuesta por {name} hasta',
      backByText: 'De vuelta, porque el paciente escribió. {name} la había pospuesto hasta',
      needs: {
        until: 'Elija una hora.',
        reason: 'Diga por qué.',
        long: 'Use 200 caracteres o menos.',
        past: 'Esa hora ya pasó. Elija una más tarde.',
      },
      tooLong: 'Demasiado tarde. Lo más tarde es',
    },
    history: 'Qué ha pasado',
    moves: {
      assigned: '{by} se la dio a {to}',
      'given-back': '{by} la devolvió',
      snoozed: '{by} la pospuso hasta',
      woken: '{by} la volvió a la lista',
    },
  },
})
