import { catalogue } from '../shared/language.ts'

export type ProcedureWords = {
  title: string
  intro: string
  offered: string
  areas: string
  areasHint: string
  products: { label: string; hint: string }
  aliases: { label: string; hint: string }
  none: string
  twice: string
}

export const procedureWords = catalogue<ProcedureWords>({
  en: {
    title: 'Procedures and products',
    intro:
      'Checkout shows what you offer here, and nothing else. Visits that are already logged keep their follow-ups.',
    offered: 'We offer this',
    areas: 'Areas',
    areasHint: 'Check none to offer all of them.',
    products: { label: 'Products', hint: 'One a line; suggested at checkout, such as Botox Cosmetic.' },
    aliases: {
      label: 'What your lists call it',
      hint: 'One a line; names from your booking system or spreadsheet, such as Wrinkle relaxer.',
    },
    none: 'Choose at least one procedure.',
    twice: 'This name stands for another procedure already.',
  },
  es: {
    title: 'Tratamientos y productos',
    intro: 'El registro muestra lo que ofrece aquí y nada más. Las visitas ya registradas conservan su seguimiento.',
    offered: 'Lo ofrecemos',
    areas: 'Zonas',
    areasHint: 'No marque ninguna para ofrecerlas todas.',
    products: { label: 'Productos', hint: 'Uno por línea; se sugieren al registrar, como Botox Cosmetic.' },
    aliases: {
      label: 'Cómo lo llaman sus listas',
      hint: 'Uno por línea; nombres de su sistema de citas o su hoja de cálculo, como Relajante de arrugas.',
    },
    none: 'Elija al menos un tratamiento.',
    twice: 'Este nombre ya se usa para otro tratamiento.',
  },
})
