import type { ReplyFault } from '../../core/messages/saved-replies.ts'
import { catalogue } from '../shared/language.ts'

export type RepliesWords = {
  intro: string
  placeholders: string
  one: (n: number) => string
  fresh: string
  title: string
  en: string
  es: string
  remove: string
  full: string
  empty: string
  /** How many texts each takes, with the longest names. */
  takes(count: number): string
  needs: { title: string; text: string; long: string; twice: string }
  fault(fault: ReplyFault, most: number): string
}

export const repliesWords = catalogue<RepliesWords>({
  en: {
    intro:
      'Staff pick one where they text a patient. It fills the text field, and they can change it before they send it. Patients get it in their language.',
    placeholders: 'Write {name} for the patient’s first name and {clinic} for the clinic’s name.',
    one: (n) => `Reply ${n}`,
    fresh: 'New reply',
    title: 'Title, for staff',
    en: 'English',
    es: 'Spanish',
    remove: 'Remove this reply',
    full: 'The list is full. Remove one to add another.',
    empty: 'No replies are saved yet.',
    takes: (count) => (count === 1 ? 'one text' : `${count} texts`),
    needs: {
      title: 'Give it a title.',
      text: 'Write it in this language too.',
      long: 'Use 1,000 characters or fewer.',
      twice: 'Another reply has this title.',
    },
    fault: (fault, most) =>
      fault.kind === 'unknown-placeholder'
        ? `There is no {${fault.name}} here. Use {name} and {clinic}.`
        : `With the longest names it takes ${fault.segments} texts. Use ${most} or fewer.${
            fault.isUnicode ? ' A letter like á leaves room for only 70 characters a text instead of 160.' : ''
          }`,
  },
  es: {
    intro:
      'El personal elige una al escribir a un paciente. Llena el campo del texto y se puede cambiar antes de enviar. Cada paciente la recibe en su idioma.',
    placeholders: 'Escriba {name} para el nombre del paciente y {clinic} para el nombre de la clínica.',
    one: (n) => `Respuesta ${n}`,
    fresh: 'Respuesta nueva',
    title: 'Título, para el personal',
    en: 'Inglés',
    es: 'Español',
    remove: 'Quitar esta respuesta',
    full: 'La lista está llena. Quite una para agregar otra.',
    empty: 'Aún no hay respuestas guardadas.',
    takes: (count) => (count === 1 ? 'un texto' : `${count} textos`),
    needs: {
      title: 'Póngale un título.',
      text: 'Escríbala también en este idioma.',
      long: 'Use 1,000 caracteres o menos.',
      twice: 'Otra respuesta tiene este título.',
    },
    fault: (fault, most) =>
      fault.kind === 'unknown-placeholder'
        ? `Aquí no hay {${fault.name}}. Use {name} y {clinic}.`
        : `Con los nombres más largos ocupa ${fault.segments} textos. Use ${most} o menos.${
            fault.isUnicode ? ' Una letra como á deja solo 70 caracteres por texto en vez de 160.' : ''
          }`,
  },
})
