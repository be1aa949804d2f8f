import { catalogue } from '../shared/language.ts'

/** What staff do at a patient: photos, a hold, a calendar, a saved reply. */
export type PatientActWords = {
  photos: {
    ask: string
    askHint: string
    title: string
    one: string
    field: string
    add: string
    first: string
    refused: Record<'not-a-photo' | 'broken' | 'too-many-pixels', string>
    gone: { title: string; text: string }
  }
  hold: {
    title: string
    placed: { by(name: string): string }
    none: string
    place: string
    lift: string
    placeAct: string
    why: string
    reads: string
  }
  calendar: {
    title: string
    hint: string
    make: string
    back: string
    no: { title: string; unknown: string; notOffered: string }
    made: string
    scan: string
    qr: string
  }
  reply: { saved: string; choose: string; fill: string; text: string }
}

export const patientActWords = catalogue<PatientActWords>({
  en: {
    photos: {
      ask: 'Ask for a photo',
      askHint: 'The patient gets a text with a link that works for 24 hours. A photo does not replace a call.',
      title: 'Before photos',
      one: 'Before photo',
      field: 'Photos before a treatment',
      add: 'Add photos',
      first: 'Choose a photo first.',
      refused: {
        'not-a-photo': 'A file is not a photo. Choose JPEG or PNG.',
        broken: 'A photo did not arrive whole. Choose it again.',
        'too-many-pixels': 'A photo has more than 40 megapixels. Choose a smaller one.',
      },
      gone: { title: 'No such photo', text: 'There is no such photo at this clinic.' },
    },
    hold: {
      title: 'Legal hold',
      placed: { by: (name) => `${name} placed a hold on` },
      none: 'None. A hold keeps this record from erasure and from the end of its period.',
      place: 'Place a hold',
      lift: 'Lift the hold',
      placeAct: 'Place the hold',
      why: 'Why',
      reads: 'Who has read this record',
    },
    calendar: {
      title: 'Calendar',
      hint: "When we will write, for the patient's own calendar app. It names the clinic and no treatment.",
      make: 'Make a calendar address',
      back: 'Back to the patient',
      no: {
        title: 'No calendar',
        unknown: 'There is no such patient.',
        notOffered: 'This clinic offers patients no calendar.',
      },
      made: "The patient's calendar",
      scan: 'Have the patient scan this code with their camera and subscribe.',
      qr: 'QR code of the calendar',
    },
    reply: { saved: 'Saved reply', choose: 'Choose …', fill: 'Fill in', text: 'Text' },
  },
  es: {
    photos: {
      ask: 'Pedir una foto',
      askHint:
        'El paciente recibe un mensaje con un enlace que funciona por 24 horas. Una foto no reemplaza una llamada.',
      title: 'Fotos de antes',
      one: 'Foto de antes',
      field: 'Fotos de antes de un tratamiento',
      add: 'Agregar fotos',
      first: 'Elija primero una foto.',
      refused: {
        'not-a-photo': 'Un archivo no es una foto. Elija JPEG o PNG.',
        broken: 'Una foto no llegó completa. Elíjala de nuevo.',
        'too-many-pixels': 'Una foto tiene más de 40 megapíxeles. Elija una más pequeña.',
      },
      gone: { title: 'No hay tal foto', text: 'No hay tal foto en esta clínica.' },
    },
    hold: {
      title: 'Retención legal',
      placed: { by: (name) => `${name} puso una retención el` },
      none: 'Ninguna. Una retención impide que este expediente se borre o llegue al fin de su plazo.',
      place: 'Poner una retención',
      lift: 'Quitar la retención',
      placeAct: 'Poner la retención',
      why: 'Por qué',
      reads: 'Quién ha leído este expediente',
    },
    calendar: {
      title: 'Calendario',
      hint: 'Cuándo escribiremos, para la aplicación de calendario del paciente. Nombra a la clínica y ningún tratamiento.',
      make: 'Crear una dirección de calendario',
      back: 'Volver al paciente',
      no: {
        title: 'Sin calendario',
        unknown: 'No hay tal paciente.',
        notOffered: 'Esta clínica no ofrece calendario a los pacientes.',
      },
      made: 'El calendario del paciente',
      scan: 'Pida al paciente que escanee este código con la cámara y se suscriba.',
      qr: 'Código QR del calendario',
    },
    reply: { saved: 'Respuesta guardada', choose: 'Elija …', fill: 'Usar', text: 'Mensaje' },
  },
})
