/** Why a color or a logo was not taken, and what to do, in the console's languages. */
import { catalogue, type Language } from '../language.ts'
import { type ColorCheck, LEAST_CONTRAST } from './brand-color.ts'
import { LEAST_LOGO_SIDE, type LogoRefused, MOST_LOGO_BYTES, MOST_LOGO_SIDE } from './logo.ts'

const KILOBYTES = MOST_LOGO_BYTES / 1024

/** `4.4:1`, never rounded up to what is enough. */
export const ratioText = (contrast: number): string => `${(Math.floor(contrast * 10) / 10).toFixed(1)}:1`

type Size = { width: number; height: number }
type BrandFaultWords = {
  notAColor: string
  tooLight(on: 'white' | 'page', has: string, needs: string): string
  svg: string
  otherFormat(format: string): string
  notAPicture: string
  broken: string
  tooManyPixels: string
  tooLarge(size: Size): string
  tooSmall(size: Size): string
  tooHeavy(kilobytes: number): string
  turned: string
}

const words = catalogue<BrandFaultWords>({
  en: {
    notAColor: 'Write the color as # and six digits, such as #6d3560.',
    tooLight: (on, has, needs) =>
      `${on === 'white' ? 'White letters on this color' : 'Letters of this color on the page'} are hard to read: their contrast is ${has}, and ${needs} is needed. Choose a darker color.`,
    svg: 'An SVG cannot be used: mail programs do not show it, and it can hold scripts. Save it as PNG.',
    otherFormat: (format) => `This file is ${format}. Save the logo as PNG or JPEG.`,
    notAPicture: 'This file is not a picture. Choose the logo as PNG or JPEG.',
    broken: 'The file is incomplete or damaged. Save it again as PNG or JPEG, then choose it again.',
    tooManyPixels: `A logo may be ${MOST_LOGO_SIDE} pixels wide and high at most. Save it smaller.`,
    tooLarge: ({ width, height }) =>
      `The logo is ${width} × ${height} pixels, and ${MOST_LOGO_SIDE} a side is the most. Save it smaller.`,
    tooSmall: ({ width, height }) =>
      `The logo is ${width} × ${height} pixels, too small to see: ${LEAST_LOGO_SIDE} a side is the least.`,
    tooHeavy: (kilobytes) =>
      `The logo has ${kilobytes} KB, and ${KILOBYTES} KB is the most. Save it 600 pixels wide, or with fewer colors.`,
    turned:
      'The picture is stored on its side, and mail programs would show it so. Turn it, save it, then choose it again.',
  },
  es: {
    notAColor: 'Escriba el color como # y seis cifras, por ejemplo #6d3560.',
    tooLight: (on, has, needs) =>
      `${on === 'white' ? 'Las letras blancas sobre este color' : 'Las letras de este color en la página'} se leen mal: su contraste es ${has} y se necesita ${needs}. Elija un color más oscuro.`,
    svg: 'Un SVG no sirve: los programas de correo no lo muestran y puede contener programas. Guárdelo como PNG.',
    otherFormat: (format) => `Este archivo es ${format}. Guarde el logotipo como PNG o JPEG.`,
    notAPicture: 'Este archivo no es una imagen. Elija el logotipo como PNG o JPEG.',
    broken: 'El archivo está incompleto o dañado. Guárdelo de nuevo como PNG o JPEG y elíjalo otra vez.',
    tooManyPixels: `El logotipo puede medir ${MOST_LOGO_SIDE} píxeles por lado como máximo. Guárdelo más pequeño.`,
    tooLarge: ({ width, height }) =>
      `El logotipo mide ${width} × ${height} píxeles, y puede medir ${MOST_LOGO_SIDE} por lado como máximo. Guárdelo más pequeño.`,
    tooSmall: ({ width, height }) =>
      `El logotipo mide ${width} × ${height} píxeles, y no se vería: necesita ${LEAST_LOGO_SIDE} por lado como mínimo.`,
    tooHeavy: (kilobytes) =>
      `El logotipo ocupa ${kilobytes} KB, y puede ocupar ${KILOBYTES} KB como máximo. Guárdelo con 600 píxeles de ancho, o con menos colores.`,
    turned: 'El archivo está girado, y los programas de correo lo mostrarían así. Gírelo, guárdelo y elíjalo otra vez.',
  },
})

/** Undefined where the color can be read. */
export function colorFault(check: ColorCheck, language: Language = 'en'): string | undefined {
  const { notAColor, tooLight } = words(language)
  if (check.kind === 'readable') return undefined
  if (check.kind === 'not-a-color') return notAColor
  return tooLight(check.on, ratioText(check.contrast), ratioText(LEAST_CONTRAST))
}

export function logoFault(refused: LogoRefused, language: Language = 'en'): string {
  const says = words(language)
  switch (refused.kind) {
    case 'not-a-photo':
      // Mail programs show no SVG, and an SVG can run scripts.
      if (refused.format === 'SVG') return says.svg
      return refused.format ? says.otherFormat(refused.format) : says.notAPicture
    case 'broken':
      return says.broken
    case 'too-many-pixels':
      return says.tooManyPixels
    case 'too-large':
      return says.tooLarge(refused)
    case 'too-small':
      return says.tooSmall(refused)
    case 'too-heavy':
      return says.tooHeavy(refused.kilobytes)
    case 'turned':
      return says.turned
  }
}
