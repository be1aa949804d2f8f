import type { BRAND_COLORS } from '../../core/clinic/brand-color.ts'
import { catalogue } from '../shared/language.ts'

export type BrandWords = {
  section: { label: string; hint: string }
  intro: string
  /** The name is set on another page, to which `link` leads. */
  name: { text(name: string): string; link: string }
  color: string
  colorHint: string
  standard: string
  colors: Record<keyof typeof BRAND_COLORS, string>
  own: string
  ownLabel: string
  ownHint: string
  logo: string
  logoHint: string
  file: string
  /** Before it is sent. */
  tooLarge: string
  now(width: number, height: number, kilobytes: number): string
  remove: string
  preview: string
  previewHint: string
  show: string
  /** `white`, `page`: as contrasts are written. */
  contrast(white: string, page: string): string
  picture: Record<'light' | 'dark', string>
  sample: { title: string; send: string; call: string }
}

/** Color and logo of a clinic, on what its patients read. */
export const brandWords = catalogue<BrandWords>({
  en: {
    section: { label: 'Brand', hint: 'Your color and logo on what patients read.' },
    intro:
      'Patients see your color and logo on emails, on the pages behind links and on the aftercare sheet. Alerts and all staff pages keep their own colors.',
    name: { text: (name) => `Your name is ${name}.`, link: 'Change the name' },
    color: 'Color',
    colorHint: 'For buttons, links and the line at the top.',
    standard: 'Standard green',
    colors: { plum: 'Plum', sea: 'Sea', clay: 'Clay', moss: 'Moss' },
    own: 'Another color',
    ownLabel: 'Your color',
    ownHint: 'As # and six digits, such as #6d3560. It must be dark enough to read.',
    logo: 'Logo',
    logoHint: 'PNG or JPEG, at most 100 KB and 1200 pixels a side. Everything else in the file is removed.',
    file: 'Choose a file',
    tooLarge: 'This file is too large for a logo. Save it as PNG or JPEG of at most 100 KB.',
    now: (width, height, kilobytes) => `Now: ${width} × ${height} pixels, ${kilobytes} KB.`,
    remove: 'Remove the logo',
    preview: 'Preview',
    previewHint: 'A patient’s page by day and at night. A new logo appears after you save.',
    show: 'Show the preview',
    contrast: (white, page) => `Contrast: ${white} with white letters, ${page} on the page.`,
    picture: { light: 'A patient’s page by day', dark: 'A patient’s page at night' },
    sample: { title: 'How are you?', send: 'Send', call: 'Call us, day or night' },
  },
  es: {
    section: { label: 'Marca', hint: 'Su color y su logotipo en lo que leen los pacientes.' },
    intro:
      'Los pacientes ven su color y su logotipo en los correos, en las páginas de los enlaces y en la hoja de cuidados. Las alertas y las páginas del personal conservan sus colores.',
    name: { text: (name) => `Su nombre es ${name}.`, link: 'Cambiar el nombre' },
    color: 'Color',
    colorHint: 'Para los botones, los enlaces y la línea de arriba.',
    standard: 'Verde habitual',
    colors: { plum: 'Ciruela', sea: 'Mar', clay: 'Arcilla', moss: 'Musgo' },
    own: 'Otro color',
    ownLabel: 'Su color',
    ownHint: 'Como # y seis cifras, por ejemplo #6d3560. Tiene que ser oscuro para que se lea.',
    logo: 'Logotipo',
    logoHint: 'PNG o JPEG, como máximo 100 KB y 1200 píxeles por lado. Todo lo demás del archivo se elimina.',
    file: 'Elija un archivo',
    tooLarge: 'Este archivo es demasiado grande para un logotipo. Guárdelo como PNG o JPEG de 100 KB como máximo.',
    now: (width, height, kilobytes) => `Ahora: ${width} × ${height} píxeles, ${kilobytes} KB.`,
    remove: 'Quitar el logotipo',
    preview: 'Vista previa',
    previewHint: 'La página de un paciente de día y de noche. Un logotipo nuevo aparece después de guardar.',
    show: 'Mostrar la vista previa',
    contrast: (white, page) => `Contraste: ${white} con letras blancas, ${page} en la página.`,
    picture: { light: 'La página de un paciente de día', dark: 'La página de un paciente de noche' },
    sample: { title: '¿Cómo está?', send: 'Enviar', call: 'Llámenos, de día o de noche' },
  },
})
