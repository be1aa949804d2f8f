import { catalogue } from '../shared/language.ts'

export type ServicesWords = {
  title: string
  intro: string
  none: string
  list: string
  columns: readonly [string, string, string, string]
  change: string
  addTitle: string
  changeTitle: string
  fields: Record<'service' | 'plan' | 'areas' | 'product', { label: string; hint: string }>
  choose: string
  noAftercare: string
  needs: Record<'service' | 'plan' | 'areas' | 'product', string>
  twice: string
  tooMany: string
  add: string
  save: string
  remove: string
  back: string
  said: Record<'added' | 'saved' | 'removed' | 'gone', string>
}

/** The table of services: what a service of a file is as a treatment. */
export const servicesWords = catalogue<ServicesWords>({
  en: {
    title: 'Services in files',
    intro:
      'Say once what each service in your files is. A service that is not listed is read by the product it names; if it names none, the import asks about it.',
    none: 'No service is listed yet.',
    list: 'Services, and what each is',
    columns: ['Service', 'Care plan', 'Areas', 'Product'],
    change: 'Change',
    addTitle: 'Add a service',
    changeTitle: 'Change a service',
    fields: {
      service: { label: 'Service', hint: 'As the file names it, such as Tox touch-up 20u.' },
      plan: { label: 'Care plan', hint: '' },
      areas: { label: 'Areas', hint: 'The areas this service treats. Leave all unchecked if they vary.' },
      product: { label: 'Product', hint: 'optional' },
    },
    choose: 'Choose',
    noAftercare: 'No aftercare: leave its rows out',
    needs: {
      service: 'Enter the name of the service, at most 120 characters.',
      plan: 'Choose a care plan, or "No aftercare".',
      areas: 'Check only areas that this care plan has.',
      product: 'Enter at most 120 characters.',
    },
    twice: 'This service is listed already.',
    tooMany: 'You have 500 services, the maximum. Remove one first.',
    add: 'Add service',
    save: 'Save',
    remove: 'Remove this service',
    back: 'All services',
    said: {
      added: 'Service added.',
      saved: 'Saved.',
      removed: 'Service removed.',
      gone: 'This service is gone: a colleague removed or renamed it.',
    },
  },
  es: {
    title: 'Servicios en los archivos',
    intro:
      'Diga una vez qué es cada servicio de sus archivos. Un servicio que no está en la lista se lee por el producto que nombra; si no nombra ninguno, la importación lo pregunta.',
    none: 'Todavía no hay ningún servicio.',
    list: 'Servicios, y qué es cada uno',
    columns: ['Servicio', 'Plan de seguimiento', 'Zonas', 'Producto'],
    change: 'Cambiar',
    addTitle: 'Agregar un servicio',
    changeTitle: 'Cambiar un servicio',
    fields: {
      service: { label: 'Servicio', hint: 'Como lo nombra el archivo, por ejemplo Retoque toxina 20u.' },
      plan: { label: 'Plan de seguimiento', hint: '' },
      areas: { label: 'Zonas', hint: 'Las zonas que trata este servicio. No marque ninguna si varían.' },
      product: { label: 'Producto', hint: 'opcional' },
    },
    choose: 'Elija',
    noAftercare: 'Sin seguimiento: dejar fuera sus filas',
    needs: {
      service: 'Escriba el nombre del servicio, de 120 caracteres como máximo.',
      plan: 'Elija un plan de seguimiento o «Sin seguimiento».',
      areas: 'Marque solo zonas que tiene este plan.',
      product: 'Escriba 120 caracteres como máximo.',
    },
    twice: 'Este servicio ya está en la lista.',
    tooMany: 'Hay 500 servicios, que es el máximo. Quite uno primero.',
    add: 'Agregar servicio',
    save: 'Guardar',
    remove: 'Quitar este servicio',
    back: 'Todos los servicios',
    said: {
      added: 'Servicio agregado.',
      saved: 'Guardado.',
      removed: 'Servicio quitado.',
      gone: 'Este servicio ya no está: alguien lo quitó o le cambió el nombre.',
    },
  },
})
