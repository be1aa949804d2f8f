import { catalogue } from '../../core/language.ts'
import type { Unfetched } from '../../core/on-call/followed-calendar.ts'

/** Why a calendar could not be fetched. */
export const unfetchedWords = catalogue<Record<Unfetched, string>>({
  en: {
    'private-address': 'the address is not on the public internet.',
    'unknown-host': 'there is no such host.',
    'no-connection': 'there was no connection.',
    'time-out': 'it did not answer in time.',
    'too-large': 'it is too large.',
    redirects: 'it leads from one address to the next.',
    refused: 'the server refused it. Is the address still shared?',
    'no-calendar': 'what it answers is no calendar.',
  },
  es: {
    'private-address': 'La dirección no está en la internet pública.',
    'unknown-host': 'No se encontró el servidor.',
    'no-connection': 'No hubo conexión.',
    'time-out': 'Tardó demasiado.',
    'too-large': 'Es demasiado grande.',
    redirects: 'Remite a demasiadas direcciones.',
    refused: 'El servidor no lo entregó.',
    'no-calendar': 'No es un calendario.',
  },
})
