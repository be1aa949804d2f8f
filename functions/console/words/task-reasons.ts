/** Why a task is there: in English as it was written, in Spanish from what is known of it. */
import type { TaskKind } from '../../core/alerts/task.ts'
import type { TaskLine } from '../../use-cases/alerts/task-lines.ts'
import { readingIn } from '../../use-cases/wording/reading-words.ts'
import { whyIn } from '../../use-cases/wording/task-why-words.ts'
import type { ConsoleLanguage } from '../shared/language.ts'

/** Of these kinds the reason is more than the kind says: facts, or, in a task of an earlier version, only as it was written. */
type Told = 'phone' | 'intake' | 'second-reader' | 'calendar'

const SPANISH: Record<Exclude<TaskKind, Told>, string> = {
  unclear: 'No se entendió con seguridad lo que escribió: léalo.',
  silence: 'El paciente no ha contestado, tampoco después del recordatorio.',
  undelivered: 'No se le pudo entregar un mensaje. Llámelo.',
  uncertain: 'No se sabe si salió un mensaje para el paciente.',
  expired: 'Un mensaje no salió antes de que pasara su hora.',
  soon: 'No es urgente, pero alguien tiene que contestar.',
  question: 'El paciente hizo una pregunta.',
  'wrong-number': 'Otra persona puede tener este contacto. Ya no se le escribe: busque hoy el correcto.',
  confirm: 'El número de este paciente es de alguien del personal. ¿Es del paciente? Si no, corríjalo.',
  'next-check': 'En el resultado de una alerta se pidió volver a revisar a este paciente.',
}

/** `isOriginal`: in the English in which it is kept. */
export function taskReason(
  { tasks: [task], verdict }: Pick<TaskLine, 'tasks' | 'verdict'>,
  language: ConsoleLanguage,
  about: Parameters<typeof whyIn>[2],
): { text: string; isOriginal: boolean } {
  const { kind, because, offers, why } = task
  if (language === 'en') return { text: because, isOriginal: true }
  if (why) return { text: whyIn(language, why, about), isOriginal: false }
  if (offers)
    return {
      text: `Dice dónde está. Pregunte si los mensajes deben seguir el horario de ${offers.timeZone}.`,
      isOriginal: false,
    }
  if (verdict && (kind === 'unclear' || kind === 'soon'))
    return { text: readingIn(language, verdict), isOriginal: false }
  const text = SPANISH[kind as keyof typeof SPANISH]
  return text ? { text, isOriginal: false } : { text: because, isOriginal: true }
}
