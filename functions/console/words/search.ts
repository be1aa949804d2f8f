import { catalogue } from '../shared/language.ts'

export type SearchWords = {
  title: string
  label: string
  find: string
  filters: string
  treatment: string
  any: string
  injector: string
  day: string
  hint(days: number): string
  found: string
  none: string
  first(shown: number, of: number): string
  count(patients: number): string
  unknown: string
  before: string
  today: string
  noneToday: string
  earlier: string
  noneEarlier(days: number): string
}

export const searchWords = catalogue<SearchWords>({
  en: {
    title: 'Patients',
    label: 'Name, phone or email',
    find: 'Find',
    filters: 'By treatment, injector or day',
    treatment: 'Treatment',
    any: 'Any',
    injector: 'Injector',
    day: 'Checked out on',
    hint: (days) => `Without a day, the last ${days} days count.`,
    found: 'Found',
    none: 'No one found. Check the spelling, or try the phone number.',
    first: (shown, of) => `The first ${shown} of ${of}. Add a word to narrow it down.`,
    count: (patients) => (patients === 1 ? 'One patient.' : `${patients} patients.`),
    unknown: 'An unknown number',
    before: '(wrote before being enrolled)',
    today: 'Checked out today',
    noneToday: 'No one has checked out today. Patients appear here as soon as the front desk logs a treatment.',
    earlier: 'The week before',
    noneEarlier: (days) => `No checkouts in the last ${days} days.`,
  },
  es: {
    title: 'Pacientes',
    label: 'Nombre, teléfono o correo',
    find: 'Buscar',
    filters: 'Por tratamiento, quien inyectó o día',
    treatment: 'Tratamiento',
    any: 'Cualquiera',
    injector: 'Quien inyectó',
    day: 'Registrado el',
    hint: (days) => `Sin un día, cuentan los últimos ${days} días.`,
    found: 'Encontrados',
    none: 'No se encontró a nadie. Revise cómo se escribe, o pruebe con el teléfono.',
    first: (shown, of) => `Los primeros ${shown} de ${of}. Agregue una palabra para acotar la búsqueda.`,
    count: (patients) => (patients === 1 ? 'Un paciente.' : `${patients} pacientes.`),
    unknown: 'Un número desconocido',
    before: '(escribió antes de que se le registrara)',
    today: 'Registrados hoy',
    noneToday:
      'Hoy no se ha registrado a nadie. Los pacientes aparecen aquí en cuanto recepción registra un tratamiento.',
    earlier: 'La semana anterior',
    noneEarlier: (days) => `Ningún registro en los últimos ${days} días.`,
  },
})
