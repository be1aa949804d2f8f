import type { OwnText } from '../../core/messages/clinic-words.ts'
import { catalogue } from '../shared/language.ts'

export type OwnWordsWords = {
  title: string
  intro: string
  plans: string
  names: Record<OwnText, { label: string; when: string }>
  languages: Record<string, string>
  standard: string
  own: string
  proposedBy(name: string): string
  signedBy(names: string): string
  edit: string
  open: string
  length(units: number, parts: number): string
  preview: string
  placeholders(names: string): string
  check: string
  propose: string
  proposeHint: string
  proposed: string
  current: string
  approve: string
  approveHint: string
  ownProposal: string
  remove: string
  removeHint: string
  removeNow: string
  signTitle: string
  signHint: string
  signButton: string
  signed(names: string): string
  signedOnce: string
  invite: string
  said: Record<'proposed' | 'approved' | 'removed' | 'signed', string>
  overtaken: string
  gone: string
  faults: string
}

export const ownWordsWords = catalogue<OwnWordsWords>({
  en: {
    title: 'Consent and messages',
    intro:
      'What patients read besides the check-ins of a care plan. Change the words to sound like your clinic; what is about safety has to stay in.',
    plans: 'Check-ins and aftercare sheets are changed under Care plans.',
    names: {
      'page-consent.statement': {
        label: 'Consent',
        when: 'At checkout and on the patient’s own phone, before the first text.',
      },
      reminder: { label: 'Reminder', when: 'When a patient hasn’t answered a check-in.' },
      'answer-routine': { label: 'Answer: all OK', when: 'When a patient reports nothing that needs you.' },
      'answer-question': { label: 'Answer: a question', when: 'When a patient has a question.' },
      'answer-question-closed': {
        label: 'Answer: a question, closed',
        when: 'When a patient asks something while the clinic is closed. {opens} says when it opens.',
      },
      'answer-unclear': { label: 'Answer: unclear', when: 'When a person has to read what the patient wrote.' },
      'answer-photo': {
        label: 'Answer: a photo',
        when: 'When a patient sends a photo long after a visit. No one can see it here.',
      },
      'answer-photo-call-by': {
        label: 'Answer: a photo, we will call',
        when: 'When a photo comes soon after filler, and someone is paged to look.',
      },
      'answer-soon': { label: 'Answer: soon', when: 'When you should call by the next work day.' },
      'answer-call-by': { label: 'Answer: we will call', when: 'When someone is paged and asked to call by a time.' },
      'answer-nobody': { label: 'Answer: no one on call', when: 'When a warning sign comes and no one is on call.' },
      clarify: { label: 'Asking again', when: 'When an answer could mean two things.' },
      'clarify-photo': { label: 'Asking again: a photo', when: 'When a photo comes while a warning sign could show.' },
      'nobody-reached': { label: 'No one reached yet', when: 'When no one has taken an alert in time.' },
      'keep-trying': { label: 'Still trying', when: 'When the patient still waits after that.' },
      help: { label: 'HELP', when: 'When a patient texts HELP.' },
      started: { label: 'START', when: 'When a patient texts START.' },
      stopped: { label: 'STOP', when: 'When a patient texts STOP.' },
      'wrong-number': { label: 'Wrong number', when: 'When someone says they are not your patient.' },
    },
    languages: { en: 'English', es: 'Spanish' },
    standard: 'Standard words',
    own: 'Your words',
    proposedBy: (name) => `Proposed by ${name}; waits for a second signature.`,
    signedBy: (names) => `Signed by ${names}.`,
    edit: 'Change the words',
    open: 'Read and sign',
    length: (units, parts) =>
      `${units} characters with the longest names: ${parts === 1 ? 'one text' : `${parts} texts`}.`,
    preview: 'As a patient reads it',
    placeholders: (names) => `Filled in for each patient: ${names}.`,
    check: 'Check and preview',
    propose: 'Send for approval',
    proposeHint:
      'You sign first. A second clinician or admin reads it and signs; until then patients get the words in force.',
    proposed: 'Proposed',
    current: 'In force now',
    approve: 'Sign: use these words',
    approveHint: 'Your signature is the second: the words are used from the next text on.',
    ownProposal: 'You proposed this. A second clinician or admin has to sign it.',
    remove: 'Go back to the standard words',
    removeHint: 'The standard words are used from the next text on.',
    removeNow: 'Use the standard words',
    signTitle: 'Sign all of it',
    signHint:
      'Before the first patient, two people read everything on this page and sign. After any change it has to be read again.',
    signButton: 'I have read all of it, and sign',
    signed: (names) => `✓ Signed by ${names}.`,
    signedOnce: 'A second person has to read and sign.',
    invite: 'Alone? Invite a clinician as the second signer',
    said: {
      proposed: 'Sent for approval. A second person has to sign.',
      approved: 'Signed. The words are used from the next text on.',
      removed: 'The standard words are used again.',
      signed: 'Your signature is recorded.',
    },
    overtaken:
      'Someone proposed other words while this page was open. What you typed is below. Read theirs, then send yours again.',
    gone: 'There is no such message.',
    faults: 'Fix this',
  },
  es: {
    title: 'Consentimiento y mensajes',
    intro:
      'Lo que leen los pacientes además de las preguntas de un plan. Cambie las palabras para que suenen a su clínica; lo que trata de seguridad tiene que quedarse.',
    plans: 'Las preguntas y las hojas de cuidados se cambian en Planes.',
    names: {
      'page-consent.statement': {
        label: 'Consentimiento',
        when: 'Al registrar y en el teléfono del paciente, antes del primer texto.',
      },
      reminder: { label: 'Recordatorio', when: 'Cuando un paciente no contestó una pregunta.' },
      'answer-routine': { label: 'Respuesta: todo bien', when: 'Cuando un paciente no dice nada que les necesite.' },
      'answer-question': { label: 'Respuesta: una pregunta', when: 'Cuando un paciente tiene una pregunta.' },
      'answer-question-closed': {
        label: 'Respuesta: una pregunta, cerrado',
        when: 'Cuando un paciente pregunta algo con la clínica cerrada. {opens} dice cuándo abre.',
      },
      'answer-unclear': {
        label: 'Respuesta: no está claro',
        when: 'Cuando una persona tiene que leer lo que escribió.',
      },
      'answer-photo': {
        label: 'Respuesta: una foto',
        when: 'Cuando un paciente manda una foto mucho después de la visita. Aquí nadie puede verla.',
      },
      'answer-photo-call-by': {
        label: 'Respuesta: una foto, le llamaremos',
        when: 'Cuando llega una foto poco después de un relleno y se avisa a alguien para que mire.',
      },
      'answer-soon': { label: 'Respuesta: pronto', when: 'Cuando hay que llamar antes del fin del próximo día hábil.' },
      'answer-call-by': {
        label: 'Respuesta: le llamaremos',
        when: 'Cuando se avisa a alguien para que llame antes de una hora.',
      },
      'answer-nobody': {
        label: 'Respuesta: nadie de guardia',
        when: 'Cuando llega una señal de alarma y no hay nadie de guardia.',
      },
      clarify: { label: 'Preguntar otra vez', when: 'Cuando una respuesta puede significar dos cosas.' },
      'clarify-photo': {
        label: 'Preguntar otra vez: una foto',
        when: 'Cuando llega una foto mientras puede aparecer una señal de alarma.',
      },
      'nobody-reached': { label: 'Todavía nadie', when: 'Cuando nadie tomó una alerta a tiempo.' },
      'keep-trying': { label: 'Seguimos intentando', when: 'Cuando el paciente sigue esperando después.' },
      help: { label: 'HELP', when: 'Cuando un paciente escribe HELP.' },
      started: { label: 'START', when: 'Cuando un paciente escribe START.' },
      stopped: { label: 'STOP', when: 'Cuando un paciente escribe STOP.' },
      'wrong-number': { label: 'Número equivocado', when: 'Cuando alguien dice que no es su paciente.' },
    },
    languages: { en: 'Inglés', es: 'Español' },
    standard: 'Texto estándar',
    own: 'Sus palabras',
    proposedBy: (name) => `Propuesto por ${name}; falta una segunda firma.`,
    signedBy: (names) => `Firmado por ${names}.`,
    edit: 'Cambiar las palabras',
    open: 'Leer y firmar',
    length: (units, parts) =>
      `${units} caracteres con los nombres más largos: ${parts === 1 ? 'un texto' : `${parts} textos`}.`,
    preview: 'Como lo lee un paciente',
    placeholders: (names) => `Se rellena para cada paciente: ${names}.`,
    check: 'Revisar y ver',
    propose: 'Enviar a firmar',
    proposeHint:
      'Usted firma primero. Otra persona clínica o de administración lo lee y firma; hasta entonces los pacientes reciben las palabras vigentes.',
    proposed: 'Propuesto',
    current: 'Vigente ahora',
    approve: 'Firmar: usar estas palabras',
    approveHint: 'Su firma es la segunda: las palabras se usan desde el próximo texto.',
    ownProposal: 'Lo propuso usted. Tiene que firmarlo otra persona clínica o de administración.',
    remove: 'Volver al texto estándar',
    removeHint: 'El texto estándar se usa desde el próximo mensaje.',
    removeNow: 'Usar el texto estándar',
    signTitle: 'Firmar todo',
    signHint:
      'Antes del primer paciente, dos personas leen todo lo de esta página y firman. Después de cualquier cambio hay que leerlo otra vez.',
    signButton: 'Lo he leído todo y firmo',
    signed: (names) => `✓ Firmado por ${names}.`,
    signedOnce: 'Una segunda persona tiene que leer y firmar.',
    invite: '¿Está a solas? Invite a alguien del personal clínico a firmar',
    said: {
      proposed: 'Enviado. Tiene que firmar otra persona.',
      approved: 'Firmado. Las palabras se usan desde el próximo texto.',
      removed: 'Se usa otra vez el texto estándar.',
      signed: 'Su firma está guardada.',
    },
    overtaken:
      'Alguien propuso otras palabras mientras esta página estaba abierta. Lo que escribió está abajo. Lea las otras y envíe las suyas de nuevo.',
    gone: 'Ese mensaje no existe.',
    faults: 'Corrija esto',
  },
})
