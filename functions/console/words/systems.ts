import { catalogue } from '../shared/language.ts'

export type SystemsWords = {
  title: string
  intro: string
  none: string
  id: string
  rename: string
  remove: string
  removeHint: string
  confirm: string
  addTitle: string
  addHint: string
  fields: Record<'clientId' | 'name', { label: string; hint: string }>
  needs: Record<'clientId' | 'name', string>
  add: string
  newTitle: string
  newHint: string
  makeKey: string
  keyTitle: string
  keyHint: string
  oldKey: string
  oldUntil: string
  endOld: string
  replace: string
  replaceHint: string
  back: string
  smart: string
  said: Record<'added' | 'saved' | 'removed' | 'ended' | 'unknown', string>
  taken: string
  overtaken: string
}

export const systemsWords = catalogue<SystemsWords>({
  en: {
    title: 'Systems',
    intro: 'Your software that logs treatments and reads records through the API, each with its own sign-in.',
    none: 'No system uses the API yet.',
    id: 'Client ID',
    rename: 'Save the name',
    remove: 'Remove this system',
    removeHint:
      'Its key stops working at once. If it signs in with a client ID, a token that it has works for up to an hour.',
    confirm: 'Remove it now',
    addTitle: 'Connect a system that has a client ID',
    addHint:
      'Your service operator makes the client ID and its secret, and gives the secret to the maker of your software. Never send it by email.',
    fields: {
      clientId: { label: 'Client ID', hint: 'As you were given it.' },
      name: { label: 'Name', hint: 'Stands in records beside what it did, such as Booking system.' },
    },
    needs: { clientId: 'Enter the client ID as you were given it.', name: 'Enter a name of at most 60 characters.' },
    add: 'Connect it',
    newTitle: 'Connect a system',
    newHint: 'We make a key for it. Give the key to the maker of your software; never e-mail it.',
    makeKey: 'Make a key',
    keyTitle: 'Copy this key now',
    keyHint: "It opens the API for this system. You see it only once: we can't look it up later.",
    oldKey: 'The previous key works for another 24 hours, so you have time to switch.',
    oldUntil: 'The previous key works until',
    endOld: 'End the previous key now',
    replace: 'New key',
    replaceHint: 'Makes a new key and shows it once. The previous one works for 24 more hours.',
    back: 'Back to systems',
    smart: 'Public keys for FHIR',
    said: {
      added: 'The system is connected.',
      saved: 'Saved.',
      removed: 'The system is removed.',
      ended: 'The previous key no longer works.',
      unknown: 'This system is gone, or has no key.',
    },
    taken: 'This client ID is connected already.',
    overtaken:
      'A colleague changed the systems while this page was open. Nothing was changed. Look at the list, then try again.',
  },
  es: {
    title: 'Sistemas',
    intro: 'Sus programas que registran tratamientos y leen historiales por la API, cada uno con su propio acceso.',
    none: 'Ningún sistema usa la API todavía.',
    id: 'ID de cliente',
    rename: 'Guardar el nombre',
    remove: 'Quitar este sistema',
    removeHint:
      'Su clave deja de servir de inmediato. Si entra con un ID de cliente, el acceso que tiene sirve como máximo una hora más.',
    confirm: 'Quitarlo ahora',
    addTitle: 'Conectar un sistema que tiene un ID de cliente',
    addHint:
      'Quien le presta el servicio crea el ID de cliente y su secreto, y entrega el secreto a quien hace su programa. No lo mande nunca por correo.',
    fields: {
      clientId: { label: 'ID de cliente', hint: 'Como se lo dieron.' },
      name: { label: 'Nombre', hint: 'Aparece junto a lo que hizo, por ejemplo Sistema de citas.' },
    },
    needs: {
      clientId: 'Escriba el ID de cliente como se lo dieron.',
      name: 'Escriba un nombre de 60 letras como máximo.',
    },
    add: 'Conectarlo',
    newTitle: 'Conectar un sistema',
    newHint: 'Crea una clave para el sistema. Entréguela a quien hace su programa. No la mande nunca por correo.',
    makeKey: 'Crear una clave',
    keyTitle: 'Copie esta clave ahora',
    keyHint: 'Le abre la API a este sistema. Se muestra solo esta vez y después no podemos consultarla.',
    oldKey: 'La clave anterior sirve 24 horas más, para que pueda cambiarla.',
    oldUntil: 'La clave anterior sirve hasta',
    endOld: 'Desactivar la clave anterior ahora',
    replace: 'Clave nueva',
    replaceHint: 'Crea una clave nueva y la muestra una vez. La anterior sirve 24 horas más.',
    back: 'Volver a los sistemas',
    smart: 'Claves públicas para FHIR',
    said: {
      added: 'El sistema está conectado.',
      saved: 'Guardado.',
      removed: 'El sistema ya no está.',
      ended: 'La clave anterior ya no sirve.',
      unknown: 'Este sistema ya no está o no tiene clave.',
    },
    taken: 'Este ID de cliente ya está conectado.',
    overtaken:
      'Alguien cambió los sistemas mientras esta página estaba abierta. No se cambió nada. Mire la lista e inténtelo de nuevo.',
  },
})
