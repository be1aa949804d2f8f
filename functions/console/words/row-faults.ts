/** What can be wrong with a list of visits and its rows, in both languages of the console. */
import { ENGLISH, type NoPerson, type RowFacts, type Sentences } from '../../core/row-facts.ts'
import { catalogue } from '../shared/language.ts'
import { faultsIn } from '../shared/said-in.ts'

const NO_PERSON: Record<NoPerson, string> = {
  TOLL_FREE: 'un número gratuito, que no recibe textos',
  PREMIUM_RATE: 'un número de tarifa especial',
  SHARED_COST: 'un número de costo compartido',
  PAGER: 'un buscapersonas',
  UAN: 'el número de una empresa, no de una persona',
  VOICEMAIL: 'un buzón de voz',
}
const NAMES = new Intl.DisplayNames('es', { type: 'region' })
const countryName = (country: string): string => NAMES.of(country) ?? country

const quoted = (said: string | undefined): string => (said === undefined ? 'Esto' : `«${said}»`)
const listed = (before: string, items: readonly string[]): string =>
  items.length === 0 ? '' : ` ${before} ${items.join(', ')}.`

const SPANISH: Sentences<RowFacts> = {
  'letters-lost': () =>
    'Algunas letras de este archivo no se pueden leer. En la hoja de cálculo elija Guardar como, «CSV UTF-8 (delimitado por comas)», y envíelo otra vez.',
  'no-table': () => 'Este archivo no es una lista de visitas. Elija un archivo CSV guardado por una hoja de cálculo.',
  spreadsheet: () =>
    'Esto es una hoja de cálculo, no un archivo CSV. Ábrala, elija Guardar como, «CSV UTF-8 (delimitado por comas)», y envíe ese archivo.',
  'not-csv': ({ line }) => `La línea ${line} no es CSV: ¿faltan unas comillas?`,
  'no-rows': () => 'No hay filas debajo del encabezado.',
  'too-many-rows': ({ rows, most }) => `${rows} filas; caben ${most} como máximo. Envíe el archivo por partes.`,
  'long-line': ({ line, most }) => `La línea ${line} tiene más de ${most} caracteres.`,
  'nothing-to-log': () =>
    'Ninguna visita de este archivo se realizó y necesita seguimiento: no hay nada que registrar.',
  'no-column': ({ said, known }) => `No hay ninguna columna «${said}».${listed('Las columnas son', known)}`,
  'column-missing': ({ column }) => `Falta la columna «${column}».`,
  'column-twice': ({ column }) => `La columna «${column}» está dos veces.`,
  'no-choice': ({ choices, leftOut }) => `Elija una de ${choices.join(', ')}. «${leftOut}» la deja fuera.`,
  'two-columns': ({ column }) => `Dos columnas son «${column}». Deje una fuera.`,
  'which-column': ({ column }) => `¿Qué columna es «${column}»? Hace falta.`,
  status: ({ said }) =>
    said === undefined
      ? 'El estado no dice si la visita se realizó.'
      : `El estado «${said}» no dice si la visita se realizó.`,
  shortened: ({ column, said }) =>
    `La hoja de cálculo acortó este dato (${column})${said ? ` a ${said}` : ''}. Dé a la columna el formato Texto, escriba el número otra vez y envíe la fila de nuevo.`,
  cells: ({ cells, header }) => `Esta fila tiene ${cells} celdas y el encabezado ${header}.`,
  'not-a-date': ({ said, like }) =>
    `${said ? `«${said}» no es fecha y hora. ` : ''}Escriba fecha y hora, como ${like}.`,
  'not-yes-or-no': ({ said }) => `${quoted(said)} no es sí ni no. Escriba sí o no.`,
  missing: () => 'Falta este dato.',
  empty: () => 'Esto está vacío.',
  'too-long': ({ most }) => `Es demasiado largo: ${most} caracteres como máximo.`,
  'none-given': () => 'Indique al menos uno.',
  'too-many': ({ most }) => `Son demasiados: ${most} como máximo.`,
  'not-an-email': () => 'Hace falta un correo como ana@example.com.',
  'not-a-day': () => 'Hace falta una fecha como 2009-05-31.',
  minor: () => 'Menor de 18 años: agregue el nombre de la madre, el padre o el tutor y su teléfono o correo.',
  zone: ({ said }) => `${quoted(said)} no es una zona horaria. Escríbala por su ciudad, como America/Los_Angeles.`,
  languages: ({ clinic, languages }) => `${clinic} escribe en ${languages.join(', ')}.`,
  future: () => 'Esto está en el futuro. Escriba cuándo se hizo el tratamiento.',
  'long-ago': ({ days }) => `Hace más de ${days} días; el seguimiento llegaría demasiado tarde.`,
  'no-plan': ({ said, plans = [] }) =>
    `No hay ningún plan de seguimiento${said ? ` «${said}»` : ' con este nombre'}.${listed('Elija uno de', plans)}`,
  'no-area': ({ said, nearest, known = [] }) =>
    `${quoted(said)} no es una zona de ningún plan. La más parecida es «${nearest}».${listed('Hay', known)}`,
  'declined-and-agreed': () =>
    'El paciente no puede rechazar los mensajes y aceptar textos o correos a la vez. Elija una cosa.',
  'no-consent': () => 'Elija textos, correo o ningún mensaje.',
  'texts-without-phone': () => 'El paciente aceptó textos: escriba un teléfono.',
  'email-without-address': () => 'El paciente aceptó correos: escriba una dirección de correo.',
  'unknown-country': ({ said }) => `${quoted(said)} no es un país cuyos números se conozcan.`,
  'no-phone': ({ said }) => `${quoted(said)} no es un teléfono. Escríbalo como (415) 555-0123 o +14155550123.`,
  'no-phone-there': ({ said, country }) =>
    `${quoted(said)} no es un teléfono de ${countryName(country)}. Revise las cifras.`,
  'own-number': ({ phone, clinic }) => `${phone ?? 'Este'} es un número de ${clinic}. Escriba el del paciente.`,
  'no-country': ({ phone }) =>
    `${phone ?? 'Este número'} es de una red por satélite o mundial: no puede recibir textos.`,
  'no-person': ({ phone, type }) => `${phone ?? 'Este'} es ${NO_PERSON[type]}. Escriba el celular del paciente.`,
  'other-country': ({ phone, clinic, country, served }) =>
    `${phone ?? 'Este'} es un número de ${countryName(country)}. ${clinic} solo puede enviar textos a números de ${served.map(countryName).join(' y ')}. Use el correo, o pida a administración que agregue ${countryName(country)}.`,
  unpaged: ({ from, to, again }) =>
    `Nadie está de guardia desde ${from} hasta ${to}. Pida a administración que complete primero las guardias.${again ? ' Después envíe la fila otra vez.' : ''}`,
  'agreement-length': ({ least, most }) => `Diga en ${least} a ${most} caracteres qué acuerdo es y dónde se guarda.`,
  'agreement-for': () => '¿Qué incluye el acuerdo: textos, correos o ambos?',
  'agreement-covers-none': () =>
    'Cada fila dice qué aceptó el paciente, así que el acuerdo no vale para ninguna. Envíe el archivo sin él.',
  erased: () => 'El paciente de esta fila se borró. No se registró nada.',
}

export const rowSentences = catalogue<Sentences<RowFacts>>({ en: ENGLISH, es: SPANISH })

/** What is wrong, in the language of the page. */
export const faultIn = faultsIn(rowSentences)
