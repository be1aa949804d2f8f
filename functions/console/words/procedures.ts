import { catalogue } from '../shared/language.ts'

export type ProcedureWords = {
  title: string
  intro: string
  offered: string
  areas: string
  areasHint: string
  products: { label: string; hint: string }
  none: string
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
    none: 'Choose at least one procedure.',
  },
  es: {
    title: 'Tratamientos y productos',
    intro: 'El registro muestra lo que ofrece aquí y nada más. Las visitas ya registradas conservan su seguimiento.',
    offered: 'Lo ofrecemos',
    areas: 'Zonas',
    areasHint: 'No marque ninguna para ofrecerlas todas.',
    products: { label: 'Productos', hint: 'Uno por línea; se sugieren al registrar, como Botox Cosmetic.' },
    none: 'Elija al menos un tratamiento.',
  },
})
