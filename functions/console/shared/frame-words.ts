import type { Role } from '../../core/clinic/clinic.ts'
import { catalogue } from './language.ts'

export type FrameWords = {
  menu: Record<'checkout' | 'inbox' | 'patients' | 'onCall' | 'carePlans' | 'review' | 'figures' | 'settings', string>
  roles: Record<Role, string>
  skip: string
  pages: string
  signOut: string
  timedOut: string
  signInAgain: string
  offline: string
  triesAgain: string
  clinicTime(zone: string): string
  keys: { title: string; list: readonly (readonly [string, string])[]; use: string; close: string }
}

/** What stands around every page. */
export const frameWords = catalogue<FrameWords>({
  en: {
    menu: {
      checkout: 'Checkout',
      inbox: 'Inbox',
      patients: 'Patients',
      onCall: 'On call',
      carePlans: 'Care plans',
      review: 'Safety review',
      figures: 'Figures',
      settings: 'Settings',
    },
    roles: { system: 'system', 'front-desk': 'front desk', nurse: 'nurse', clinician: 'clinician', admin: 'admin' },
    skip: 'Skip to content',
    pages: 'Pages',
    signOut: 'Sign out',
    timedOut: 'You were signed out because no one used this page. What you typed is kept in this tab:',
    signInAgain: 'sign in again',
    offline: 'No connection: this page has shown nothing new since',
    triesAgain: 'It tries again every few seconds.',
    clinicTime: (zone) => `Clinic time: ${zone}`,
    keys: {
      title: 'Keys',
      list: [
        ['/', 'Find a patient'],
        ['↓ ↑', 'Next or previous patient, alert or task in a list'],
        ['Enter', 'Open it'],
        ['?', 'These keys'],
      ],
      use: 'Use these keys in this browser',
      close: 'Close',
    },
  },
  es: {
    menu: {
      checkout: 'Registro',
      inbox: 'Bandeja',
      patients: 'Pacientes',
      onCall: 'Guardia',
      carePlans: 'Planes',
      review: 'Revisión',
      figures: 'Cifras',
      settings: 'Ajustes',
    },
    roles: {
      system: 'sistema',
      'front-desk': 'recepción',
      nurse: 'enfermería',
      clinician: 'personal clínico',
      admin: 'administración',
    },
    skip: 'Ir al contenido',
    pages: 'Páginas',
    signOut: 'Salir',
    timedOut: 'La sesión se cerró porque nadie usaba esta página. Lo que escribió sigue en esta pestaña:',
    signInAgain: 'inicie sesión de nuevo',
    offline: 'Sin conexión: esta página no muestra nada nuevo desde',
    triesAgain: 'Lo intenta de nuevo cada pocos segundos.',
    clinicTime: (zone) => `Hora de la clínica: ${zone}`,
    keys: {
      title: 'Teclas',
      list: [
        ['/', 'Buscar a un paciente'],
        ['↓ ↑', 'Siguiente o anterior en una lista'],
        ['Enter', 'Abrirlo'],
        ['?', 'Estas teclas'],
      ],
      use: 'Usar estas teclas en este navegador',
      close: 'Cerrar',
    },
  },
})
