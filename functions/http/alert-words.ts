/** What the pages about an alert say alike, signed in or behind a link: the outcome's form, and why something was not done. */
import type { Resolution } from '../core/alerts/outcome.ts'
import { REFUSALS, type RefusalFacts } from '../core/alerts/refusals.ts'
import { catalogue } from '../core/language.ts'
import type { Sentences } from '../core/row-facts.ts'

export type AlertFormWords = {
  wroteTitle(gathered: boolean): string
  toldTitle: string
  before: string
  beforePhoto: string
  photo: string
  /** No remote clearing of a suspected blocked vessel (docs/clinical-safety.md, H15). */
  noProof: string
  take: string
  undo: string
  reached: string
  noAnswer: string
  leftMessage: string
  text: { title: string; send: string }
  askPhoto: { act: string; hint: string; asked: string }
  handOver: { act: string; choose: string }
  outcome: {
    title: string
    hint: string
    note: string
    notRecorded: string
    spokeTo: string
    harm: string
    harms: Record<NonNullable<Resolution['harm']>, string>
    tierWas: string
    judged: Record<NonNullable<Resolution['tierWas']>, string>
    act: string
  }
  reopen: { title: string; hint: string; why: string; act: string; done: string }
  backGiven: string
  callRecorded: string
  typed: string
  needs: Record<
    'outcome' | 'reason' | 'colleague' | 'text' | 'second' | 'noAlert' | 'noPatient' | 'mayNotLower',
    string
  >
  hasIt(name: string): string
  hasClosed(name: string): string
  tries(logged: number, needed: number): string
  why: Sentences<RefusalFacts>
}

const reopenEn = {
  title: 'Closed by mistake?',
  hint: 'Paging restarts from the beginning. Your outcome stays on record as withdrawn. The patient is told nothing.',
  why: 'Why it is open again',
  act: 'Reopen the alert',
  done: 'The alert is open again, and paging has restarted. Your outcome is withdrawn.',
}
const reopenEs = {
  title: '¿La cerró por error?',
  hint: 'Los avisos empiezan desde el principio. Su resultado queda guardado como retirado. Al paciente no se le dice nada.',
  why: 'Por qué se abre de nuevo',
  act: 'Reabrir la alerta',
  done: 'La alerta está abierta de nuevo y los avisos empezaron otra vez. Su resultado queda retirado.',
}

export const alertFormWords = catalogue<AlertFormWords>({
  en: {
    wroteTitle: (gathered) => (gathered ? 'What unknown numbers wrote' : 'What the patient wrote'),
    toldTitle: 'What the patient was told',
    before: 'Before',
    beforePhoto: 'Before photo',
    photo: 'Photo',
    noProof: 'A photo cannot rule out a blocked vessel: see the patient.',
    take: 'Take this alert',
    undo: 'Undo',
    reached: 'I reached the patient',
    noAnswer: 'No answer',
    leftMessage: 'Left a message',
    text: { title: 'Text the patient', send: 'Send the text' },
    askPhoto: {
      act: 'Ask for a photo',
      hint: 'The patient gets a text with a link that works for 24 hours.',
      asked: 'The patient gets a text with a link for photos.',
    },
    handOver: { act: 'Hand over', choose: 'Choose …' },
    outcome: {
      title: 'Outcome',
      hint: 'An outcome closes the alert. Nothing else does.',
      note: 'Note',
      notRecorded: 'Not recorded',
      spokeTo: 'Spoke to',
      harm: 'Harm to the patient',
      harms: { none: 'None', mild: 'Mild', moderate: 'Moderate', severe: 'Severe' },
      tierWas: 'Was the tier right?',
      judged: { right: 'Right', 'too-high': 'Too high', 'too-low': 'Too low' },
      act: 'Record the outcome',
    },
    reopen: reopenEn,
    backGiven: 'You gave the alert back. Paging continues as before.',
    callRecorded: 'Call recorded. Now record the outcome.',
    typed: 'What you typed',
    needs: {
      outcome: 'What happened? Choose an outcome.',
      reason: 'Why? Give the reason.',
      colleague: 'Choose a colleague.',
      text: 'The text is empty.',
      second: 'Name the second clinician who agrees.',
      noAlert: 'There is no such alert at this clinic.',
      noPatient: 'There is no such patient at this clinic.',
      mayNotLower: 'Only a clinician or the admin can lower a tier.',
    },
    hasIt: (name) => `${name} has this alert. You don't need to do anything.`,
    hasClosed: (name) => `${name} has already recorded an outcome.`,
    tries: (logged, needed) =>
      `You've logged ${logged} of ${needed} tries. Log ${needed - logged} more, then choose Unreachable.`,
    why: REFUSALS,
  },
  es: {
    wroteTitle: (gathered) => (gathered ? 'Lo que escribieron números desconocidos' : 'Lo que escribió el paciente'),
    toldTitle: 'Lo que se le dijo al paciente',
    before: 'Antes',
    beforePhoto: 'Foto de antes',
    photo: 'Foto',
    noProof: 'Una foto no descarta un vaso obstruido: vea al paciente.',
    take: 'Tomar esta alerta',
    undo: 'Deshacer',
    reached: 'Hablé con el paciente',
    noAnswer: 'No contestó',
    leftMessage: 'Dejé un mensaje',
    text: { title: 'Escribir al paciente', send: 'Enviar el mensaje' },
    askPhoto: {
      act: 'Pedir una foto',
      hint: 'El paciente recibe un mensaje con un enlace que funciona por 24 horas.',
      asked: 'El paciente recibe un mensaje con un enlace para fotos.',
    },
    handOver: { act: 'Entregar', choose: 'Elija …' },
    outcome: {
      title: 'Resultado',
      hint: 'Un resultado cierra la alerta. Nada más la cierra.',
      note: 'Nota',
      notRecorded: 'Sin registrar',
      spokeTo: 'Habló con',
      harm: 'Daño al paciente',
      harms: { none: 'Ninguno', mild: 'Leve', moderate: 'Moderado', severe: 'Grave' },
      tierWas: '¿Era correcto el nivel?',
      judged: { right: 'Correcto', 'too-high': 'Demasiado alto', 'too-low': 'Demasiado bajo' },
      act: 'Registrar el resultado',
    },
    reopen: reopenEs,
    backGiven: 'Usted devolvió la alerta. Los avisos siguen como antes.',
    callRecorded: 'Llamada registrada. Ahora registre el resultado.',
    typed: 'Lo que usted escribió',
    needs: {
      outcome: '¿Qué pasó? Elija un resultado.',
      reason: '¿Por qué? Escriba el motivo.',
      colleague: 'Elija a un colega.',
      text: 'El mensaje está vacío.',
      second: 'Escriba el nombre de la segunda persona clínica que está de acuerdo.',
      noAlert: 'No hay tal alerta en esta clínica.',
      noPatient: 'No hay tal paciente en esta clínica.',
      mayNotLower: 'Solo el personal clínico o administración puede bajar un nivel.',
    },
    hasIt: (name) => `${name} tiene esta alerta. Usted no tiene que hacer nada.`,
    hasClosed: (name) => `${name} ya registró un resultado.`,
    tries: (logged, needed) =>
      `Ha registrado ${logged} de ${needed} intentos. Registre ${needed - logged} más y luego elija «No localizado».`,
    why: {
      'not-taken': () => 'Nadie tiene esta alerta: no hay nada que deshacer.',
      'not-your-alert': ({ name }) => `${name} tiene esta alerta: solo esa persona puede deshacerlo.`,
      'acted-since': () => 'Ya se hizo otra cosa con esta alerta desde que usted la tomó.',
      'undo-over': () => 'Pasaron más de diez segundos. Entregue la alerta, o avise a todos.',
      'still-open': () => 'Esta alerta está abierta: no tiene un resultado que retirar.',
      'not-your-outcome': ({ name }) => `${name} registró este resultado: solo esa persona puede retirarlo.`,
      'reopen-over': () => 'Pasó más de una hora desde que se registró el resultado.',
      'another-open': ({ code }) => `El paciente tiene otra alerta abierta, ${code}: siga en esa.`,
      'no-phone-of-staff': ({ name }) => `${name} no tiene teléfono: no habría cómo avisarle.`,
      'of-front-desk': ({ name }) => `${name} es de recepción: elija a alguien del personal clínico o de enfermería.`,
      'no-number': () => 'No hay número de teléfono registrado.',
      'opted-out': () => 'Este número pidió no recibir mensajes: llame por teléfono.',
      'not-agreed': () => 'El paciente no ha aceptado mensajes de texto: llame por teléfono.',
    },
  },
})
