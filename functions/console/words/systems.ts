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
  said: Record<'added' | 'saved' | 'removed', string>
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
    removeHint: 'It gets no new token from now on. A token that it has works for up to an hour.',
    confirm: 'Remove it now',
    addTitle: 'Connect a system',
    addHint:
      'Your service operator makes the client ID and its secret, and gives the secret to the maker of your software. Never send it by email.',
    fields: {
      clientId: { label: 'Client ID', hint: 'As you were given it.' },
      name: { label: 'Name', hint: 'Stands in records beside what it did, such as Booking system.' },
    },
    needs: { clientId: 'Enter the client ID as you were given it.', name: 'Enter a name of at most 60 characters.' },
    add: 'Connect it',
    said: { added: 'The system is connected.', saved: 'Saved.', removed: 'The system is removed.' },
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
    removeHint: 'Ya no recibe accesos nuevos. El que tiene sirve como máximo una hora más.',
    confirm: 'Quitarlo ahora',
    addTitle: 'Conectar un sistema',
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
    said: { added: 'El sistema está conectado.', saved: 'Guardado.', removed: 'El sistema ya no está.' },
    taken: 'Este ID de cliente ya está conectado.',
    overtaken:
      'Alguien cambió los sistemas mientras esta página estaba abierta. No se cambió nada. Mire la lista e inténtelo de nuevo.',
  },
})
