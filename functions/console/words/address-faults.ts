/** Why an address cannot be called, in both languages of the console. */
import type { Sentences } from '../../core/row-facts.ts'
import { type AddressFacts, ENGLISH } from '../../core/webhooks/address-facts.ts'
import { catalogue } from '../shared/language.ts'
import { faultsIn } from '../shared/said-in.ts'

const SPANISH: Sentences<AddressFacts> = {
  'no-address': ({ most }) => `Escriba una dirección https de ${most} caracteres como máximo.`,
  'with-password': () => 'Escriba la dirección sin usuario ni contraseña.',
  'with-fragment': () => 'Escriba la dirección sin la parte que empieza con #, que no se enviaría.',
  'not-https': () => 'Solo se puede usar una dirección https.',
  'not-public': () => 'Esta dirección no está en la internet pública.',
  'no-host': () => 'No existe ese servidor.',
}

export const addressSentences = catalogue<Sentences<AddressFacts>>({ en: ENGLISH, es: SPANISH })

/** What is wrong, in the language of the page. */
export const addressFaultIn = faultsIn(addressSentences)
