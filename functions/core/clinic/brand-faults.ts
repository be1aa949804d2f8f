/** Why a color or a logo was not taken, and what to do, in the console's languages. */
import type { ColorCheck } from './brand-color.ts'
import { LEAST_CONTRAST } from './brand-color.ts'
import { LEAST_LOGO_SIDE, type LogoRefused, MOST_LOGO_BYTES, MOST_LOGO_SIDE } from './logo.ts'

type Language = 'en' | 'es'

const KILOBYTES = MOST_LOGO_BYTES / 1024

/** Never rounded up to what is enough. */
export const ratioText = (contrast: number, language: Language = 'en'): string => {
  const text = (Math.floor(contrast * 10) / 10).toFixed(1)
  return `${language === 'es' ? text.replace('.', ',') : text}:1`
}

/** Undefined where the color can be read. */
export function colorFault(check: ColorCheck, language: Language = 'en'): string | undefined {
  if (check.kind === 'readable') return undefined
  const spanish = language === 'es'
  if (check.kind === 'not-a-color')
    return spanish
      ? 'Escriba el color como # y seis cifras, por ejemplo #6d3560.'
      : 'Write the color as # and six digits, such as #6d3560.'
  const [has, needs] = [ratioText(check.contrast, language), ratioText(LEAST_CONTRAST, language)]
  if (spanish) {
    const what = check.on === 'white' ? 'Las letras blancas sobre este color' : 'Las letras de este color en la página'
    return `${what} se leen mal: su contraste es ${has} y se necesita ${needs}. Elija un color más oscuro.`
  }
  const what = check.on === 'white' ? 'White letters on this color' : 'Letters of this color on the page'
  return `${what} are hard to read: their contrast is ${has}, and ${needs} is needed. Choose a darker color.`
}

export function logoFault(refused: LogoRefused, language: Language = 'en'): string {
  const spanish = language === 'es'
  switch (refused.kind) {
    case 'not-a-photo':
      return notAPicture(refused.format, spanish)
    case 'broken':
      return spanish
        ? 'El archivo está incompleto o dañado. Guárdelo de nuevo como PNG o JPEG y elíjalo otra vez.'
        : 'The file is incomplete or damaged. Save it again as PNG or JPEG, then choose it again.'
    case 'too-many-pixels':
      return spanish
        ? `El logotipo puede medir ${MOST_LOGO_SIDE} píxeles por lado como máximo. Guárdelo más pequeño.`
        : `A logo may be ${MOST_LOGO_SIDE} pixels wide and high at most. Save it smaller.`
    case 'too-large':
      return spanish
        ? `El logotipo mide ${refused.width} × ${refused.height} píxeles, y puede medir ${MOST_LOGO_SIDE} por lado como máximo. Guárdelo más pequeño.`
        : `The logo is ${refused.width} × ${refused.height} pixels, and ${MOST_LOGO_SIDE} a side is the most. Save it smaller.`
    case 'too-small':
      return spanish
        ? `El logotipo mide ${refused.width} × ${refused.height} píxeles, y no se vería: necesita ${LEAST_LOGO_SIDE} por lado como mínimo.`
        : `The logo is ${refused.width} × ${refused.height} pixels, too small to see: ${LEAST_LOGO_SIDE} a side is the least.`
    case 'too-heavy':
      return spanish
        ? `El logotipo ocupa ${refused.kilobytes} KB, y puede ocupar ${KILOBYTES} KB como máximo. Guárdelo con 600 píxeles de ancho, o con menos colores.`
        : `The logo has ${refused.kilobytes} KB, and ${KILOBYTES} KB is the most. Save it 600 pixels wide, or with fewer colors.`
    case 'turned':
      return spanish
        ? 'El archivo está girado, y los programas de correo lo mostrarían así. Gírelo, guárdelo y elíjalo otra vez.'
        : 'The picture is stored on its side, and mail programs would show it so. Turn it, save it, then choose it again.'
  }
}

/** Mail programs show no SVG, and an SVG can run scripts. */
function notAPicture(format: string | undefined, spanish: boolean): string {
  if (format === 'SVG')
    return spanish
      ? 'Un SVG no sirve: los programas de correo no lo muestran y puede contener programas. Guárdelo como PNG.'
      : 'An SVG cannot be used: mail programs do not show it, and it can hold scripts. Save it as PNG.'
  if (format)
    return spanish
      ? `Este archivo es ${format}. Guarde el logotipo como PNG o JPEG.`
      : `This file is ${format}. Save the logo as PNG or JPEG.`
  return spanish
    ? 'Este archivo no es una imagen. Elija el logotipo como PNG o JPEG.'
    : 'This file is not a picture. Choose the logo as PNG or JPEG.'
}
