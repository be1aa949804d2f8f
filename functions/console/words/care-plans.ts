import { catalogue } from '../shared/language.ts'

export type CarePlanWords = {
  title: string
  gone: { title: string; text: string }
  all: string
  states: Record<'written' | 'own' | 'waits', string>
  list: { hint: string; rehearse: string; words: string; columns: readonly [string, string, string, string, string] }
  page: {
    rehearse: string
    languages: string
    asWritten: string
    proposed(name: string): string
    approved(name: string): string
    signed: string
    unsigned: string
    struck: string
    approve: string
    other: string
    propose: string
    sure: string
    backToPlan: string
    withdraw: string
    mine: string
  }
  refused: Record<'nothing' | 'meanwhile' | 'withdrawn', string>
  change: {
    title(plan: string): string
    replaces(name: string, signed: boolean): string
    placeholders: string
    yours: string
    act: string
    back: string
    hint: string
    after: string
    unit: string
    units: Record<'minutes' | 'hours' | 'days', string>
    by: string
    channels: Record<'sms' | 'email', string>
    leaveOut: string
    lockedAfter(time: string): string
    lockedFirst: string
  }
  checked: {
    none: string
    leftOut: string
    by(channel: string): string
    length(language: string, now: number, before: number): string
    noTime: string
    atOnce: string
  }
  step: {
    leftOut: string
    texts(parts: number, units: number, most: number): string
    atOnce: string
    after(time: string): string
    by: string
    late(time: string): string
    silence(remind: string, task: string): string
    only(areas: string): string
    risk(risks: string): string
    locked: string
  }
}

export const carePlanWords = catalogue<CarePlanWords>({
  en: {
    title: 'Care plans',
    gone: { title: 'No such care plan', text: 'There is no care plan of this name.' },
    all: 'All care plans',
    states: {
      written: 'As written',
      own: "The clinic's own",
      waits: 'A change waits for its second signature',
    },
    list: {
      hint: 'What patients get after each treatment, and when. Watch one happen before you trust it.',
      rehearse: 'Rehearse a course',
      words: 'Consent and messages',
      columns: ['Plan', 'Areas', 'Messages', 'Ends after', 'Version'],
    },
    page: {
      rehearse: 'Rehearse it',
      languages: 'Languages',
      asWritten: 'Your clinic uses this plan as it was written.',
      proposed: (name) => `Proposed by ${name}`,
      approved: (name) => `Approved by ${name}`,
      signed: 'Every course planned since then uses it.',
      unsigned: 'Until a second person approves it, patients get the plan as written.',
      struck: 'The plan’s words are struck out; what your clinic wants instead is underlined.',
      approve: 'Approve it',
      other: 'Propose something else',
      propose: 'Propose a change',
      sure: 'Every course planned from now on will use the plan as it was written. Continue?',
      backToPlan: 'Back to the plan as written',
      withdraw: 'Withdraw it',
      mine: 'You have signed it. A second clinician or admin has to approve it.',
    },
    refused: {
      nothing: 'Nothing is changed yet: this is the plan as written.',
      meanwhile: 'Someone proposed something else meanwhile. Read it again before you sign.',
      withdrawn: 'Someone withdrew this proposal. There is nothing to sign.',
    },
    change: {
      title: (plan) => `Change ${plan}`,
      replaces: (name, signed) =>
        `This replaces what ${name} proposed${signed ? '. Until a second person approves it, patients get the plan as it was written' : ''}.`,
      placeholders:
        "Words may hold {clinic}, {first}, {emergency}, {onCall} and {frontDesk}. To go back to the plan's own words, clear a text.",
      yours: 'Your changes',
      act: 'Propose it',
      back: 'Back',
      hint: 'You sign as the first; a second clinician or admin has to approve it.',
      after: 'After the treatment',
      unit: 'Unit of time',
      units: { minutes: 'minutes', hours: 'hours', days: 'days' },
      by: 'By',
      channels: { sms: 'text', email: 'e-mail' },
      leaveOut: 'Leave it out',
      lockedAfter: (time) => `Safety, locked: always sent, by text, no later than ${time} after.`,
      lockedFirst: 'Locked: the first text leaves at once and says how to STOP.',
    },
    checked: {
      none: 'None yet: this is the plan as it was written.',
      leftOut: 'Left out',
      by: (channel) => `By ${channel}`,
      length: (language, now, before) => `${language}: ${now} characters, before ${before}`,
      noTime: 'no time',
      atOnce: 'at once',
    },
    step: {
      leftOut: 'Left out at your clinic.',
      texts: (parts, units, most) => `${parts === 1 ? 'One text' : `${parts} texts`}, ${units} of ${most} characters`,
      atOnce: 'At once',
      after: (time) => `${time} after`,
      by: 'by',
      late: (time) => `Not sent if it is more than ${time} late.`,
      silence: (remind, task) =>
        `Expects an answer. Without one: a reminder after ${remind}, a task for staff after ${task}.`,
      only: (areas) => `Only for ${areas}`,
      risk: (risks) => `for any area with the risk ${risks}`,
      locked: 'Safety, locked: always sent, by text, never later than this.',
    },
  },
  es: {
    title: 'Planes de seguimiento',
    gone: { title: 'No hay tal plan', text: 'No hay ningún plan de seguimiento con ese nombre.' },
    all: 'Todos los planes',
    states: {
      written: 'Como está escrito',
      own: 'Propio de la clínica',
      waits: 'Un cambio espera la segunda firma',
    },
    list: {
      hint: 'Lo que reciben los pacientes después de cada tratamiento, y cuándo. Vea uno en marcha antes de confiar en él.',
      rehearse: 'Ensayar un seguimiento',
      words: 'Consentimiento y mensajes',
      columns: ['Plan', 'Zonas', 'Mensajes', 'Termina a los', 'Versión'],
    },
    page: {
      rehearse: 'Ensayarlo',
      languages: 'Idiomas',
      asWritten: 'Su clínica usa este plan como está escrito.',
      proposed: (name) => `Propuesto por ${name}`,
      approved: (name) => `Aprobado por ${name}`,
      signed: 'Lo tiene todo seguimiento que se planee desde entonces.',
      unsigned: 'Hasta que una segunda persona lo apruebe, los pacientes reciben el plan como está escrito.',
      struck: 'Tachado está lo que dice el plan; subrayado, lo que su clínica quiere en su lugar.',
      approve: 'Aprobarlo',
      other: 'Proponer otra cosa',
      propose: 'Proponer un cambio',
      sure: 'Todo seguimiento que se planee desde ahora usa el plan como está escrito. ¿Continuar?',
      backToPlan: 'Volver al plan como está escrito',
      withdraw: 'Retirarlo',
      mine: 'Usted lo firmó. Una segunda persona clínica o de administración tiene que aprobarlo.',
    },
    refused: {
      nothing: 'Todavía no cambió nada: este es el plan como está escrito.',
      meanwhile: 'Otra persona propuso otra cosa mientras tanto. Léalo de nuevo antes de firmar.',
      withdrawn: 'Otra persona retiró esta propuesta. No hay nada que firmar.',
    },
    change: {
      title: (plan) => `Cambiar ${plan}`,
      replaces: (name, signed) =>
        `Esto reemplaza lo que propuso ${name}${signed ? '. Hasta que una segunda persona lo apruebe, los pacientes reciben el plan como está escrito' : ''}.`,
      placeholders:
        'Los textos pueden llevar {clinic}, {first}, {emergency}, {onCall} y {frontDesk}. Para volver al texto del plan, borre el suyo.',
      yours: 'Sus cambios',
      act: 'Proponerlo',
      back: 'Volver',
      hint: 'Usted firma en primer lugar; una segunda persona clínica o de administración tiene que aprobarlo.',
      after: 'Después del tratamiento',
      unit: 'Unidad de tiempo',
      units: { minutes: 'minutos', hours: 'horas', days: 'días' },
      by: 'Por',
      channels: { sms: 'mensaje de texto', email: 'correo' },
      leaveOut: 'Omitirlo',
      lockedAfter: (time) =>
        `De seguridad, fijo: siempre se envía, por mensaje de texto, a más tardar ${time} después.`,
      lockedFirst: 'Fijo: el primer mensaje sale de inmediato y dice cómo darse de baja con STOP.',
    },
    checked: {
      none: 'Todavía ninguno: este es el plan como está escrito.',
      leftOut: 'Omitido',
      by: (channel) => `Por ${channel}`,
      length: (language, now, before) => `${language}: ${now} caracteres, antes ${before}`,
      noTime: 'sin tiempo',
      atOnce: 'de inmediato',
    },
    step: {
      leftOut: 'Omitido en su clínica.',
      texts: (parts, units, most) =>
        `${parts === 1 ? 'Un mensaje' : `${parts} mensajes`}, ${units} de ${most} caracteres`,
      atOnce: 'De inmediato',
      after: (time) => `${time} después`,
      by: 'por',
      late: (time) => `No se envía si pasan más de ${time} de su hora.`,
      silence: (remind, task) =>
        `Espera una respuesta. Si no llega: un recordatorio después de ${remind}, una tarea para el personal después de ${task}.`,
      only: (areas) => `Solo para ${areas}`,
      risk: (risks) => `para cualquier zona con el riesgo ${risks}`,
      locked: 'De seguridad, fijo: siempre se envía, por mensaje de texto, nunca más tarde que esto.',
    },
  },
})
