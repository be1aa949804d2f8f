import type { Behaviour } from '../../use-cases/rehearsal/miniature.ts'
import { catalogue } from '../shared/language.ts'

/** What happens in a rehearsal, as sentences. `because` begins with its colon, or is empty. */
export type StoryWords = {
  label: string
  checkout: string
  patient: string
  carriers: Partial<Record<Behaviour, string>>
  channels: Record<'sms' | 'voice' | 'email', string>
  moves: {
    text(text: string): string
    staff(name: string, text: string): string
    wait(time: string): string
    next: string
    outcome(name: string, outcome: string): string
    carrier(name: string, behaviour: string): string
  }
  stopped: {
    many(messages: number): string
    full(messages: number): string
    over(days: number): string
    nothing: string
    noAlert: string
    resolved: string
  }
  told: {
    logged: string
    triage(because: string): string
    mailed(step: string): string
    sent(step: string): string
    reminder: string
    answered: string
    reminderTo(name: string): string
    lost(channel: string, name: string, because: string): string
    state(step: string, state: string, because: string): string
    reminderStep: string
    task(because: string): string
    opens(code: string): string
    has(name: string, code: string): string
    reached(name: string): string
    ends(name: string, code: string): string
    patientTold: string
    pagesAgain(because: string): string
    noOne: string
    joins(because: string): string
    paged(names: string): string
  }
}

export const storyWords = catalogue<StoryWords>({
  en: {
    label: 'What happened so far',
    checkout: 'Checkout',
    patient: 'the patient',
    carriers: {
      deliver: 'Reachable',
      undeliverable: 'Switched off',
      refused: 'Number rejected',
      throttle: 'Carrier refuses for now',
      uncertain: 'Carrier gives no answer',
    },
    channels: { sms: 'text', voice: 'call', email: 'mail' },
    moves: {
      text: (text) => `The patient writes “${text}”`,
      staff: (name, text) => `${name} writes “${text}”`,
      wait: (time) => `${time} later`,
      next: 'On to the next message',
      outcome: (name, outcome) => `${name} records an outcome: ${outcome}`,
      carrier: (name, behaviour) => `The phone of ${name}: ${behaviour}`,
    },
    stopped: {
      many: (messages) =>
        `The clock stopped here: ${messages} messages came in one go. Paging continues while no one answers.`,
      full: (messages) =>
        `The clock has stopped: ${messages} messages are enough for one rehearsal. Save it, or begin again.`,
      over: (days) => `The clock stops ${days} days after the treatment.`,
      nothing: 'Nothing more is coming: the course is over.',
      noAlert: 'No alert is open.',
      resolved: 'The alert is resolved already.',
    },
    told: {
      logged: 'The treatment is logged and the course planned.',
      triage: (because) => `Triage: ${because}`,
      mailed: (step) => `${step} mailed`,
      sent: (step) => `${step} sent`,
      reminder: 'No answer yet: reminder sent',
      answered: 'The patient is answered at once',
      reminderTo: (name) => `Reminder to ${name}`,
      lost: (channel, name, because) => `The ${channel} to ${name} may not have arrived${because}`,
      state: (step, state, because) => `${step} ${state}${because}`,
      reminderStep: 'Reminder',
      task: (because) => `Task for the inbox${because}`,
      opens: (code) => `Alert ${code} opens`,
      has: (name, code) => `${name} has alert ${code}. No one else is paged`,
      reached: (name) => `${name} has reached the patient`,
      ends: (name, code) => `${name} ends alert ${code}`,
      patientTold: 'The patient is told that no one was reached yet, and what to do',
      pagesAgain: (because) => `Pages begin again${because}`,
      noOne: 'There is no one to page. Operations are alerted',
      joins: (because) => `It joins the open alert${because}`,
      paged: (names) => `Paged: ${names}`,
    },
  },
  es: {
    label: 'Lo que pasó hasta ahora',
    checkout: 'Registro',
    patient: 'el paciente',
    carriers: {
      deliver: 'Con señal',
      undeliverable: 'Apagado',
      refused: 'Número rechazado',
      throttle: 'El operador no acepta por ahora',
      uncertain: 'El operador no responde',
    },
    channels: { sms: 'mensaje', voice: 'llamada', email: 'correo' },
    moves: {
      text: (text) => `El paciente escribe «${text}»`,
      staff: (name, text) => `${name} escribe «${text}»`,
      wait: (time) => `${time} después`,
      next: 'Al próximo mensaje',
      outcome: (name, outcome) => `${name} registra un resultado: ${outcome}`,
      carrier: (name, behaviour) => `El teléfono de ${name}: ${behaviour}`,
    },
    stopped: {
      many: (messages) =>
        `El reloj se detuvo aquí: llegaron ${messages} mensajes de una vez. Se sigue avisando mientras nadie responde.`,
      full: (messages) =>
        `El reloj no avanza: ${messages} mensajes son suficientes para un ensayo. Guárdelo, o empiece de nuevo.`,
      over: (days) => `El reloj se detiene ${days} días después del tratamiento.`,
      nothing: 'No viene nada más: el seguimiento terminó.',
      noAlert: 'No hay ninguna alerta abierta.',
      resolved: 'La alerta ya está cerrada.',
    },
    told: {
      logged: 'El tratamiento está registrado y el seguimiento planeado.',
      triage: (because) => `Lectura: ${because}`,
      mailed: (step) => `${step}: enviado por correo`,
      sent: (step) => `${step}: enviado`,
      reminder: 'Todavía sin respuesta: se envió un recordatorio',
      answered: 'Al paciente se le responde de inmediato',
      reminderTo: (name) => `Recordatorio a ${name}`,
      lost: (channel, name, because) => `Quizá no llegó (${channel} a ${name})${because}`,
      state: (step, state, because) => `${step}: ${state}${because}`,
      reminderStep: 'Recordatorio',
      task: (because) => `Tarea para la bandeja${because}`,
      opens: (code) => `Se abre la alerta ${code}`,
      has: (name, code) => `${name} tiene la alerta ${code}. No se avisa a nadie más`,
      reached: (name) => `${name} habló con el paciente`,
      ends: (name, code) => `${name} cierra la alerta ${code}`,
      patientTold: 'Al paciente se le dice que aún no se localiza a nadie, y qué hacer',
      pagesAgain: (because) => `Se vuelve a avisar${because}`,
      noOne: 'No hay a quién avisar. Se alerta a operaciones',
      joins: (because) => `Se suma a la alerta abierta${because}`,
      paged: (names) => `Avisados: ${names}`,
    },
  },
})
