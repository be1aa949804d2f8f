/** The columns of a clinic's list of treatments, and how else they are called. */

/** Columns by name, and the field of a treatment's request (JSON pointer) that each fills. */
export const COLUMNS: Readonly<Record<string, string>> = {
  name: '/patient/name',
  phone: '/patient/phone',
  email: '/patient/email',
  language: '/patient/language',
  time_zone: '/patient/timeZone',
  date_of_birth: '/patient/dateOfBirth',
  guardian_name: '/guardian/name',
  guardian_phone: '/guardian/phone',
  guardian_email: '/guardian/email',
  performed_at: '/performedAt',
  procedures: '/procedures',
  product: '/procedures/0/product',
  injector: '/procedures/0/injector',
  consent_sms: '/consent/sms',
  consent_email: '/consent/email',
  consent_declined: '/consent/declined',
  consent_statement: '/consent/statement',
  consent_method: '/consent/method',
  consent_captured_at: '/consent/capturedAt',
}
/** How else these columns are called in the exports of booking systems and by hand. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  name: [
    'client',
    'client_name',
    'guest',
    'guest_name',
    'patient',
    'patient_name',
    'customer',
    'customer_name',
    'full_name',
    'nombre',
    'paciente',
  ],
  first_name: ['first', 'given_name', 'client_first_name', 'guest_first_name', 'patient_first_name'],
  last_name: ['last', 'surname', 'family_name', 'client_last_name', 'guest_last_name', 'patient_last_name'],
  phone: [
    'mobile',
    'mobile_phone',
    'mobile_number',
    'cell',
    'cell_phone',
    'phone_number',
    'telephone',
    'client_phone',
    'guest_phone',
    'patient_phone',
    'telefono',
    'movil',
  ],
  email: ['e_mail', 'email_address', 'client_email', 'guest_email', 'patient_email', 'correo'],
  date_of_birth: ['dob', 'birth_date', 'birthday', 'birthdate'],
  performed_at: [
    'date',
    'appointment_date',
    'service_date',
    'visit_date',
    'date_of_service',
    'treatment_date',
    'start',
    'fecha',
  ],
  procedures: [
    'procedure',
    'service',
    'services',
    'service_name',
    'treatment',
    'treatments',
    'appointment_type',
    'servicio',
    'tratamiento',
  ],
  injector: ['provider', 'practitioner', 'staff', 'staff_name', 'employee', 'therapist', 'clinician'],
  consent_sms: ['sms_consent', 'sms_opt_in', 'text_consent', 'consent_text'],
  consent_email: ['email_consent', 'email_opt_in'],
}
/** Stands beside a date; alone it is date and time. */
export const TIME_OF_DAY = 'time_of_day'
const TIMES = ['time', 'start_time', 'appointment_time', 'service_time', 'hora', 'hora_de_inicio']
/** Whether the visit took place. */
export const STATUS = 'status'
const STATUSES = ['appointment_status', 'booking_status', 'service_status', 'estado', 'estatus']
/** Put together they are the name. */
export const NAME_PARTS = ['first_name', 'last_name']

/** A column that is left out, by a person's choice. */
export const LEFT_OUT = 'none'
/** The column of a corrected file that says what was wrong; it comes back with the file. */
export const WHAT_IS_WRONG = 'what_is_wrong'

/** A header's name as it is compared: however it is spelled. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

/** The column that a header means; the header itself where it means none. */
export function columnNamed(name: string): string {
  const plain = plainName(name)
  if (plain === WHAT_IS_WRONG) return LEFT_OUT
  if (Object.hasOwn(COLUMNS, plain) || [...NAME_PARTS, TIME_OF_DAY, STATUS].includes(plain)) return plain
  if (TIMES.includes(plain)) return TIME_OF_DAY
  if (STATUSES.includes(plain)) return STATUS
  return Object.entries(OTHER_NAMES).find(([, others]) => others.includes(plain))?.[0] ?? plain
}

/** The column that fills a field of the request: `/patient/phone` is `phone`; the closest one above it otherwise. */
export function columnOf(pointer: string): string | undefined {
  const exact = Object.entries(COLUMNS).find(([, field]) => field === pointer)
  const above = Object.entries(COLUMNS).find(([, field]) => pointer.startsWith(`${field}/`))
  return (exact ?? above)?.[0]
}
