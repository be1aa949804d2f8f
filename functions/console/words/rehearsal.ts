import { catalogue } from '../shared/language.ts'

/** Setting up a rehearsal, and its stage; story.ts of this folder tells what happens. */
export type RehearsalWords = {
  title: string
  lost: string
  needs: Record<'name' | 'treatment' | 'time' | 'text' | 'file' | 'json' | 'other', string> & {
    moves(most: number): string
    noRehearsal(why: string): string
  }
  intro: string
  done: string
  patient: {
    legend: string
    name: string
    language: string
    treated: string
    treatedHint: string
    emails: string
    proposed(plans: string): string
  }
  begin: string
  load: { title: string; hint: string; file: string; content: string; act: string }
  parts: { label: string; patient: string; clock: string; story: string; staff: string }
  what: string
  staff: string
  leftOut: string
  clock: {
    title: string
    justTreated: string
    after(time: string): string
    next: string
    waits: readonly (readonly [string, string])[]
    nextOf: string
    more(count: number): string
  }
  keep: { title: string; undo: string; restart: string; another: string; saveAs: string; save: string }
  now: {
    inbox: string
    reading: string
    nothing: string
    alert(code: string): string
    opened: string
    contactBy: string
    reached: string
    over(time: string): string
    outcome: string
    by: string
    record: string
    nextPages: string
    told: string
    again: string
  }
  compared: {
    same(messages: number, title: string): string
    toPatient: string
    to(name: string): string
    more(count: number): string
    title: string
    gone: string
    fresh: string
  }
}

export const rehearsalWords = catalogue<RehearsalWords>({
  en: {
    title: 'Rehearsal',
    lost: 'The rehearsal that this page held cannot be read. Begin again, or load a saved one.',
    needs: {
      name: 'Give the patient a name.',
      treatment: 'Choose at least one treatment.',
      time: 'Enter a date and time.',
      text: 'Write a text first.',
      moves: (most) => `A rehearsal has at most ${most} moves: save it and begin another.`,
      file: 'Choose a *.scenario.json file, or paste what is in it.',
      json: 'This is not JSON. Choose a *.scenario.json file that was saved here.',
      other: 'Check what you entered.',
      noRehearsal: (why) => `This is not a saved rehearsal: ${why}`,
    },
    intro:
      "Play the patient and your staff on drawn phones, and move the clock: what your patients will get, how answers are read, whom a warning sign pages and when. It runs on the real service with your clinic's people, schedule, paging policy and care plans. Nothing is sent and nothing is kept.",
    done: 'What was done',
    patient: {
      legend: 'The patient',
      name: 'Name',
      language: 'Language',
      treated: 'Treated',
      treatedHint: "on your clinic's clock",
      emails: 'Agreed to e-mails too',
      proposed: (plans) => `Try what is proposed and not yet signed (${plans})`,
    },
    begin: 'Begin the rehearsal',
    load: {
      title: 'Play a saved rehearsal',
      hint: 'Choose a file that you saved here. It is played again, and you see what is different now.',
      file: 'File',
      content: 'Its content',
      act: 'Play it again',
    },
    parts: { label: 'Parts of the rehearsal', patient: 'Patient', clock: 'Clock', story: 'Story', staff: 'Staff' },
    what: 'What happened',
    staff: 'Staff',
    leftOut: 'Texts about duty, such as hand-overs and test pages, are left out of rehearsals.',
    clock: {
      title: 'The clock',
      justTreated: 'just treated',
      after: (time) => `${time} after the treatment`,
      next: 'Next message',
      waits: [
        ['1', '+1 min'],
        ['15', '+15 min'],
        ['120', '+2 h'],
        ['1440', '+1 day'],
      ],
      nextOf: 'Next of the course:',
      more: (count) => `; ${count} more after it`,
    },
    keep: {
      title: 'This rehearsal',
      undo: 'Undo',
      restart: 'From the start',
      another: 'Another patient',
      saveAs: 'Save as',
      save: 'Save the file',
    },
    now: {
      inbox: 'In the inbox, for the next work day',
      reading: 'How the last text was read',
      nothing: 'The patient has written nothing yet. Move the clock, or write something on the phone.',
      alert: (code) => `Alert ${code}`,
      opened: 'Opened',
      contactBy: 'Contact by',
      reached: ', reached',
      over: (time) => `, ${time} over`,
      outcome: 'Outcome',
      by: 'By',
      record: 'Record it',
      nextPages: 'Next pages',
      told: 'Patient is told',
      again: 'Pages again',
    },
    compared: {
      same: (messages, title) => `The same ${messages} messages arrive as when “${title}” was saved.`,
      toPatient: 'to the patient',
      to: (name) => `to ${name}`,
      more: (count) => `and ${count} more`,
      title: 'It plays differently from when it was saved',
      gone: 'No longer arrives',
      fresh: 'Arrives now',
    },
  },
  es: {
    title: 'Ensayo',
    lost: 'El ensayo que tenía esta página no se puede leer. Empiece de nuevo, o abra uno guardado.',
    needs: {
      name: 'Ponga un nombre al paciente.',
      treatment: 'Elija al menos un tratamiento.',
      time: 'Ponga una fecha y una hora.',
      text: 'Escriba primero un mensaje.',
      moves: (most) => `Un ensayo tiene como máximo ${most} pasos: guárdelo y empiece otro.`,
      file: 'Elija un archivo *.scenario.json, o pegue lo que contiene.',
      json: 'Esto no es JSON. Elija un archivo *.scenario.json que se guardó aquí.',
      other: 'Revise lo que escribió.',
      noRehearsal: (why) => `Esto no es un ensayo guardado: ${why}`,
    },
    intro:
      'Haga de paciente y de personal en teléfonos dibujados, y mueva el reloj: qué recibirán sus pacientes, cómo se leen las respuestas, a quién avisa una señal de alarma y cuándo. Usa el servicio real con el personal, la guardia, las reglas de aviso y los planes de su clínica. No se envía nada y no se guarda nada.',
    done: 'Qué se hizo',
    patient: {
      legend: 'El paciente',
      name: 'Nombre',
      language: 'Idioma',
      treated: 'Tratado',
      treatedHint: 'por el reloj de su clínica',
      emails: 'Aceptó también correos',
      proposed: (plans) => `Probar lo propuesto y todavía sin firmar (${plans})`,
    },
    begin: 'Empezar el ensayo',
    load: {
      title: 'Repetir un ensayo guardado',
      hint: 'Elija un archivo que guardó aquí. Se repite, y usted ve qué es distinto ahora.',
      file: 'Archivo',
      content: 'Su contenido',
      act: 'Repetirlo',
    },
    parts: {
      label: 'Partes del ensayo',
      patient: 'Paciente',
      clock: 'Reloj',
      story: 'Historia',
      staff: 'Personal',
    },
    what: 'Qué pasó',
    staff: 'Personal',
    leftOut: 'Los mensajes sobre la guardia, como cambios de turno y avisos de prueba, no salen en los ensayos.',
    clock: {
      title: 'El reloj',
      justTreated: 'recién tratado',
      after: (time) => `${time} después del tratamiento`,
      next: 'Próximo mensaje',
      waits: [
        ['1', '+1 min'],
        ['15', '+15 min'],
        ['120', '+2 h'],
        ['1440', '+1 día'],
      ],
      nextOf: 'Sigue del seguimiento:',
      more: (count) => `; ${count} más después`,
    },
    keep: {
      title: 'Este ensayo',
      undo: 'Deshacer',
      restart: 'Desde el principio',
      another: 'Otro paciente',
      saveAs: 'Guardar como',
      save: 'Guardar el archivo',
    },
    now: {
      inbox: 'En la bandeja, para el próximo día laborable',
      reading: 'Cómo se leyó el último mensaje',
      nothing: 'El paciente todavía no ha escrito. Mueva el reloj, o escriba algo en el teléfono.',
      alert: (code) => `Alerta ${code}`,
      opened: 'Abierta',
      contactBy: 'Llamar antes del',
      reached: ', ya se habló',
      over: (time) => `, ${time} de retraso`,
      outcome: 'Resultado',
      by: 'Por',
      record: 'Registrarlo',
      nextPages: 'Próximos avisos',
      told: 'Se le dice al paciente',
      again: 'Se vuelve a avisar',
    },
    compared: {
      same: (messages, title) => `Llegan los mismos ${messages} mensajes que cuando se guardó «${title}».`,
      toPatient: 'al paciente',
      to: (name) => `a ${name}`,
      more: (count) => `y ${count} más`,
      title: 'Sale distinto que cuando se guardó',
      gone: 'Ya no llega',
      fresh: 'Llega ahora',
    },
  },
})
