import type { FieldName } from '../../core/intake/read-generic.ts'
import { catalogue } from '../shared/language.ts'

type Channel = 'sms' | 'email'

export type IntakeWords = {
  title: string
  intro: string
  generic: { inList: string; title: string }
  connected: string
  notConnected: string
  said: Record<'connected' | 'removed', string>
  gone: { title: string; text: string }
  address: { label: string; hint: string }
  sample: { title: string; hint: string; label: string; show: string; notJson: string; tooLong: string }
  setup: string
  secret: { label: string; keep: string; copy: string; make: string }
  overlap(hours: number): string
  services: {
    title: string
    hint: string
    service: string
    plan: string
    areas: string
    product: string
    choose: string
    noAftercare: string
  }
  consent: { title: string; hint: string; at: Record<Channel, string>; is: string; statement: string }
  agreement: { title: string; hint: string; statement: string; channels: Record<Channel, string> }
  fields: { title: string; usual: string; names: Record<FieldName, string>; notSent: string; needs: string }
  connect: string
  save: string
  disconnect: string
}

/** Booking systems: which are connected, and how their events become treatments. */
export const intakeWords = catalogue<IntakeWords>({
  en: {
    title: 'Booking systems',
    intro:
      'They log treatments by themselves: each visit that is done becomes a treatment, or a task for the front desk.',
    generic: { inList: 'Any other, by a signed hook', title: 'Any booking system' },
    connected: 'connected, changed',
    notConnected: 'not connected',
    said: {
      connected: 'The booking system is connected. Open it here, copy its address, and enter it in the booking system.',
      removed: 'The booking system is disconnected: what it sends is refused.',
    },
    gone: { title: 'No such booking system', text: 'There is no such booking system.' },
    address: { label: 'Address', hint: 'Enter it in the booking system, where it asks for the address of a webhook.' },
    sample: {
      title: 'A sample event',
      hint: 'Paste one event of the booking system (JSON), and choose its fields below instead of writing them. It is not kept.',
      label: 'Event',
      show: 'Show its fields',
      notJson: 'This is not JSON.',
      tooLong: 'This is too long: paste one event.',
    },
    setup: 'How it is connected',
    secret: {
      label: 'Secret',
      keep: 'Leave it empty to keep the present one.',
      copy: 'As the booking system shows it.',
      make: 'It starts with whsec_. The developer of the hook makes it.',
    },
    overlap: (hours) => `Take the old secret for ${hours} hours more`,
    services: {
      title: 'What each service is',
      hint: 'Name or ID of the service as the booking system has it. Put commas between areas.',
      service: 'Service',
      plan: 'Care plan',
      areas: 'Areas',
      product: 'Product',
      choose: 'Choose',
      noAftercare: 'No aftercare',
    },
    consent: {
      title: 'Consent',
      hint: 'The field by which the patient agreed, if there is one. Without it the front desk asks.',
      at: { sms: 'Texts', email: 'E-mails' },
      is: 'Agreed if it says',
      statement: 'What the patient was shown',
    },
    agreement: {
      title: 'Consent by a signed agreement',
      hint: 'For events that say nothing of consent, if every patient has signed a form. Patients who said no, texted STOP or withdrew consent get nothing. The day of the visit counts as its date.',
      statement: 'Which agreement it is, and where it is kept',
      channels: { sms: 'It covers texts', email: 'It covers e-mail' },
    },
    fields: {
      title: 'Where the event says what',
      usual: 'A field that you leave empty is read at the place shown in it.',
      names: {
        visitId: 'ID of the visit',
        status: 'Status of the visit',
        name: 'Name',
        firstName: 'First name',
        lastName: 'Last name',
        phone: 'Phone',
        email: 'E-mail',
        performedAt: 'Time of the treatment',
        services: 'Services',
        injector: 'Who treated',
        occurredAt: 'Time of the event',
      },
      notSent: 'Not sent',
      needs: 'A JSON pointer such as /patient/phone is needed.',
    },
    connect: 'Connect',
    save: 'Save',
    disconnect: 'Disconnect',
  },
  es: {
    title: 'Sistemas de citas',
    intro:
      'Registran los tratamientos por su cuenta: cada visita que se realizó se convierte en un tratamiento o en una tarea para recepción.',
    generic: { inList: 'Cualquier otro, mediante un webhook firmado', title: 'Cualquier sistema de citas' },
    connected: 'conectado; último cambio:',
    notConnected: 'sin conectar',
    said: {
      connected:
        'El sistema de citas está conectado. Ábralo aquí, copie su dirección y escríbala en el sistema de citas.',
      removed: 'El sistema de citas está desconectado: lo que envíe se rechaza.',
    },
    gone: { title: 'No existe ese sistema de citas', text: 'No existe ese sistema de citas.' },
    address: {
      label: 'Dirección',
      hint: 'Escríbala en el sistema de citas, donde pide la dirección de un webhook.',
    },
    sample: {
      title: 'Un evento de ejemplo',
      hint: 'Pegue un evento del sistema de citas (JSON) y elija abajo sus campos en vez de escribirlos. No se guarda.',
      label: 'Evento',
      show: 'Mostrar sus campos',
      notJson: 'Esto no es JSON.',
      tooLong: 'Es demasiado largo: pegue un solo evento.',
    },
    setup: 'Cómo está conectado',
    secret: {
      label: 'Secreto',
      keep: 'Déjelo vacío para conservar el actual.',
      copy: 'Como lo muestra el sistema de citas.',
      make: 'Empieza con whsec_. Lo crea quien programa el webhook.',
    },
    overlap: (hours) => `Aceptar el secreto anterior ${hours} horas más`,
    services: {
      title: 'Qué es cada servicio',
      hint: 'Nombre o identificador del servicio, como está en el sistema de citas. Separe las zonas con comas.',
      service: 'Servicio',
      plan: 'Plan de seguimiento',
      areas: 'Zonas',
      product: 'Producto',
      choose: 'Elija',
      noAftercare: 'Sin seguimiento',
    },
    consent: {
      title: 'Consentimiento',
      hint: 'El campo en el que el paciente aceptó, si lo hay. Si no, pregunta la recepción.',
      at: { sms: 'Textos', email: 'Correos' },
      is: 'Aceptó si dice',
      statement: 'Lo que se le mostró al paciente',
    },
    agreement: {
      title: 'Consentimiento por un acuerdo firmado',
      hint: 'Para los eventos que no dicen nada del consentimiento, si cada paciente firmó un formulario. Quien dijo que no, envió STOP o retiró su consentimiento no recibe nada. Como fecha vale el día de la visita.',
      statement: 'Qué acuerdo es y dónde se guarda',
      channels: { sms: 'Incluye textos', email: 'Incluye correos' },
    },
    fields: {
      title: 'En qué campo está cada dato',
      usual: 'Si deja un dato vacío, se lee en el lugar que se muestra en él.',
      names: {
        visitId: 'Identificador de la visita',
        status: 'Estado de la visita',
        name: 'Nombre completo',
        firstName: 'Nombre',
        lastName: 'Apellidos',
        phone: 'Teléfono',
        email: 'Correo electrónico',
        performedAt: 'Fecha y hora del tratamiento',
        services: 'Servicios',
        injector: 'Quién la atendió',
        occurredAt: 'Fecha y hora del evento',
      },
      notSent: 'No se envía',
      needs: 'Hace falta un puntero JSON, como /patient/phone.',
    },
    connect: 'Conectar',
    save: 'Guardar',
    disconnect: 'Desconectar',
  },
})
