import type { RetentionKind } from '../../core/review/retention.ts'
import { catalogue } from '../shared/language.ts'

type Section = { label: string; hint: string }

export type PrivacyWords = {
  retention: Section & {
    intro: string
    hold: string
    kinds: Record<RetentionKind, Section>
    units: Record<'years' | 'days', string>
    bounds(least: number, most: number, unit: string): string
    atLeast(least: number, unit: string): string
    atMost(most: number, unit: string): string
    whole: string
    sources: string
    minors(years: number): string
    changes: string
    columns: readonly string[]
    never: string
    from: string
  }
  reads: Section & {
    intro: string
    day: string
    to: string
    reader: string
    everybody: string
    patient: string
    anyPatient: string
    show: string
    file: string
    none: string
    wrongDay: string
    more(count: number): string
    columns: readonly string[]
    doors: Record<'console' | 'api' | 'fhir' | 'link', string>
    what: Record<string, string>
    listed: string
    card: string
    gone: string
  }
}

/** For how long records are kept, and who read them. */
export const privacyWords = catalogue<PrivacyWords>({
  en: {
    retention: {
      label: 'Retention',
      hint: 'For how long you keep records, messages, alerts and the audit log.',
      intro:
        'When a period is over, the service erases what it covers, within a few days and without asking again. To keep something longer, change its period before it ends.',
      hold: 'A legal hold stops all of this for one patient. Place it on the patient’s page.',
      kinds: {
        record: { label: 'Patient records', hint: 'Everything about a patient, from the last contact.' },
        conversations: { label: 'Conversations', hint: 'Texts and emails in both directions.' },
        alerts: { label: 'Alerts', hint: 'Warning signs, what was done about them, and tasks.' },
        audit: { label: 'Audit log', hint: 'Who read which record, and proof of consent and of erasures.' },
        mails: { label: 'Original emails', hint: 'Patients’ emails exactly as they arrived.' },
        strangers: { label: 'Unknown numbers', hint: 'People who wrote and are not your patients.' },
        drafts: { label: 'Visits not checked out', hint: 'What your booking system said about them.' },
      },
      units: { years: 'years', days: 'days' },
      bounds: (least, most, unit) => `${least} to ${most} ${unit}`,
      atLeast: (least, unit) => `At least ${least} ${unit}.`,
      atMost: (most, unit) => `At most ${most} ${unit}.`,
      whole: 'Type a whole number.',
      sources: 'Where these limits come from',
      minors: (years) => `The record of a patient with a guardian is kept for at least ${years} years.`,
      changes: 'Changes',
      columns: ['When', 'Who', 'What'],
      never: 'No one has changed these yet: the usual periods apply.',
      from: 'before:',
    },
    reads: {
      label: 'Who read what',
      hint: 'Which member of staff or system opened which patient’s record.',
      intro:
        'One line covers ten minutes of one reader on one record, and an hour for lists such as the inbox. No one can change or delete these lines.',
      day: 'From',
      to: 'To',
      reader: 'Reader',
      everybody: 'Everyone',
      patient: 'Patient’s record',
      anyPatient: 'Show all patients',
      show: 'Show',
      file: 'Download as CSV',
      none: 'No one read a record in this time.',
      wrongDay: 'Choose up to 31 days, the first one first.',
      more: (count) => `The last ${count} lines; the CSV file has all of them.`,
      columns: ['When', 'Who', 'Where', 'What', 'Patient'],
      doors: { console: 'Console', api: 'API', fhir: 'FHIR', link: 'Link' },
      what: {
        '/console/patients/{id}': 'Patient page',
        '/console/patients/{id}/print': 'Print or PDF',
        '/console/patients/{id}/timeline.csv': 'CSV of the timeline',
        '/console/patients/{id}/record.pdf': 'PDF of the record',
        '/console/treatments/{id}/sheet': 'Aftercare sheet',
        '/console/patients': 'Search',
        '/console/alerts/{id}': 'Alert',
        '/console/inbox': 'Inbox',
        '/v1/patients/{id}/export': 'Export of the record',
        alert: 'Alert',
        card: 'Emergency card',
      },
      listed: 'in a list',
      card: 'Anyone with the card’s link',
      gone: 'Erased or unknown',
    },
  },
  es: {
    retention: {
      label: 'Conservación',
      hint: 'Cuánto tiempo guarda expedientes, mensajes, alertas y el registro de accesos.',
      intro:
        'Cuando termina un plazo, el servicio borra lo que abarca, en pocos días y sin volver a preguntar. Para guardar algo más tiempo, cambie el plazo antes de que termine.',
      hold: 'Una retención legal detiene todo esto para un paciente. Actívela en la página del paciente.',
      kinds: {
        record: { label: 'Expedientes', hint: 'Todo sobre un paciente, desde el último contacto.' },
        conversations: { label: 'Conversaciones', hint: 'Mensajes y correos en ambos sentidos.' },
        alerts: { label: 'Alertas', hint: 'Señales de alarma, lo que se hizo y tareas.' },
        audit: {
          label: 'Registro de accesos',
          hint: 'Quién leyó qué expediente, y pruebas de consentimiento y de borrados.',
        },
        mails: { label: 'Correos originales', hint: 'Los correos de pacientes tal como llegaron.' },
        strangers: { label: 'Números desconocidos', hint: 'Personas que escribieron y no son sus pacientes.' },
        drafts: { label: 'Visitas sin registrar', hint: 'Lo que dijo de ellas su sistema de citas.' },
      },
      units: { years: 'años', days: 'días' },
      bounds: (least, most, unit) => `de ${least} a ${most} ${unit}`,
      atLeast: (least, unit) => `Como mínimo ${least} ${unit}.`,
      atMost: (most, unit) => `Como máximo ${most} ${unit}.`,
      whole: 'Escriba un número entero.',
      sources: 'De dónde vienen estos límites (en inglés)',
      minors: (years) => `El expediente de un paciente con tutor se guarda al menos ${years} años.`,
      changes: 'Cambios',
      columns: ['Cuándo', 'Quién', 'Qué'],
      never: 'Nadie los ha cambiado todavía: valen los plazos habituales.',
      from: 'antes:',
    },
    reads: {
      label: 'Quién leyó qué',
      hint: 'Qué persona o sistema abrió el expediente de qué paciente.',
      intro:
        'Una línea abarca diez minutos de una persona en un expediente, y una hora en listas como la bandeja. Nadie puede cambiar ni borrar estas líneas.',
      day: 'Desde',
      to: 'Hasta',
      reader: 'Quién',
      everybody: 'Todos',
      patient: 'Expediente de',
      anyPatient: 'Ver todos los pacientes',
      show: 'Mostrar',
      file: 'Descargar como CSV',
      none: 'Nadie leyó un expediente en este tiempo.',
      wrongDay: 'Elija hasta 31 días, primero el primero.',
      more: (count) => `Las últimas ${count} líneas; el archivo CSV las tiene todas.`,
      columns: ['Cuándo', 'Quién', 'Dónde', 'Qué', 'Paciente'],
      doors: { console: 'Consola', api: 'API', fhir: 'FHIR', link: 'Enlace' },
      what: {
        '/console/patients/{id}': 'Página del paciente',
        '/console/patients/{id}/print': 'Impresión o PDF',
        '/console/patients/{id}/timeline.csv': 'CSV de la cronología',
        '/console/patients/{id}/record.pdf': 'PDF del expediente',
        '/console/treatments/{id}/sheet': 'Hoja de cuidados',
        '/console/patients': 'Búsqueda',
        '/console/alerts/{id}': 'Alerta',
        '/console/inbox': 'Bandeja',
        '/v1/patients/{id}/export': 'Exportación del expediente',
        alert: 'Alerta',
        card: 'Tarjeta de emergencia',
      },
      listed: 'en una lista',
      card: 'Quien tenga el enlace de la tarjeta',
      gone: 'Borrado o desconocido',
    },
  },
})
