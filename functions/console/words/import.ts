import { catalogue } from '../shared/language.ts'

export type ImportWords = {
  title: string
  hint: string
  file: string
  text: string
  choose: string
  check: string
  remember: string
  log(visits: number): string
  ready(ready: number, of: number): string
  skipped(rows: number): string
  services: string
  corrected: string
  download: string
  tooMany(most: number): string
  agreement: {
    title: string
    hint: string
    statement: string
    channels: { sms: string; email: string }
    covers(rows: number, byVisitDay: number): string
    stated: string
    unsent(rows: number): string
  }
  columns: { title: string; hint: string; caption: string; heads: readonly [string, string, string]; leaveOut: string }
  column(place: number): string
  isWhat(column: string): string
  choices: Record<string, string>
  faulty: { caption: string; heads: readonly [string, string, string]; whole: string }
  noFile: { title: string; text: string }
  another: string
  done(done: number, of: number, counts: { created: number; repeated: number; failed: number }): string
  progress: string
  doneBy: string
  cancel: string
  cancelOf: string
  cancelled: string
  afterCancel: string
}

/** Visits from a file: what is asked of its columns, what is wrong with its rows, and how far it has come. */
export const importWords = catalogue<ImportWords>({
  en: {
    title: 'Visits from a file',
    hint: "A CSV file as spreadsheets and booking systems save it, with a header. First every row is checked, and nothing is saved. We ask once about columns we don't know.",
    file: 'File',
    text: "The file's text",
    choose: 'Choose a file, or paste its text.',
    check: 'Check every row',
    remember: 'Remember these columns',
    log: (visits) => `Log ${visits} ${visits === 1 ? 'visit' : 'visits'}`,
    ready: (ready, of) => `${ready} of ${of} ${of === 1 ? 'row' : 'rows'} can be logged. Nothing is saved yet.`,
    skipped: (rows) => `${rows} more ${rows === 1 ? 'is' : 'are'} left out: canceled, or no aftercare needed.`,
    services: 'Say which service is which treatment',
    corrected: "A file of the rows to fix, with what's wrong beside each. Fix them and send that file.",
    download: 'Download the rows to fix',
    tooMany: (most) => `A clinic remembers at most ${most} headers.`,
    agreement: {
      title: 'Consent by a signed agreement',
      hint: 'Only if each of these patients has signed one and the file does not say so. It fills rows without any consent cell. A "no" in a row, a STOP and a withdrawn consent stay as they are. It is kept as the proof of consent of each visit, with your name.',
      statement: 'Which agreement it is, and where it is kept',
      channels: { sms: 'It covers texts', email: 'It covers e-mail' },
      covers: (rows, byVisitDay) =>
        `${rows} ${rows === 1 ? 'row' : 'rows'} without a consent cell: by the agreement you stated. ${
          byVisitDay === 0
            ? 'Each has its own date of consent.'
            : `${byVisitDay} without a date of consent: the day of the visit counts.`
        }`,
      stated: 'Rows without a consent cell are by this agreement:',
      unsent: (rows) => `${rows} logged without messages: the patient had said no before.`,
    },
    columns: {
      title: 'What is each column?',
      hint: 'Choose what each column holds. We ask once, and read files with the same columns this way from then on. Each row needs a name, a date, a procedure, a phone number or e-mail address, and consent.',
      caption: 'Columns of the file',
      heads: ['Column', 'First rows', 'It is'],
      leaveOut: 'Leave it out',
    },
    column: (place) => `Column ${place}`,
    isWhat: (column) => `${column} is`,
    choices: {},
    faulty: {
      caption: 'Rows to fix: change them in your file, then send it again',
      heads: ['Line', 'Column', 'What is wrong'],
      whole: 'the whole row',
    },
    noFile: { title: 'No such file', text: 'No such file was sent at this clinic.' },
    another: 'Send another file, or the corrected one',
    done: (done, of, { created, repeated, failed }) =>
      `${done} of ${of} rows are done: ${created} logged, ${repeated} logged before, ${failed} not logged.`,
    progress: 'Rows that are done',
    doneBy: 'All rows are done by',
    cancel: 'Cancel the rest',
    cancelOf: 'this file',
    cancelled: 'Cancelled',
    afterCancel: 'What was logged stays; send the file again to log the rest.',
  },
  es: {
    title: 'Visitas de un archivo',
    hint: 'Un archivo CSV como lo guardan las hojas de cálculo y los sistemas de citas, con encabezado. Primero se revisa cada fila y no se guarda nada. Las columnas que no se conocen se preguntan una sola vez.',
    file: 'Archivo',
    text: 'El texto del archivo',
    choose: 'Elija un archivo o pegue su texto.',
    check: 'Revisar cada fila',
    remember: 'Recordar estas columnas',
    log: (visits) => (visits === 1 ? 'Registrar 1 visita' : `Registrar ${visits} visitas`),
    ready: (ready, of) =>
      `Se ${ready === 1 ? 'puede' : 'pueden'} registrar ${ready} de ${of} ${of === 1 ? 'fila' : 'filas'}. Todavía no se guardó nada.`,
    skipped: (rows) =>
      rows === 1
        ? 'Una más queda fuera: cancelada o sin seguimiento.'
        : `${rows} más quedan fuera: canceladas o sin seguimiento.`,
    services: 'Decir qué tratamiento es cada servicio',
    corrected: 'Un archivo con las filas por corregir y lo que falla junto a cada una. Corríjalas y envíe ese archivo.',
    download: 'Descargar las filas por corregir',
    tooMany: (most) => `Una clínica recuerda ${most} encabezados como máximo.`,
    agreement: {
      title: 'Consentimiento por un acuerdo firmado',
      hint: 'Solo si cada paciente firmó uno y el archivo no lo dice. Vale para las filas sin ninguna celda de consentimiento. Un «no» en una fila, un STOP y un consentimiento retirado se quedan como están. Se guarda como prueba del consentimiento de cada visita, con su nombre.',
      statement: 'Qué acuerdo es y dónde se guarda',
      channels: { sms: 'Incluye textos', email: 'Incluye correos' },
      covers: (rows, byVisitDay) =>
        `${rows} ${rows === 1 ? 'fila' : 'filas'} sin celda de consentimiento: por el acuerdo que indicó. ${
          byVisitDay === 0
            ? 'Cada una tiene su fecha de consentimiento.'
            : `${byVisitDay} sin fecha de consentimiento: vale el día de la visita.`
        }`,
      stated: 'Las filas sin celda de consentimiento son por este acuerdo:',
      unsent: (rows) =>
        rows === 1
          ? 'Una quedó registrada sin mensajes: el paciente había dicho que no.'
          : `${rows} quedaron registradas sin mensajes: los pacientes habían dicho que no.`,
    },
    columns: {
      title: '¿Qué es cada columna?',
      hint: 'Elija qué contiene cada columna. Se pregunta una sola vez: los archivos con las mismas columnas se leen así desde entonces. Hacen falta un nombre, una fecha y un tratamiento, un teléfono o correo, y el consentimiento.',
      caption: 'Columnas del archivo',
      heads: ['Columna', 'Primeras filas', 'Es'],
      leaveOut: 'Dejarla fuera',
    },
    column: (place) => `Columna ${place}`,
    isWhat: (column) => `${column} es`,
    choices: {
      name: 'Nombre completo',
      first_name: 'Nombre',
      last_name: 'Apellidos',
      phone: 'Teléfono',
      email: 'Correo electrónico',
      language: 'Idioma',
      time_zone: 'Zona horaria',
      date_of_birth: 'Fecha de nacimiento',
      guardian_name: 'Nombre del tutor',
      guardian_phone: 'Teléfono del tutor',
      guardian_email: 'Correo del tutor',
      performed_at: 'Fecha de la visita',
      time_of_day: 'Hora de la visita',
      procedures: 'Tratamiento o servicio',
      product: 'Producto',
      injector: 'Quién la atendió',
      status: 'Estado de la visita',
      consent_sms: 'Acepta textos',
      consent_email: 'Acepta correos',
      consent_declined: 'No acepta mensajes',
      consent_statement: 'Texto del consentimiento',
      consent_method: 'Cómo dio el consentimiento',
      consent_captured_at: 'Fecha del consentimiento',
    },
    faulty: {
      caption: 'Filas por corregir: cámbielas en su archivo y envíelo otra vez',
      heads: ['Línea', 'Columna', 'Qué falla'],
      whole: 'toda la fila',
    },
    noFile: { title: 'No existe ese archivo', text: 'En esta clínica no se envió ese archivo.' },
    another: 'Enviar otro archivo, o el corregido',
    done: (done, of, { created, repeated, failed }) =>
      `${done} de ${of} filas están hechas: ${created} registradas, ${repeated} registradas antes, ${failed} sin registrar.`,
    progress: 'Filas hechas',
    doneBy: 'Todas las filas estarán hechas a más tardar',
    cancel: 'Cancelar el resto',
    cancelOf: 'este archivo',
    cancelled: 'Cancelado',
    afterCancel: 'Lo registrado se queda; envíe el archivo otra vez para registrar el resto.',
  },
})
