import { catalogue } from '../shared/language.ts'

type Section = { label: string; hint: string }

export type SettingsWords = {
  title: string
  back: string
  sections: Record<
    | 'checklist'
    | 'clinic'
    | 'hours'
    | 'procedures'
    | 'services'
    | 'staff'
    | 'words'
    | 'replies'
    | 'systems'
    | 'booking'
    | 'chat'
    | 'webhooks'
    | 'log',
    Section
  >
  ready: string
  missing(count: number): string
  save: string
  saved: string
  overtaken: string
  optional: string
}

/** The landing page of the settings, and what its pages have in common. */
export const settingsWords = catalogue<SettingsWords>({
  en: {
    title: 'Settings',
    back: 'All settings',
    sections: {
      checklist: { label: 'Go-live checklist', hint: 'What is done and what is missing before your first patient.' },
      clinic: { label: 'Clinic', hint: 'Name, phones, time zone, languages, where to send a patient at night.' },
      hours: { label: 'Hours', hint: 'Opening hours, holidays and shortened days.' },
      procedures: { label: 'Procedures and products', hint: 'What checkout offers: procedures, areas, products.' },
      services: { label: 'Services in files', hint: 'Which service in a file of visits is which treatment.' },
      staff: { label: 'Staff and sign-in', hint: 'Who works here, who can be paged, who can sign in.' },
      words: { label: 'Consent and messages', hint: 'What patients read, in your words, signed by two people.' },
      replies: { label: 'Saved replies', hint: 'Texts that your staff send often, with the patient’s name filled in.' },
      systems: { label: 'Systems', hint: 'Your software that uses the API.' },
      booking: {
        label: 'Booking systems',
        hint: 'Visits your booking system logs for you, and what each service means.',
      },
      chat: { label: 'Slack and Teams', hint: 'Alerts in your staff’s chat, with buttons in Slack.' },
      webhooks: { label: 'Webhooks', hint: 'Your systems that hear about events, and what reached them.' },
      log: { label: 'Change log', hint: 'Who changed which setting, and what it was before.' },
    },
    ready: 'Everything on the checklist is done. You can log patients.',
    missing: (count) =>
      count === 1
        ? 'One thing is missing before your first patient.'
        : `${count} things are missing before your first patient.`,
    save: 'Save',
    saved: 'Saved.',
    overtaken:
      'A colleague saved other settings while this page was open. Nothing is lost: what you typed is below. Check it, then save again.',
    optional: 'optional',
  },
  es: {
    title: 'Ajustes',
    back: 'Todos los ajustes',
    sections: {
      checklist: { label: 'Lista para empezar', hint: 'Lo que está hecho y lo que falta antes de su primer paciente.' },
      clinic: {
        label: 'Clínica',
        hint: 'Nombre, teléfonos, zona horaria, idiomas, adónde enviar a un paciente de noche.',
      },
      hours: { label: 'Horario', hint: 'Horario de atención, feriados y días con horario reducido.' },
      procedures: {
        label: 'Tratamientos y productos',
        hint: 'Lo que ofrece el registro: tratamientos, zonas, productos.',
      },
      services: {
        label: 'Servicios en los archivos',
        hint: 'Qué tratamiento es cada servicio de un archivo de visitas.',
      },
      staff: { label: 'Personal y acceso', hint: 'Quién trabaja aquí, a quién se puede avisar, quién puede entrar.' },
      words: { label: 'Consentimiento y mensajes', hint: 'Lo que leen los pacientes, con sus palabras y dos firmas.' },
      replies: {
        label: 'Respuestas guardadas',
        hint: 'Textos que su personal envía a menudo, con el nombre del paciente.',
      },
      systems: { label: 'Sistemas', hint: 'Sus programas que usan la API.' },
      booking: { label: 'Sistemas de citas', hint: 'Visitas que se registran solas, y qué es cada servicio.' },
      chat: { label: 'Slack y Teams', hint: 'Las alertas en el chat de su personal, con botones en Slack.' },
      webhooks: { label: 'Webhooks', hint: 'Sistemas a los que se avisa de eventos, y lo que les llegó.' },
      log: { label: 'Registro de cambios', hint: 'Quién cambió qué ajuste y cómo estaba antes.' },
    },
    ready: 'Todo lo de la lista está hecho. Ya puede registrar pacientes.',
    missing: (count) =>
      count === 1
        ? 'Falta una cosa antes de su primer paciente.'
        : `Faltan ${count} cosas antes de su primer paciente.`,
    save: 'Guardar',
    saved: 'Guardado.',
    overtaken:
      'Alguien guardó otros ajustes mientras esta página estaba abierta. No se perdió nada: lo que escribió está abajo. Revíselo y guarde otra vez.',
    optional: 'opcional',
  },
})
