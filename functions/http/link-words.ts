/** The page behind a page's link, for staff. */
import { catalogue } from '../core/language.ts'

export type LinkWords = {
  someone: string
  hoursAfter(hours: number): string
  due(what: 'outcome' | 'call', at: string, minutes: number): string
  closed(name: string | undefined, outcome: string): string
  notTaken: string
  took(owner: string | undefined, at: string, reached: boolean): string
  thisNumber: string
  facts: { treatments: string; risks: string; minor: string; guardian(name: string): string; language: string }
  clinicTime(zone: string): string
  interpreter: string
  phone(phone: string): string
  call(name: string): string
  noTreatment: string
  noArea: string
  by(name: string): string
  tried: { title: string; logged(tries: number): string }
  yourWords: string
  to: string
  more: string
  checkAgain: string
  checks: Record<'' | '2' | '6' | '24', string>
  second: string
  show: string
  bar: { steps: string; call: string; noPhone: string; yours: string; reached: string; until(at: string): string }
  lost: { title: string; hint: string }
  photoOf(n: number, of: number): string
  said: Record<'already' | 'yours' | 'tryBefore' | 'tried' | 'handedOver' | 'textSent' | 'recorded', string>
  needs: { typeFirst: string; shorter(most: number): string }
  gone: { title: string; emergency: string; patients: string; staff: string }
  tooLong: { title: string; said: string; back: string; shorten: string }
}

/** `las 10:20 a.m.`, `la 1:05 p.m.` */
const the = (clock: string): string => `${/^0?1:/.test(clock) ? 'la' : 'las'} ${clock}`

export const linkWords = catalogue<LinkWords>({
  en: {
    someone: 'An unknown number',
    hoursAfter: (hours) => `${hours} h after treatment`,
    due: (what, at, minutes) =>
      `${what === 'outcome' ? 'Record the outcome' : 'Reach the patient'} by ${at}: ${minutes >= 0 ? `${minutes} min left` : `${-minutes} min overdue`}`,
    closed: (name, outcome) => `Closed: ${name} recorded “${outcome}”. You don't need to do anything.`,
    notTaken: 'No one has taken this alert. Paging continues until someone does.',
    took: (owner, at, reached) => `${owner ?? 'You'} took it at ${at}${reached ? ' and reached the patient' : ''}.`,
    thisNumber: 'this number',
    facts: {
      treatments: 'Recent treatments',
      risks: 'Said at checkout',
      minor: 'Under 18',
      guardian: (name) => `${name} agreed and has this phone`,
      language: 'Language',
    },
    clinicTime: (zone) => `Clinic time: ${zone}`,
    interpreter: 'the interpreter line',
    phone: (phone) => `Phone: ${phone}`,
    call: (name) => `Call ${name}`,
    noTreatment: 'None on record.',
    noArea: 'area not recorded',
    by: (name) => `by ${name}`,
    tried: { title: 'Tried to call?', logged: (tries) => `${tries} ${tries === 1 ? 'try' : 'tries'} logged` },
    yourWords: 'Your words',
    to: 'To',
    more: 'Spoke to, harm, tier, next check, second clinician',
    checkAgain: 'Check on the patient again',
    checks: { '': 'No', 2: 'In 2 hours', 6: 'In 6 hours', 24: 'In 24 hours' },
    second: 'Second clinician, if the patient is unreachable',
    show: 'Show',
    bar: {
      steps: 'Next steps',
      call: 'Call',
      noPhone: 'No phone',
      yours: 'Yours',
      reached: 'Reached',
      until: (at) => `(until ${at})`,
    },
    lost: { title: 'Not saved: what you typed', hint: "Copy it, or add it to the patient's record." },
    photoOf: (n, of) => `${n} of ${of}`,
    said: {
      already: 'It was yours already.',
      yours: 'It is yours. Call the patient now.',
      tryBefore: 'That try was logged already.',
      tried: 'The try is logged.',
      handedOver: 'Handed over. Your colleague is being told.',
      textSent: 'Text sent.',
      recorded: 'Outcome recorded.',
    },
    needs: { typeFirst: 'Type your text first.', shorter: (most) => `Keep it under ${most} characters.` },
    gone: {
      title: 'This link no longer works',
      emergency: 'Emergency? Call your local emergency number.',
      patients: 'Patients: call your clinic.',
      staff: "Staff: use the link in your newest page, or text the alert's code back.",
    },
    tooLong: {
      title: 'Your text is too long',
      said: 'Nothing was sent.',
      back: 'Go back',
      shorten: 'and shorten it.',
    },
  },
  es: {
    someone: 'Un número desconocido',
    hoursAfter: (hours) => `${hours} h después del tratamiento`,
    due: (what, at, minutes) =>
      `${what === 'outcome' ? 'Registre el resultado' : 'Hable con el paciente'} antes de ${the(at)}: ${minutes >= 0 ? `quedan ${minutes} min` : `${-minutes} min de retraso`}`,
    closed: (name, outcome) => `Cerrada: ${name} registró «${outcome}». Usted no tiene que hacer nada.`,
    notTaken: 'Nadie ha tomado esta alerta. Se sigue avisando hasta que alguien la tome.',
    took: (owner, at, reached) =>
      `${owner === undefined ? 'Usted la tomó' : `${owner} la tomó`} a ${the(at)}${reached ? ' y ya habló con el paciente' : ''}.`,
    thisNumber: 'a este número',
    facts: {
      treatments: 'Tratamientos recientes',
      risks: 'Dicho al registrar',
      minor: 'Menor de 18 años',
      guardian: (name) => `${name} dio su consentimiento y tiene este teléfono`,
      language: 'Idioma',
    },
    clinicTime: (zone) => `Hora de la clínica: ${zone}`,
    interpreter: 'a la línea de intérpretes',
    phone: (phone) => `Teléfono: ${phone}`,
    call: (name) => `Llamar ${name}`,
    noTreatment: 'Ninguno registrado.',
    noArea: 'zona sin registrar',
    by: (name) => `por ${name}`,
    tried: {
      title: '¿Intentó llamar?',
      logged: (tries) => `${tries} ${tries === 1 ? 'intento registrado' : 'intentos registrados'}`,
    },
    yourWords: 'Su mensaje',
    to: 'A',
    more: 'Con quién habló, daño, nivel, próxima revisión, segunda persona clínica',
    checkAgain: 'Volver a revisar al paciente',
    checks: { '': 'No', 2: 'En 2 horas', 6: 'En 6 horas', 24: 'En 24 horas' },
    second: 'Segunda persona clínica, si no se localiza al paciente',
    show: 'Mostrar',
    bar: {
      steps: 'Próximos pasos',
      call: 'Llamar',
      noPhone: 'Sin teléfono',
      yours: 'Suya',
      reached: 'Ya habló',
      until: (at) => `(hasta ${the(at)})`,
    },
    lost: { title: 'No se guardó: lo que usted escribió', hint: 'Cópielo, o agréguelo al expediente del paciente.' },
    photoOf: (n, of) => `${n} de ${of}`,
    said: {
      already: 'Ya era suya.',
      yours: 'Es suya. Llame al paciente ahora.',
      tryBefore: 'Ese intento ya estaba registrado.',
      tried: 'El intento está registrado.',
      handedOver: 'Entregada. Se le está avisando a su colega.',
      textSent: 'Mensaje enviado.',
      recorded: 'Resultado registrado.',
    },
    needs: { typeFirst: 'Escriba primero su mensaje.', shorter: (most) => `No pase de ${most} caracteres.` },
    gone: {
      title: 'Este enlace ya no funciona',
      emergency: '¿Emergencia? Llame al número de emergencias de su zona.',
      patients: 'Pacientes: llamen a su clínica.',
      staff: 'Personal: use el enlace de su aviso más reciente, o responda con el código de la alerta.',
    },
    tooLong: {
      title: 'Su texto es demasiado largo',
      said: 'No se envió nada.',
      back: 'Vuelva atrás',
      shorten: 'y acórtelo.',
    },
  },
})
