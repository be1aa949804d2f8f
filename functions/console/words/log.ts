import { catalogue } from '../shared/language.ts'

export type LogWords = {
  title: string
  intro: string
  month: string
  show: string
  empty: string
  columns: readonly [string, string, string]
  nothing: string
  operator: string
  /** The parts of a field's name that have a word of their own. */
  fields: Record<string, string>
}

export const logWords = catalogue<LogWords>({
  en: {
    title: 'Change log',
    intro:
      'Who changed what of the clinic’s settings, staff, schedule and systems, newest first. What was done for a patient is on the patient’s timeline.',
    month: 'Month',
    show: 'Show',
    empty: 'Nothing was changed in this month.',
    columns: ['When', 'Who', 'What'],
    nothing: 'nothing',
    operator: 'Service operator',
    fields: {
      clinic: 'Clinic',
      hours: 'Opening hours',
      staff: 'Staff',
      shifts: 'Shift',
      clients: 'System',
      policy: 'Paging policy',
      imports: 'File',
      intake: 'Booking system',
      agreement: 'agreement stated',
      'sign-in': 'Sign-in',
      words: 'Message',
      name: 'name',
      zone: 'time zone',
      emergencyNumber: 'emergency number',
      frontDeskPhone: 'front desk',
      onCallPhone: 'on-call line',
      interpreterPhone: 'interpreter line',
      nightPlace: 'night place',
      voiceAnswer: 'what callers hear',
      languages: 'languages',
      savedReplies: 'saved replies',
      brandColor: 'brand color',
      logo: 'logo',
      role: 'role',
      phone: 'phone',
      email: 'email',
      from: 'from',
      to: 'until',
      days: 'days',
      duty: 'duty',
      staffId: 'person',
      key: 'key',
      ...{
        mon: 'Monday',
        tue: 'Tuesday',
        wed: 'Wednesday',
        thu: 'Thursday',
        fri: 'Friday',
        sat: 'Saturday',
        sun: 'Sunday',
      },
    },
  },
  es: {
    title: 'Registro de cambios',
    intro:
      'Quién cambió qué de los ajustes, el personal, las guardias y los sistemas; lo más nuevo primero. Lo que se hizo por un paciente está en su historial.',
    month: 'Mes',
    show: 'Mostrar',
    empty: 'No se cambió nada en este mes.',
    columns: ['Cuándo', 'Quién', 'Qué'],
    nothing: 'nada',
    operator: 'Quien presta el servicio',
    fields: {
      clinic: 'Clínica',
      hours: 'Horario',
      staff: 'Personal',
      shifts: 'Turno',
      clients: 'Sistema',
      policy: 'Regla de avisos',
      imports: 'Archivo',
      intake: 'Sistema de citas',
      agreement: 'acuerdo indicado',
      'sign-in': 'Acceso',
      words: 'Mensaje',
      name: 'nombre',
      zone: 'zona horaria',
      emergencyNumber: 'número de emergencias',
      frontDeskPhone: 'recepción',
      onCallPhone: 'línea de guardia',
      interpreterPhone: 'línea de intérpretes',
      nightPlace: 'lugar de noche',
      voiceAnswer: 'qué se oye al llamar',
      languages: 'idiomas',
      savedReplies: 'respuestas guardadas',
      brandColor: 'color de la marca',
      logo: 'logotipo',
      role: 'función',
      phone: 'teléfono',
      email: 'correo',
      from: 'desde',
      to: 'hasta',
      days: 'días',
      duty: 'guardia',
      staffId: 'persona',
      key: 'clave',
      ...{
        mon: 'lunes',
        tue: 'martes',
        wed: 'miércoles',
        thu: 'jueves',
        fri: 'viernes',
        sat: 'sábado',
        sun: 'domingo',
      },
    },
  },
})
