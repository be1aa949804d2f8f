import { catalogue } from '../shared/language.ts'

export type CheckoutWords = {
  title: string
  gone: { title: string; text: string }
  logged: { title: string; once: string; again: string; next: string; sheet: string; open: string }
  expired: { title: string; text(minutes: number): string; act: string }
  language: string
  zone: string
  done: { legend: string; by: string; when: string; whenHint: string }
  risks: string
  consent: { legend: string; texts: string; emails: string; none: string }
  patient: {
    legend: string
    phone: string
    find: string
    qr: string
    readBack: string
    name: string
    email: string
    under18: string
    guardian: string
    guardianHint: string
  }
  resumed: string
  aside: { before: string; after: string; use: string }
  many: { ask: string; act: string; after: string }
  clear: string
  preview: string
  act: string
  empty: string
  areasOf(plan: string): string
  productOf(plan: string): string
  known: { none: string; legend(clinic: string): string }
  course: {
    title: string
    missed(steps: string): string
    none(why: string): string
    why: Record<'declined' | 'past' | 'covered', string>
    text(parts: number): string
    email: string
  }
  phone: {
    title: string
    scan: string
    qr: string
    open: string
    waiting: string
    agreed: string
    goOn: string
    expired: string
  }
  needs: Record<'name' | 'procedures' | 'guardian' | 'otherEntries', string> & { email(typed: string): string }
  tooMany(until: string): string
  gap(from: string, to: string): string
  atMost(characters: number): string
}

export const checkoutWords = catalogue<CheckoutWords>({
  en: {
    title: 'Checkout',
    gone: { title: 'Not found', text: 'Nothing was logged by this form, or it is gone.' },
    logged: {
      title: 'Logged',
      once: 'The treatment is logged.',
      again: "Already logged. We didn't log it twice.",
      next: 'Next patient',
      sheet: 'Aftercare sheet to print',
      open: 'Open the record',
    },
    expired: {
      title: 'This link has expired',
      text: (minutes) => `It works for ${minutes} minutes. Press the button in your booking system again.`,
      act: 'Check out by hand',
    },
    language: 'Language',
    zone: "Patient's time zone",
    done: { legend: 'What was done', by: 'By', when: 'When', whenHint: 'empty: just now' },
    risks: 'Ask the patient',
    consent: { legend: 'Consent', texts: 'Texts', emails: 'E-mails', none: 'No messages' },
    patient: {
      legend: 'Patient',
      phone: 'Phone',
      find: 'Find',
      qr: 'By QR code',
      readBack: 'The number is right: I read it back',
      name: 'Name',
      email: 'E-mail',
      under18: 'Under 18',
      guardian: 'Parent or guardian',
      guardianHint: 'who agrees, and whose phone and e-mail these are',
    },
    resumed: 'Not logged yet: these entries are from before. Log them, or clear the form.',
    aside: {
      before: 'What you entered for',
      after: 'was set aside: this is another patient.',
      use: 'Same patient: use it',
    },
    many: { ask: 'Many visits?', act: 'Log them from a file', after: '.' },
    clear: 'Clear',
    preview: 'Preview messages',
    act: 'Log the treatment',
    empty: 'The messages appear here, with their dates.',
    areasOf: (plan) => `Areas of ${plan}`,
    productOf: (plan) => `Product of ${plan}`,
    known: { none: 'New patient: no one has this number.', legend: (clinic) => `Known by this phone at ${clinic}` },
    course: {
      title: 'What the patient gets',
      missed: (steps) => `It's too late to send the ${steps}. Ask now, in person.`,
      none: (why) => `No messages are planned: ${why}`,
      why: {
        declined: 'the patient chose no messages.',
        past: 'the times of all of them are past.',
        covered: 'those of the course that is already running cover this visit.',
      },
      text: (parts) => `text${parts > 1 ? ` of ${parts} parts` : ''}`,
      email: 'e-mail',
    },
    phone: {
      title: "On the patient's own phone",
      scan: 'Have the patient scan this code with their camera. It works once, for 1 hour.',
      qr: "QR code of the patient's form",
      open: 'Or open',
      waiting: 'Waiting for the patient …',
      agreed: 'The patient has agreed.',
      goOn: 'Go on with the checkout',
      expired: 'This code has expired. Go back to the checkout and make a new one.',
    },
    needs: {
      name: 'Who was treated? Give the name.',
      procedures: 'What was done? Choose a treatment.',
      email: (typed) => `"${typed}" is not an e-mail address.`,
      guardian: 'Give the name of the parent or guardian who agrees.',
      otherEntries: 'This form was already logged with other entries. Clear it and start again.',
    },
    tooMany: (until) =>
      `Your clinic has enrolled more new patients this hour than we expect of one. Log this again after ${until}. If your team did not do that, tell your admin now.`,
    gap: (from, to) => `No one is on call from ${from} to ${to}. Ask your admin, or log with no messages.`,
    atMost: (characters) => `At most ${characters} characters.`,
  },
  es: {
    title: 'Registro',
    gone: { title: 'No se encontró', text: 'Con este formulario no se registró nada, o ya no está.' },
    logged: {
      title: 'Registrado',
      once: 'El tratamiento está registrado.',
      again: 'Ya estaba registrado. No se registró dos veces.',
      next: 'Próximo paciente',
      sheet: 'Hoja de cuidados para imprimir',
      open: 'Abrir el expediente',
    },
    expired: {
      title: 'Este enlace venció',
      text: (minutes) => `Funciona por ${minutes} minutos. Pulse otra vez el botón en su sistema de citas.`,
      act: 'Registrar a mano',
    },
    language: 'Idioma',
    zone: 'Zona horaria del paciente',
    done: { legend: 'Qué se hizo', by: 'Quién lo hizo', when: 'Cuándo', whenHint: 'vacío: ahora mismo' },
    risks: 'Pregunte al paciente',
    consent: { legend: 'Consentimiento', texts: 'Mensajes de texto', emails: 'Correos', none: 'Ningún mensaje' },
    patient: {
      legend: 'Paciente',
      phone: 'Teléfono',
      find: 'Buscar',
      qr: 'Por código QR',
      readBack: 'El número es correcto: lo repetí en voz alta',
      name: 'Nombre',
      email: 'Correo',
      under18: 'Menor de 18 años',
      guardian: 'Padre, madre o tutor',
      guardianHint: 'quien da su consentimiento, y de quien son este teléfono y correo',
    },
    resumed: 'Todavía sin registrar: estos datos son de antes. Regístrelos, o limpie el formulario.',
    aside: {
      before: 'Lo que escribió para',
      after: 'se puso aparte: este es otro paciente.',
      use: 'Es el mismo paciente: usarlo',
    },
    many: { ask: '¿Muchas visitas?', act: 'Regístrelas de un archivo', after: '.' },
    clear: 'Limpiar',
    preview: 'Ver los mensajes',
    act: 'Registrar el tratamiento',
    empty: 'Aquí aparecen los mensajes, con sus fechas.',
    areasOf: (plan) => `Zonas de ${plan}`,
    productOf: (plan) => `Producto de ${plan}`,
    known: {
      none: 'Paciente nuevo: nadie tiene este número.',
      legend: (clinic) => `Con este teléfono en ${clinic}`,
    },
    course: {
      title: 'Lo que recibe el paciente',
      missed: (steps) => `Ya es tarde para enviar: ${steps}. Pregunte ahora, en persona.`,
      none: (why) => `No hay mensajes previstos: ${why}`,
      why: {
        declined: 'el paciente no quiso mensajes.',
        past: 'ya pasó la hora de todos.',
        covered: 'los del seguimiento que ya está en marcha cubren esta visita.',
      },
      text: (parts) => `mensaje de texto${parts > 1 ? ` de ${parts} partes` : ''}`,
      email: 'correo',
    },
    phone: {
      title: 'En el teléfono del paciente',
      scan: 'Pida al paciente que escanee este código con la cámara. Funciona una vez, por 1 hora.',
      qr: 'Código QR del formulario del paciente',
      open: 'O abra',
      waiting: 'Esperando al paciente …',
      agreed: 'El paciente dio su consentimiento.',
      goOn: 'Continuar con el registro',
      expired: 'Este código venció. Vuelva al registro y haga uno nuevo.',
    },
    needs: {
      name: '¿A quién se trató? Escriba el nombre.',
      procedures: '¿Qué se hizo? Elija un tratamiento.',
      email: (typed) => `«${typed}» no es una dirección de correo.`,
      guardian: 'Escriba el nombre del padre, la madre o el tutor que da su consentimiento.',
      otherEntries: 'Este formulario ya se registró con otros datos. Límpielo y empiece de nuevo.',
    },
    tooMany: (until) =>
      `Su clínica inscribió esta hora más pacientes nuevos de lo que se espera. Registre este otra vez después del ${until}. Si no fue su equipo, avise ya a administración.`,
    gap: (from, to) => `Nadie está de guardia del ${from} al ${to}. Hable con administración, o registre sin mensajes.`,
    atMost: (characters) => `Como máximo ${characters} caracteres.`,
  },
})
