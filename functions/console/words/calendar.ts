import type { Duty } from '../../core/clinic/clinic.ts'
import type { Unfetched } from '../../core/on-call/followed-calendar.ts'
import { unfetchedWords } from '../../use-cases/wording/unfetched-words.ts'
import type { AddressWords } from '../shared/calendar-address.tsx'
import { catalogue } from '../shared/language.ts'

export type CalendarWords = {
  title: string
  hint: string
  duties: Record<Duty, string>
  duty: string
  whose: string
  eventsSay: string
  file: string
  text: string
  choose: string
  show: string
  take: string
  eventOf(event: number): string
  event(event: number): string
  noOne: string
  notChosen: string
  sets: {
    title: string
    adds(shifts: number, duty: string, gone: number): string
    gapsNow: string
    gapsThen: string
    noGaps(days: number): string
    beside(duty: string, days: number): string
    besideHeads: readonly [string, string, string, string, string]
    nobody: string
    same: string
    changes: string
    events(days: number): string
    eventHeads: readonly [string, string, string, string, string, string]
  }
  gap: { nobody(duty: string): string; from: string; until: string; more(count: number): string; fill: string }
  sure: { leaves: string; leave: string }
  feeds: {
    title: string
    hint: string
    address: string
    read: string
    stop: string
    lastRead: string
    notRead: string
    unread: string
    because: Record<Unfetched, string>
    none: { title: string; text: string }
    ofDuty(duty: string): string
    again: string
  }
  mine: {
    title: string
    heading: string
    hint: string
    made: string
    afterMade: string
    make: string
    makeNew: string
    end: string
    ended: string
    notStaff: string
  }
  address: AddressWords
}

/** Calendars that become the schedule, and one's own shifts in a calendar program. */
export const calendarWords = catalogue<CalendarWords>({
  en: {
    title: 'Calendar file',
    hint: 'An iCalendar file (.ics), as calendars export it. Each event belongs to the one person whose address an attendee has, or whose full name the title contains; where that is unclear, this page asks. The file replaces what was imported for the duty before; swaps and stand-ins made by hand stay.',
    duties: { 'on-call': 'On call', backup: 'Backup', fallback: 'Fallback' },
    duty: 'Duty',
    whose: 'Whose calendar is this?',
    eventsSay: 'Its events say so',
    file: 'File',
    text: "The file's text",
    choose: 'Choose a file, or paste its text.',
    show: 'Show what it would set',
    take: 'Take it over',
    eventOf: (event) => `Event ${event} is the duty of`,
    event: (event) => `Event ${event}`,
    noOne: 'No one: not an on-call shift',
    notChosen: 'Not chosen',
    sets: {
      title: 'What it would set',
      adds: (shifts, duty, gone) =>
        `This adds ${shifts} ${duty.toLowerCase()} ${shifts === 1 ? 'shift' : 'shifts'} and removes ${gone === 0 ? 'none' : gone} of the last calendar. Nothing is saved yet.`,
      gapsNow: 'Gaps now',
      gapsThen: 'Gaps with the calendar',
      noGaps: (days) => `None in the next ${days} days.`,
      beside: (duty, days) => `${duty} in the next ${days} days`,
      besideHeads: ['From', 'Until', 'Now', 'With the calendar', 'Change'],
      nobody: 'No one',
      same: 'Same',
      changes: 'Changes',
      events: (days) => `Events in the next ${days} days, on the clinic's clock, and the time zone each was read in`,
      eventHeads: ['Event', 'Title', 'Who', 'From', 'Until', 'Read in'],
    },
    gap: {
      nobody: (duty) => `No one is ${duty.toLowerCase()}`,
      from: 'from',
      until: 'until',
      more: (count) => `… and ${count} more.`,
      fill: 'Fill',
    },
    sure: { leaves: 'Not saved. This leaves no one on call:', leave: 'Leave the gap and save' },
    feeds: {
      title: 'Calendars read every day',
      hint: 'Give the private address of a calendar (.ics or webcal) and it is read once a day. A change becomes a task; the schedule changes only when an admin takes it over.',
      address: 'Address of the calendar',
      read: 'Read it every day',
      stop: 'Stop reading',
      lastRead: 'last read',
      notRead: 'not read yet',
      unread: "Can't be read since",
      because: unfetchedWords('en'),
      none: { title: 'No calendar', text: 'No calendar is read for this duty.' },
      ofDuty: (duty) => `${duty} calendar`,
      again: 'Show it again',
    },
    mine: {
      title: 'My calendar',
      heading: 'My shifts in my calendar app',
      hint: 'Your shifts for the next 60 days, with swaps and stand-ins. Most apps look for changes every few hours.',
      made: 'You have an address, made',
      afterMade: 'If you lost it or someone else saw it, make a new one: the old one ends.',
      make: 'Make an address',
      makeNew: 'Make a new address',
      end: 'End the address',
      ended: 'The calendar address has ended. Calendar apps that used it show nothing new.',
      notStaff: "You are not on the clinic's list of staff. Ask your admin.",
    },
    address: {
      label: 'Calendar address',
      open: 'Open in my calendar app',
      hint: 'Or copy it into your calendar app, under “Subscribe to a calendar” or “From URL”. This page shows it once. Anyone with the address sees the calendar; a new address turns the old one off.',
    },
  },
  es: {
    title: 'Archivo de calendario',
    hint: 'Un archivo iCalendar (.ics), como lo exportan los calendarios. Cada evento es de la única persona cuya dirección tiene un asistente, o cuyo nombre completo está en el título; donde no queda claro, esta página pregunta. El archivo reemplaza lo que se importó antes para esa guardia; los cambios y suplencias hechos a mano se quedan.',
    duties: { 'on-call': 'De guardia', backup: 'De respaldo', fallback: 'Último recurso' },
    duty: 'Guardia',
    whose: '¿De quién es este calendario?',
    eventsSay: 'Lo dicen sus eventos',
    file: 'Archivo',
    text: 'El texto del archivo',
    choose: 'Elija un archivo o pegue su texto.',
    show: 'Mostrar lo que pondría',
    take: 'Aplicarlo',
    eventOf: (event) => `El evento ${event} es la guardia de`,
    event: (event) => `Evento ${event}`,
    noOne: 'Nadie: no es un turno de guardia',
    notChosen: 'Sin elegir',
    sets: {
      title: 'Lo que pondría',
      adds: (shifts, duty, gone) =>
        `Agrega ${shifts} ${shifts === 1 ? 'turno' : 'turnos'} (${duty.toLowerCase()}) y ${gone === 0 ? 'no quita ninguno' : `quita ${gone}`} del calendario anterior. Todavía no se guardó nada.`,
      gapsNow: 'Huecos ahora',
      gapsThen: 'Huecos con el calendario',
      noGaps: (days) => `Ninguno en los próximos ${days} días.`,
      beside: (duty, days) => `${duty} en los próximos ${days} días`,
      besideHeads: ['Desde', 'Hasta', 'Ahora', 'Con el calendario', 'Cambio'],
      nobody: 'Nadie',
      same: 'Igual',
      changes: 'Cambia',
      events: (days) =>
        `Eventos de los próximos ${days} días, en la hora de la clínica, y la zona horaria en que se leyó cada uno`,
      eventHeads: ['Evento', 'Título', 'Quién', 'Desde', 'Hasta', 'Leído en'],
    },
    gap: {
      nobody: (duty) => `Nadie ${duty === 'Último recurso' ? 'como último recurso' : duty.toLowerCase()}`,
      from: 'desde',
      until: 'hasta',
      more: (count) => `… y ${count} más.`,
      fill: 'Cubrir',
    },
    sure: { leaves: 'No se guardó. Así no queda nadie de guardia:', leave: 'Dejar el hueco y guardar' },
    feeds: {
      title: 'Calendarios que se leen cada día',
      hint: 'Dé la dirección privada de un calendario (.ics o webcal) y se leerá una vez al día. Un cambio se vuelve una tarea; las guardias cambian solo cuando alguien de administración lo aplica.',
      address: 'Dirección del calendario',
      read: 'Leerlo cada día',
      stop: 'Dejar de leerlo',
      lastRead: 'leído',
      notRead: 'todavía sin leer',
      unread: 'No se puede leer desde',
      because: unfetchedWords('es'),
      none: { title: 'Sin calendario', text: 'Para esta guardia no se lee ningún calendario.' },
      ofDuty: (duty) => `Calendario: ${duty.toLowerCase()}`,
      again: 'Mostrarlo otra vez',
    },
    mine: {
      title: 'Mi calendario',
      heading: 'Mis turnos en mi app de calendario',
      hint: 'Sus turnos de los próximos 60 días, con cambios y suplencias. La mayoría de las apps busca cambios cada pocas horas.',
      made: 'Tiene una dirección, creada',
      afterMade: 'Si la perdió o alguien más la vio, cree una nueva: la anterior termina.',
      make: 'Crear una dirección',
      makeNew: 'Crear una dirección nueva',
      end: 'Terminar la dirección',
      ended: 'La dirección del calendario terminó. Las apps que la usaban no muestran nada nuevo.',
      notStaff: 'Usted no está en la lista de personal de la clínica. Hable con administración.',
    },
    address: {
      label: 'Dirección del calendario',
      open: 'Abrir en mi app de calendario',
      hint: 'O cópiela en su app de calendario, en «Suscribirse a un calendario» o «Desde URL». Esta página la muestra una vez. Quien tiene la dirección ve el calendario; una dirección nueva anula la anterior.',
    },
  },
})
