import { catalogue } from '../shared/language.ts'

export type SheetWords = {
  title: string
  print: string
  forPatient(name: string, day: string): string
  done: string
  danger: string
  call: string
  emergency: string
  dayAndNight: string
  frontDesk: string
  next: string
  messages: string
  noMessages: string
  channels: Record<'sms' | 'email' | 'voice', string>
  from(phone: string): string
}

/** The sheet that a patient takes home: in the patient's language, but for the button, which is for staff. */
export const sheetWords = catalogue<SheetWords>({
  en: {
    title: 'After your visit',
    print: 'Print',
    forPatient: (name, day) => `For ${name}, visit on ${day}`,
    done: 'What was done',
    danger: 'Danger signs',
    call: 'Whom to call',
    emergency: 'Emergency',
    dayAndNight: 'The clinic, day and night',
    frontDesk: 'Front desk',
    next: 'What to do',
    messages: 'When we write to you',
    noMessages: 'No messages are planned. Call us whenever something worries you.',
    channels: { sms: 'text', email: 'e-mail', voice: 'call' },
    from: (phone) => `Our texts come from ${phone}. You can answer them at any time.`,
  },
  es: {
    title: 'Después de su visita',
    print: 'Imprimir',
    forPatient: (name, day) => `Para ${name}, visita del ${day}`,
    done: 'Qué se le hizo',
    danger: 'Señales de peligro',
    call: 'A quién llamar',
    emergency: 'Emergencia',
    dayAndNight: 'La clínica, día y noche',
    frontDesk: 'Recepción',
    next: 'Qué hacer',
    messages: 'Cuándo le escribiremos',
    noMessages: 'No hay mensajes previstos. Llámenos si algo le preocupa.',
    channels: { sms: 'mensaje de texto', email: 'correo', voice: 'llamada' },
    from: (phone) => `Nuestros mensajes llegan del ${phone}. Puede contestarlos en cualquier momento.`,
  },
})
