import type { KeysFault } from '../../core/access/public-keys.ts'
import { catalogue } from '../shared/language.ts'

export type PublicKeysWords = {
  title(system: string): string
  intro: string
  find: { label: string; hint: string }
  now: string
  none: string
  field: { label: string; hint: string }
  save: string
  removeHint: string
  remove: string
  faults: { [Kind in KeysFault['kind']]: (fault: Extract<KeysFault, { kind: Kind }>) => string }
}

/** The public keys of a system that signs in by SMART backend services. */
export const publicKeysWords = catalogue<PublicKeysWords>({
  en: {
    title: (system) => `Public keys of ${system}`,
    intro:
      'A system that speaks FHIR can sign in with its own key pair (SMART backend services), and no secret has to travel. The maker of your software sends you its public keys; they are not secret.',
    find: { label: 'Address for the system', hint: 'It finds everything else from there.' },
    now: 'Keys it signs in with now',
    none: 'It has no public key yet.',
    field: {
      label: 'Public keys',
      hint: 'A JSON Web Key Set (JWKS): RSA of 2,048 bits or more, or P-384. What you save replaces the present keys.',
    },
    save: 'Save the keys',
    removeHint:
      'The system can no longer sign in with them, and tokens it has stop working at once. Its API key goes on.',
    remove: 'Remove all public keys',
    faults: {
      'not-a-set': () => 'Paste a JSON Web Key Set: { "keys": [ … ] }.',
      count: ({ most }) => `Give at least one key and at most ${most}.`,
      private: ({ at }) =>
        `Key ${at} holds a private part. Send it back: the system needs a new key pair, and you only get the public part.`,
      'no-kid': ({ at }) => `Key ${at} has no kid, which names it.`,
      'kid-twice': ({ at }) => `The kid of key ${at} names another key too.`,
      'wrong-kind': ({ at }) => `Key ${at} is neither RSA nor P-384.`,
      short: ({ at }) => `Key ${at} is shorter than 2,048 bits.`,
    },
  },
  es: {
    title: (system) => `Claves públicas de ${system}`,
    intro:
      'Un sistema que habla FHIR puede entrar con su propio par de claves (SMART backend services), sin que viaje ningún secreto. Quien hace su programa le manda las claves públicas; no son secretas.',
    find: { label: 'Dirección para el sistema', hint: 'Desde ahí encuentra todo lo demás.' },
    now: 'Claves con las que entra ahora',
    none: 'Todavía no tiene ninguna clave pública.',
    field: {
      label: 'Claves públicas',
      hint: 'Un conjunto de claves JSON (JWKS): RSA de 2.048 bits o más, o P-384. Lo que guarde reemplaza las claves actuales.',
    },
    save: 'Guardar las claves',
    removeHint:
      'El sistema ya no puede entrar con ellas, y los accesos que tiene dejan de servir de inmediato. Su clave de la API sigue igual.',
    remove: 'Quitar todas las claves públicas',
    faults: {
      'not-a-set': () => 'Pegue un conjunto de claves JSON: { "keys": [ … ] }.',
      count: ({ most }) => `Dé al menos una clave y como máximo ${most}.`,
      private: ({ at }) =>
        `La clave ${at} contiene una parte privada. Devuélvala: el sistema necesita un par nuevo, y usted recibe solo la parte pública.`,
      'no-kid': ({ at }) => `La clave ${at} no tiene kid, que es su nombre.`,
      'kid-twice': ({ at }) => `El kid de la clave ${at} nombra también otra clave.`,
      'wrong-kind': ({ at }) => `La clave ${at} no es RSA ni P-384.`,
      short: ({ at }) => `La clave ${at} tiene menos de 2.048 bits.`,
    },
  },
})
