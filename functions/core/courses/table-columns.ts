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
    'cliente',
    'nombre_y_apellidos',
    'nombre_completo',
    'nombre_del_cliente',
    'nombre_del_paciente',
    'invitee_name',
  ],
  first_name: ['first', 'given_name', 'client_first_name', 'guest_first_name', 'patient_first_name', 'nombre_de_pila'],
  last_name: [
    'last',
    'surname',
    'family_name',
    'client_last_name',
    'guest_last_name',
    'patient_last_name',
    'apellido',
    'apellidos',
  ],
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
    'mobile_no',
    'phone_no',
    'customer_phone',
    'customer_mobile',
    'client_mobile',
    'guest_mobile',
    'telefono_movil',
    'numero_de_movil',
    'numero_de_telefono',
    'celular',
  ],
  email: [
    'e_mail',
    'email_address',
    'client_email',
    'guest_email',
    'patient_email',
    'correo',
    'customer_email',
    'correo_electronico',
  ],
  date_of_birth: ['dob', 'birth_date', 'birthday', 'birthdate', 'fecha_de_nacimiento'],
  performed_at: [
    'date',
    'appointment_date',
    'service_date',
    'visit_date',
    'date_of_service',
    'treatment_date',
    'start',
    'fecha',
    'appt_date',
    'scheduled_date',
    'start_date_time',
    'fecha_cita',
    'fecha_de_la_cita',
    'fecha_y_hora',
    'fecha_programada',
    'dia',
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
    'appt_type',
    'procedimiento',
  ],
  injector: [
    'provider',
    'practitioner',
    'staff',
    'staff_name',
    'employee',
    'therapist',
    'clinician',
    'service_provider',
    'team_member',
    'resource',
    'calendar',
    'prestador',
    'profesional',
    'doctor',
    'doctora',
    'empleado',
    'miembro_del_equipo',
  ],
  consent_sms: [
    'sms_consent',
    'sms_opt_in',
    'text_consent',
    'consent_text',
    'ok_to_text',
    'consentimiento_sms',
    'acepta_sms',
  ],
  consent_email: ['email_consent', 'email_opt_in', 'ok_to_email', 'consentimiento_email', 'acepta_email'],
}
/** Stands beside a date; alone it is date and time. */
export const TIME_OF_DAY = 'time_of_day'
const TIMES = [
  'time',
  'start_time',
  'appointment_time',
  'service_time',
  'appt_time',
  'hora',
  'hora_de_inicio',
  'hora_inicio',
  'hora_cita',
]
/** Whether the visit took place. */
export const STATUS = 'status'
const STATUSES = [
  'appointment_status',
  'booking_status',
  'service_status',
  'appt_status',
  'label',
  'estado',
  'estado_de_la_cita',
  'estatus',
]
/** Put together they are the name. */
export const NAME_PARTS = ['first_name', 'last_name']

/** A column that is left out: by a person's choice, or since no follow-up is about it. */
export const LEFT_OUT = 'none'
/** What booking systems export beside a visit: their numbers for it, its end, its price, where it was and who booked it. */
const OF_NO_USE = [
  'client_id client_code guest_id guest_code patient_id patient_number customer_id appointment_id booking_id ref reference n_o_ref',
  'end end_time end_date end_date_time hora_fin hora_de_fin duration duracion',
  'price precio cost costo total net_sales gross_sales tax tip tips discount currency appointment_price paid amount_paid_online certificate_code',
  'invoice invoice_no invoice_number',
  'location location_name center center_name clinic branch room centro sucursal sala',
  'created_at created_by created_date booked_by booking_date booking_source date_scheduled scheduled_by notes notas',
].flatMap((names) => names.split(' '))
/** In some exports the service; where a column says so itself, something else. */
export const TYPE = 'type'
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
  // "Paid?", "Ref #", "Start Date & Time"
  const bare = plain.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '')
  if (OF_NO_USE.includes(bare)) return LEFT_OUT
  return Object.entries(OTHER_NAMES).find(([, others]) => others.includes(bare))?.[0] ?? plain
}

/** The column that fills a field of the request: `/patient/phone` is `phone`; the closest one above it otherwise. */
export function columnOf(pointer: string): string | undefined {
  const exact = Object.entries(COLUMNS).find(([, field]) => field === pointer)
  const above = Object.entries(COLUMNS).find(([, field]) => pointer.startsWith(`${field}/`))
  return (exact ?? above)?.[0]
}
