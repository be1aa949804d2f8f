import { catalogue } from '../shared/language.ts'

export type PatientWords = {
  gone: { title: string; text: string }
  contact: string
  openAlert: string
  openAlertDesk: string
  facts: Record<'phone' | 'email' | 'language' | 'zone' | 'agreed' | 'guardian' | 'minor', string>
  none: string
  agreements: { texts: string; emails: string; and: string; nothing: string }
  treatmentOf(at: string): string
  sheet: string
  messages(count: number): string
  cancel: { act: string; sure: string }
  correct: { title: string; name: string; zone: string; act: string }
  files: {
    title: string
    print: string
    pdf: string
    csv: string
    record(name: string, clinic: string): string
    save: string
  }
  erase: {
    title: string
    what: string
    given: string
    act: string
    sure: string
    tick: string
    alertOpen: string
    onHold(name: string): string
    underHold: string
  }
  timeline: {
    title: string
    without: string
    with: string
    alert: string
    of: string
    wrote(tier: string): string
    to(name: string): string
    by(how: string): string
    byWhom(name: string): string
  }
  interpreter: string
  guardianAgreed(name: string): string
  recent: string
  noTreatment: string
  noArea: string
  by(name: string): string
  cancelled: string
  risks: string
  hoursAfter(hours: number): string
  hoursBefore(hours: number): string
}

export const patientWords = catalogue<PatientWords>({
  en: {
    gone: { title: 'No such patient', text: 'There is no such patient at this clinic.' },
    contact: 'Contact',
    openAlert: 'An alert is open.',
    openAlertDesk: 'An alert is open. A nurse or clinician deals with it.',
    facts: {
      phone: 'Phone',
      email: 'E-mail',
      language: 'Language',
      zone: 'Zone',
      agreed: 'Agreed to',
      guardian: 'Guardian',
      minor: 'A minor',
    },
    none: 'none',
    agreements: { texts: 'texts', emails: 'e-mails', and: 'and', nothing: 'no messages' },
    treatmentOf: (at) => `Treatment of ${at}`,
    sheet: 'Aftercare sheet to print',
    messages: (count) => `Messages: ${count}`,
    cancel: {
      act: "Cancel: this visit didn't happen",
      sure: 'Cancel this visit? It leaves the emergency card, replies are read without it, and no more of its messages go out.',
    },
    correct: {
      title: 'Correct contact, language or zone',
      name: 'Name',
      zone: 'Time zone',
      act: 'Save, and plan again what is unsent',
    },
    files: {
      title: 'Record',
      print: 'Print',
      pdf: 'PDF for the chart',
      csv: 'CSV',
      record: (name, clinic) => `${name}, record of ${clinic}`,
      save: 'Print or save as PDF',
    },
    erase: {
      title: 'Erase this patient',
      what: 'Names, contacts, messages and treatments go for good. Proof of consent and of the erasure stays, and an opt-out stays as a hash. An open alert or a legal hold has to end first.',
      given: 'I have given the patient what they asked for',
      act: 'Erase',
      sure: 'Erase this patient for good?',
      tick: 'Tick that you are sure.',
      alertOpen: 'An alert is open: record its outcome first.',
      onHold: (name) => `${name} placed a legal hold on this record: lift it first.`,
      underHold: 'An incident holds this record: release it there first.',
    },
    timeline: {
      title: 'Timeline',
      without: 'Without pages and delivery',
      with: 'With pages and delivery',
      alert: 'alert',
      of: 'of',
      wrote: (tier) => `Wrote (${tier})`,
      to: (name) => `to ${name}`,
      by: (how) => `by ${how === 'voice' ? 'call' : how}`,
      byWhom: (name) => `by ${name}`,
    },
    interpreter: 'interpreter line',
    guardianAgreed: (name) => `${name} agreed, and has this phone`,
    recent: 'Recent treatments',
    noTreatment: 'No treatment on record, so we use the strictest rules.',
    noArea: 'no area on record',
    by: (name) => `by ${name}`,
    cancelled: 'canceled',
    risks: 'Said at checkout:',
    hoursAfter: (hours) => `${hours} h after the treatment`,
    hoursBefore: (hours) => `${hours} h before`,
  },
  es: {
    gone: { title: 'No hay tal paciente', text: 'No hay tal paciente en esta clínica.' },
    contact: 'Contacto',
    openAlert: 'Hay una alerta abierta.',
    openAlertDesk: 'Hay una alerta abierta. La atiende enfermería o el personal clínico.',
    facts: {
      phone: 'Teléfono',
      email: 'Correo',
      language: 'Idioma',
      zone: 'Zona horaria',
      agreed: 'Aceptó',
      guardian: 'Tutor',
      minor: 'Menor de edad',
    },
    none: 'ninguno',
    agreements: { texts: 'mensajes de texto', emails: 'correos', and: 'y', nothing: 'ningún mensaje' },
    treatmentOf: (at) => `Tratamiento del ${at}`,
    sheet: 'Hoja de cuidados para imprimir',
    messages: (count) => `Mensajes: ${count}`,
    cancel: {
      act: 'Cancelar: esta visita no se hizo',
      sure: '¿Cancelar esta visita? Sale de la tarjeta de urgencias, las respuestas se leen sin ella y no salen más mensajes suyos.',
    },
    correct: {
      title: 'Corregir contacto, idioma o zona horaria',
      name: 'Nombre',
      zone: 'Zona horaria',
      act: 'Guardar y volver a planear lo que falta por enviar',
    },
    files: {
      title: 'Expediente',
      print: 'Imprimir',
      pdf: 'PDF para el expediente',
      csv: 'CSV',
      record: (name, clinic) => `${name}, expediente de ${clinic}`,
      save: 'Imprimir o guardar como PDF',
    },
    erase: {
      title: 'Borrar a este paciente',
      what: 'Nombres, contactos, mensajes y tratamientos se borran para siempre. Quedan la prueba del consentimiento y la del borrado, y la baja de mensajes queda como una huella (hash). Antes tiene que terminar toda alerta abierta o retención legal.',
      given: 'Ya le di al paciente lo que pidió',
      act: 'Borrar',
      sure: '¿Borrar a este paciente para siempre?',
      tick: 'Marque que está de acuerdo.',
      alertOpen: 'Hay una alerta abierta: registre antes su resultado.',
      onHold: (name) => `${name} puso una retención legal en este expediente: quítela antes.`,
      underHold: 'Un incidente retiene este expediente: libérelo allí antes.',
    },
    timeline: {
      title: 'Cronología',
      without: 'Sin avisos ni entregas',
      with: 'Con avisos y entregas',
      alert: 'alerta',
      of: 'del',
      wrote: (tier) => `Escribió (${tier})`,
      to: (name) => `a ${name}`,
      by: (how) => `por ${how}`,
      byWhom: (name) => `por ${name}`,
    },
    interpreter: 'línea de intérpretes',
    guardianAgreed: (name) => `${name} dio su consentimiento y tiene este teléfono`,
    recent: 'Tratamientos recientes',
    noTreatment: 'Sin tratamiento registrado: se usan las reglas más estrictas.',
    noArea: 'sin zona registrada',
    by: (name) => `por ${name}`,
    cancelled: 'cancelado',
    risks: 'Dicho al registrar:',
    hoursAfter: (hours) => `${hours} h después del tratamiento`,
    hoursBefore: (hours) => `${hours} h antes`,
  },
})
