import type { Duty } from '../../core/clinic/clinic.ts'
import { catalogue } from '../shared/language.ts'

export type WeekWords = {
  title: string
  imported: string
  now: string
  dutyNow: Record<Duty, string>
  noOne: string
  call: string
  noChange(days: number): string
  until: string
  afterwards: string
  nextChange: string
  nothingChanges: string
  gaps: {
    title(days: number): string
    atAll(times: number): string
    none: string
    fill: string
    ofDuty(duty: string): string
  }
  week: {
    here: string
    other: string
    before: string
    after: string
    over: string
    cover: string
    edit: string
    caption(first: string, last: string, zone: string): string
    day: string
    allDay: string
    length(hours: number): string
    byCalendar: string
    standsIn: string
  }
}

/** The page that says who is on call: now, this week, and every gap of the coming days. */
export const weekWords = catalogue<WeekWords>({
  en: {
    title: 'On call',
    imported: 'The calendar file is taken over.',
    now: 'Now',
    dutyNow: { 'on-call': 'On call now', backup: 'Backup now', fallback: 'Fallback now' },
    noOne: 'No one',
    call: 'Call',
    noChange: (days) => `No change in the next ${days} days`,
    until: 'until',
    afterwards: 'then',
    nextChange: 'Next change',
    nothingChanges: 'Nothing changes within a week.',
    gaps: {
      title: (days) => `Gaps of the next ${days} days`,
      atAll: (times) =>
        `No one is on call at ${times === 1 ? 'one time' : `${times} times`}: alerts would page everyone on the schedule, and visits with messages can't be logged.`,
      none: 'None. On call, backup and fallback are covered around the clock.',
      fill: 'Fill',
      ofDuty: (duty) => `this gap of ${duty.toLowerCase()}`,
    },
    week: {
      here: 'This week',
      other: 'The week',
      before: '← Week before',
      after: 'Week after →',
      over: 'A week that is over is shown by the weekly shifts as they are now.',
      cover: 'Cover or swap a shift',
      edit: 'Edit the weekly shifts',
      caption: (first, last, zone) => `${first} to ${last}, ${zone} time`,
      day: 'Day',
      allDay: 'all day',
      length: (hours) => `${hours} hours: the clock goes ${hours > 24 ? 'back' : 'forward'}`,
      byCalendar: 'by calendar',
      standsIn: 'stands in',
    },
  },
  es: {
    title: 'Guardia',
    imported: 'El archivo de calendario está aplicado.',
    now: 'Ahora',
    dutyNow: { 'on-call': 'De guardia ahora', backup: 'De respaldo ahora', fallback: 'Último recurso ahora' },
    noOne: 'Nadie',
    call: 'Llamar',
    noChange: (days) => `Sin cambios en los próximos ${days} días`,
    until: 'hasta',
    afterwards: 'después',
    nextChange: 'Próximo cambio',
    nothingChanges: 'Nada cambia en una semana.',
    gaps: {
      title: (days) => `Huecos de los próximos ${days} días`,
      atAll: (times) =>
        `No hay nadie de guardia en ${times === 1 ? 'un momento' : `${times} momentos`}: las alertas avisarían a todo el personal de los turnos, y no se pueden registrar visitas con mensajes.`,
      none: 'Ninguno. A toda hora hay alguien de guardia, de respaldo y como último recurso.',
      fill: 'Cubrir',
      ofDuty: (duty) => `este hueco: ${duty.toLowerCase()}`,
    },
    week: {
      here: 'Esta semana',
      other: 'La semana',
      before: '← Semana anterior',
      after: 'Semana siguiente →',
      over: 'Una semana que ya pasó se muestra con los turnos semanales de ahora.',
      cover: 'Cubrir o cambiar un turno',
      edit: 'Editar los turnos semanales',
      caption: (first, last, zone) => `Del ${first} al ${last}, en la hora de ${zone}`,
      day: 'Día',
      allDay: 'todo el día',
      length: (hours) => `${hours} horas: el reloj se ${hours > 24 ? 'atrasa' : 'adelanta'}`,
      byCalendar: 'por calendario',
      standsIn: 'suplente',
    },
  },
})
