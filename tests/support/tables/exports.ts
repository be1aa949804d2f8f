/** One visit of Ana Ruiz as booking systems, planners and people export it: each a header and rows of its own. */

type Cells = string[]
export type Export = {
  name: string
  /** The clinic's country; its zone is Los Angeles, or Madrid. */
  country: 'US' | 'ES'
  by?: string
  lines: Cells[]
  /** Whether the file says that texts may be sent; absent: it says nothing. */
  sms?: boolean
}

const US: [name: string, header: string, row: string, sms?: boolean][] = [
  [
    'Boulevard',
    'Client Name,Client Email,Client Phone,Appointment Date,Start Time,Service,Staff,Location,Status',
    'Ana Ruiz,ana@example.com,(415) 555-0123,11/22/2026,2:30 PM,Filler - Lips,Dr Lee,Harbor,Completed',
  ],
  [
    'Zenoti',
    'Guest Name,Guest Code,Mobile No,Email,Appointment Date,Start Time,End Time,Service Name,Provider,Center Name,Appointment Status',
    'Ana Ruiz,HC1042,415-555-0123,ana@example.com,11/22/2026,02:30 PM,03:00 PM,Filler Lips 1ml,Dr Lee,Harbor,Closed',
  ],
  [
    'Mindbody',
    'Client ID,Client,Mobile Phone,Date,Time,Service,Staff,Status,Location',
    '100000123,"Ruiz, Ana",4155550123,11/22/2026,2:30 pm,Filler Lips,Dr Lee,Arrived,Harbor',
  ],
  [
    'Vagaro',
    'Customer,Cell Phone,Email,Appointment Date,Appointment Time,Service,Service Provider,Price,Status',
    'Ana Ruiz,(415) 555-0123,ana@example.com,"Nov 22, 2026",2:30 PM,Lip Filler,Dr Lee,$650.00,Show',
  ],
  [
    'Square',
    'Start,End,Customer Name,Customer Phone,Customer Email,Services,Staff,Location,Status',
    '11/22/2026 2:30 PM,11/22/2026 3:00 PM,Ana Ruiz,+1 415-555-0123,ana@example.com,Lip filler,Dr Lee,Harbor,Completed',
  ],
  [
    'Fresha',
    'Ref #,Client,Mobile Number,Email,Service,Scheduled Date,Time,Duration,Team Member,Location,Status,Net Sales',
    '#1A2B3C,Ana Ruiz,+1 415-555-0123,ana@example.com,Lip filler,22 Nov 2026,2:30pm,30min,Dr Lee,Harbor,Completed,650.00',
  ],
  [
    'Aesthetic Record',
    'Patient Name,Patient Phone,Patient Email,Date of Birth,Appointment Date,Services,Provider,Clinic,Status',
    'Ana Ruiz,4155550123,ana@example.com,03/04/1985,11/22/2026 02:30 PM,Filler Lips,Dr Lee,Harbor,Checked Out',
  ],
  [
    'Acuity',
    'Start Time,End Time,First Name,Last Name,Phone,Email,Type,Calendar,Appointment Price,Paid?,Amount Paid Online,Certificate Code,Notes,Date Scheduled,Label,Scheduled By,Appointment ID',
    '"November 22, 2026 2:30 pm","November 22, 2026 3:00 pm",Ana,Ruiz,4155550123,ana@example.com,Lip filler,Dr Lee,650.00,yes,0.00,,,"November 1, 2026",Completed,,1234567',
  ],
  [
    'Jane',
    'Patient Number,Patient,Mobile Phone,Date,Time,Treatment,Practitioner,Location,Status',
    '12,Ana Ruiz,415-555-0123,2026-11-22,14:30,Filler lips,Dr Lee,Harbor,Arrived',
  ],
  [
    'Mangomint',
    'Client,Phone,Email,Date,Start Time,Service,Staff,Status,SMS Opt-in',
    'Ana Ruiz,+14155550123,ana@example.com,11/22/2026,2:30 PM,Lip filler,Dr Lee,Completed,Yes',
    true,
  ],
  [
    'GlossGenius',
    'Client First Name,Client Last Name,Client Phone,Service Name,Appointment Date,Appointment Status,Price',
    'Ana,Ruiz,4155550123,Lip filler,"Nov 22, 2026 2:30 PM",Completed,650',
  ],
  [
    'Phorest',
    'Client First Name,Client Last Name,Mobile,Service,Staff,Appointment Date,Start Time,SMS Consent',
    'Ana,Ruiz,4155550123,Lip Filler,Dr Lee,2026-11-22,14:30:00,true',
    true,
  ],
  [
    'Pabau',
    'Client Name,Mobile,Email,Appointment Date,Start Time,Service,Practitioner,Location,Appointment Status',
    'Ana Ruiz,4155550123,ana@example.com,11/22/2026,14:30,Lip filler,Dr Lee,Harbor,Complete',
  ],
  [
    'Nextech',
    'Patient Name,DOB,Cell Phone,Appt Date,Appt Time,Appt Type,Resource,Status',
    '"Ruiz, Ana",03/04/1985,4155550123,11/22/2026,2:30 PM,Filler: lips,Dr Lee,Checked Out',
  ],
  [
    'PatientNow',
    'Patient ID,First,Last,Mobile Phone,Service Date,Procedure,Provider,Text Consent',
    '77,Ana,Ruiz,4155550123,11/22/2026 14:30,Juvederm lips,Dr Lee,N',
    false,
  ],
  [
    'Setmore',
    'Customer,Customer Phone,Service,Staff,Appointment Date,Appointment Time,Cost',
    'Ana Ruiz,4155550123,Lip filler,Dr Lee,"22 Nov, 2026",2:30 PM,650',
  ],
  [
    'a spreadsheet of the desk',
    'Date,Client,Phone,Treatment,Injector,OK to text',
    '11/22/26 2:30 PM,Ana Ruiz,415.555.0123,lip filler,Dr Lee,x',
    true,
  ],
]
const ES: [name: string, header: string, row: string, sms?: boolean][] = [
  [
    'AgendaPro',
    'Cliente;Teléfono;Email;Fecha;Hora;Servicio;Prestador;Estado',
    'Ana Ruiz;600 123 456;ana@example.com;22/11/2026;14:30;Relleno de labios;Dra. Lee;Asiste',
  ],
  [
    'Koibox',
    'Cliente;Móvil;Fecha;Hora inicio;Servicio;Empleado;Estado;Precio',
    'Ana Ruiz;600123456;22/11/2026;14:30;Relleno labios;Dra. Lee;Realizada;350,00',
  ],
  [
    'Flowww',
    'Nombre;Apellidos;Teléfono móvil;Fecha cita;Hora cita;Tratamiento;Profesional;Consentimiento SMS',
    'Ana;Ruiz;600123456;22-11-2026;14:30;Relleno labios;Dra. Lee;Sí',
    true,
  ],
  [
    'Clinic Cloud',
    'Paciente;Teléfono;Correo electrónico;Fecha de nacimiento;Fecha y hora;Tratamiento;Doctor;Estado',
    'Ana Ruiz;600123456;ana@example.com;04/03/1985;22/11/2026 14:30;Relleno labios;Dra. Lee;Finalizada',
  ],
  [
    'Doctoralia',
    'Paciente;Teléfono;Fecha;Hora de inicio;Servicio;Profesional;Estado de la cita',
    'Ana Ruiz;+34 600 123 456;22/11/2026;14:30;Relleno labios;Dra. Lee;Atendida',
  ],
  [
    'Fresha in Spanish',
    'N.º ref.;Cliente;Número de móvil;Servicio;Fecha programada;Hora;Miembro del equipo;Estado',
    '#1A2B3C;Ana Ruiz;+34 600 12 34 56;Relleno labios;22 nov 2026;14:30;Dra. Lee;Completada',
  ],
  [
    'Treatwell in Spanish',
    'Nombre del cliente;Teléfono;Fecha de la cita;Servicio;Empleado',
    'Ana Ruiz;600123456;22 de noviembre de 2026 14:30;Relleno de labios;Dra. Lee',
  ],
  [
    'a spreadsheet in Spanish',
    'Nombre y apellidos;Móvil;Día;Hora;Tratamiento;Acepta SMS',
    'Ana Ruiz;600123456;22/11/2026;14:30;relleno labios;no',
    false,
  ],
]

/** Cells of a line, of which some stand in quotation marks. */
const cells = (line: string, by: string): Cells =>
  [...line.matchAll(new RegExp(`(?:^|${by})(?:"([^"]*)"|([^"${by}]*))`, 'g'))].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  )

const exported = (country: 'US' | 'ES', by: string, all: typeof US): Export[] =>
  all.map(([name, header, row, sms]) => ({
    ...{ name, country, by, lines: [cells(header, by), cells(row, by)] },
    ...(sms === undefined ? {} : { sms }),
  }))

export const EXPORTS: readonly Export[] = [...exported('US', ',', US), ...exported('ES', ';', ES)]
