import type { OpeningFault } from '../../core/clinic/opening-faults.ts'
import { catalogue } from '../shared/language.ts'

export type HoursWords = {
  intro: string
  clock(zone: string): string
  week: string
  weekHint: string
  days: readonly [string, string, string, string, string, string, string]
  from: string
  until: string
  andFrom: string
  copy: string
  special: string
  specialHint: string
  /** A day by its name in the page's language, else in the other one. */
  named(en: string, es: string): string
  fresh: string
  first: string
  last: string
  en: string
  es: string
  start: string
  end: string
  over: string
  remove: string
  full: string
  holidays: string
  holidaysHint: string
  close: string
  allAdded: string
  needs: { time: string; date: string; name: string; full: string }
  fault: Record<OpeningFault['kind'], string>
}

export const hoursWords = catalogue<HoursWords>({
  en: {
    intro:
      'When people are at the clinic. While it is closed, answers to questions say when it opens, and a question is due by then. Danger signs, alerts, pages and the on-call line ignore these hours.',
    clock: (zone) => `All times are on the clinic’s clock (${zone}).`,
    week: 'Every week',
    weekHint: 'Leave a day empty if the clinic is closed. To close at midnight, enter 12:00 AM (00:00).',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    from: 'From',
    until: 'Until',
    andFrom: 'And from',
    copy: 'Use Monday’s hours for Tuesday to Friday',
    special: 'Closed and shortened days',
    specialHint: 'Without times the clinic is closed on these days. Patients see the name.',
    named: (en, es) => en || es,
    fresh: 'Another day',
    first: 'Day',
    last: 'Last day, if more than one',
    en: 'Name in English',
    es: 'Name in Spanish (optional)',
    start: 'Open from (optional)',
    end: 'Until',
    over: 'past',
    remove: 'Remove',
    full: 'The list is full. Remove days that are over.',
    holidays: 'Federal holidays of the coming year',
    holidaysHint: 'A tap closes the clinic on that day and saves the page. Nothing closes by itself.',
    close: 'Close',
    allAdded: 'All of them are on your list.',
    needs: {
      time: 'Enter a time, such as 9:00 AM.',
      date: 'Enter a date.',
      name: 'Give it a name of up to 40 letters, such as Thanksgiving.',
      full: 'Keep 40 days or fewer. Remove those that are over.',
    },
    fault: {
      'no-week': 'Enter hours for at least one weekday, or remove these days too.',
      'empty-span': 'This ends when it begins.',
      'past-midnight':
        'This ends before it begins. To stay open past midnight, end here at 12:00 AM and start the next day at 12:00 AM.',
      overlap: 'This overlaps other hours of the same day.',
      backwards: 'The last day is before the first.',
      'too-long': 'One entry lasts a year at most.',
      twice: 'Some of these days are in another entry.',
    },
  },
  es: {
    intro:
      'Cuándo hay personal en la clínica. Mientras está cerrada, las respuestas a preguntas dicen cuándo abre, y la pregunta se debe contestar para entonces. Las señales de alarma, las alertas, los avisos y la línea de guardia no dependen de este horario.',
    clock: (zone) => `Todas las horas son del reloj de la clínica (${zone}).`,
    week: 'Cada semana',
    weekHint: 'Deje un día vacío si la clínica cierra. Para cerrar a medianoche, ponga 00:00.',
    days: ['Lunes', 'Martes', 'Miércoles', 'Jueves', 'Viernes', 'Sábado', 'Domingo'],
    from: 'Desde',
    until: 'Hasta',
    andFrom: 'Y desde',
    copy: 'Usar el horario del lunes de martes a viernes',
    special: 'Días cerrados y con horario reducido',
    specialHint: 'Sin horas, la clínica cierra esos días. Los pacientes ven el nombre.',
    named: (en, es) => es || en,
    fresh: 'Otro día',
    first: 'Día',
    last: 'Último día, si son varios',
    en: 'Nombre en inglés',
    es: 'Nombre en español (opcional)',
    start: 'Abierta desde (opcional)',
    end: 'Hasta',
    over: 'ya pasó',
    remove: 'Quitar',
    full: 'La lista está llena. Quite días que ya pasaron.',
    holidays: 'Feriados federales del próximo año',
    holidaysHint: 'Un toque cierra la clínica ese día y guarda la página. Nada se cierra por sí solo.',
    close: 'Cerrar',
    allAdded: 'Todos están en su lista.',
    needs: {
      time: 'Escriba una hora, como 09:00.',
      date: 'Escriba una fecha.',
      name: 'Póngale un nombre de hasta 40 letras, como Acción de Gracias.',
      full: 'Deje 40 días o menos. Quite los que ya pasaron.',
    },
    fault: {
      'no-week': 'Escriba el horario de al menos un día de la semana, o quite también estos días.',
      'empty-span': 'Termina cuando empieza.',
      'past-midnight':
        'Termina antes de empezar. Si el horario pasa de medianoche, termine aquí a las 00:00 y empiece a las 00:00 del día siguiente.',
      overlap: 'Se cruza con otro horario del mismo día.',
      backwards: 'El último día es anterior al primero.',
      'too-long': 'Una entrada dura como máximo un año.',
      twice: 'Otra entrada ya tiene alguno de estos días.',
    },
  },
})
