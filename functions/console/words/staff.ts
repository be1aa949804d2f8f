import type { StaffRole } from '../../core/clinic/staff.ts'
import type { AccountStatus } from '../../use-cases/ports.ts'
import { catalogue } from '../shared/language.ts'

export type StaffWords = {
  title: string
  intro: string
  add: string
  addTitle: string
  none: string
  roles: Record<StaffRole, { label: string; hint: string }>
  fields: Record<'name' | 'role' | 'phone' | 'email', { label: string; hint: string }>
  needs: Partial<Record<'name' | 'phone' | 'email' | 'role', string>>
  you: string
  noPhone: string
  phoneTested: string
  phoneNotTested: string
  testPages: string
  details: string
  signIn: string
  status: Record<AccountStatus | 'none', string>
  disabled: string
  sessions(count: number): string
  invite: string
  inviteHint: string
  inviteAgain: string
  switchOff: string
  switchOffHint: string
  switchOn: string
  signOut: string
  leave: string
  leaveHint(name: string): string
  leaveButton(name: string): string
  leavesGaps: string
  leaveAnyway: string
  left: string
  leftGaps: string
  fill: string
  said: Record<'added' | 'saved' | 'invited' | 'signed-out' | 'switched-off' | 'switched-on' | 'left', string>
  refused: Record<'no-email' | 'taken' | 'last-admin' | 'named-by-policy' | 'own', string>
  openAlert(codes: string): string
  overtaken: string
  gone: string
}

export const staffWords = catalogue<StaffWords>({
  en: {
    title: 'Staff and sign-in',
    intro: 'Everyone who works with patients here. Who has a duty when is set in the on-call schedule.',
    add: 'Add a person',
    addTitle: 'Add a person',
    none: 'No one is on the staff yet.',
    roles: {
      'front-desk': { label: 'Front desk', hint: 'Checks patients out; sees tasks, not what patients write.' },
      nurse: { label: 'Nurse', hint: 'Also reads what patients write, and takes and closes alerts.' },
      clinician: { label: 'Clinician', hint: 'Also lowers an alert, and signs care plans and messages.' },
      admin: { label: 'Admin', hint: 'Also runs the clinic: staff, schedule, settings.' },
    },
    fields: {
      name: { label: 'Name', hint: 'As colleagues read it, such as Dr. Lee.' },
      role: { label: 'Role', hint: '' },
      phone: { label: 'Mobile phone', hint: 'Pages go there by text and call. Needed for any duty.' },
      email: { label: 'Email', hint: 'For sign-in, and for pages by email.' },
    },
    needs: {},
    you: 'you',
    noPhone: "No phone: can't be paged",
    phoneTested: '✓ Phone tested',
    phoneNotTested: 'Phone not tested',
    testPages: 'Send a test page',
    details: 'Details',
    signIn: 'Sign-in',
    status: {
      none: 'Not invited from here yet.',
      invited: 'Invited, and has not signed in yet.',
      active: 'Can sign in.',
      disabled: 'Switched off: can’t sign in.',
      gone: 'The account was removed from the sign-in service. Invite the person again.',
    },
    disabled: 'Switched off: can’t sign in.',
    sessions: (count) =>
      count === 0 ? 'Signed in nowhere.' : count === 1 ? 'Signed in on one device.' : `Signed in on ${count} devices.`,
    invite: 'Invite by email',
    inviteHint: 'Sends an email with a first password. Ask the person to sign in within 7 days.',
    inviteAgain: 'Send the invitation again',
    switchOff: 'Switch sign-in off',
    switchOffHint: 'Signs the person out everywhere. Pages still go to their phone while they have a duty.',
    switchOn: 'Switch sign-in on',
    signOut: 'Sign out everywhere',
    leave: 'Leaving the clinic',
    leaveHint: (name) =>
      `${name} is taken off the staff and out of the weekly shifts, and is signed out at once. What they did stays on record.`,
    leaveButton: (name) => `${name} has left`,
    leavesGaps: 'Not done yet. Without this person no one is on call:',
    leaveAnyway: 'Remove the person and leave the gaps',
    left: 'The person is off the staff and signed out.',
    leftGaps: 'No one is on call at these times. Fill them now:',
    fill: 'Fill the weekly shifts',
    said: {
      added: 'Added. Next: invite them, test their phone, and give them shifts.',
      saved: 'Saved.',
      invited: 'Invitation sent.',
      'signed-out': 'Signed out everywhere.',
      'switched-off': 'Sign-in is switched off, and all devices are signed out.',
      'switched-on': 'Sign-in is switched on.',
      left: 'The person is off the staff and signed out.',
    },
    refused: {
      'no-email': 'Enter an email address first, and save.',
      taken: 'This email address signs someone else in. Use another one.',
      'last-admin': 'This is the only admin. Make someone else an admin first.',
      'named-by-policy': 'The paging policy names this person. Change the policy first.',
      own: "You can't remove yourself or switch off your own sign-in. Ask another admin.",
    },
    openAlert: (codes) => `This person has open alerts (${codes}). Hand them off first.`,
    overtaken:
      'A colleague changed the staff while this page was open. Nothing is lost: what you typed is below. Check it, then save again.',
    gone: 'This person is not on the staff anymore.',
  },
  es: {
    title: 'Personal y acceso',
    intro: 'Todas las personas que trabajan con pacientes aquí. Quién tiene guardia y cuándo se fija en las guardias.',
    add: 'Agregar a alguien',
    addTitle: 'Agregar a alguien',
    none: 'Todavía no hay nadie en el personal.',
    roles: {
      'front-desk': {
        label: 'Recepción',
        hint: 'Registra a los pacientes; ve tareas, no lo que escriben los pacientes.',
      },
      nurse: { label: 'Enfermería', hint: 'Además lee lo que escriben los pacientes, y toma y cierra alertas.' },
      clinician: { label: 'Personal clínico', hint: 'Además baja una alerta y firma planes y mensajes.' },
      admin: { label: 'Administración', hint: 'Además dirige la clínica: personal, guardias, ajustes.' },
    },
    fields: {
      name: { label: 'Nombre', hint: 'Como lo leen los colegas, por ejemplo Dra. Lee.' },
      role: { label: 'Función', hint: '' },
      phone: {
        label: 'Teléfono móvil',
        hint: 'Ahí llegan los avisos por texto y llamada. Hace falta para cualquier guardia.',
      },
      email: { label: 'Correo', hint: 'Para entrar, y para avisos por correo.' },
    },
    needs: {
      name: 'Escriba un nombre de 1 a 60 letras.',
      phone: 'Escriba un teléfono como (415) 555-0123, o deje el campo vacío si no tiene turnos.',
      email: 'Escriba un correo que nadie más del personal tenga.',
      role: 'Elija una función.',
    },
    you: 'usted',
    noPhone: 'Sin teléfono: no se le puede avisar',
    phoneTested: '✓ Teléfono probado',
    phoneNotTested: 'Teléfono sin probar',
    testPages: 'Enviar un aviso de prueba',
    details: 'Detalles',
    signIn: 'Acceso',
    status: {
      none: 'Todavía no se le ha invitado desde aquí.',
      invited: 'Con invitación; todavía no ha entrado.',
      active: 'Puede entrar.',
      disabled: 'Desactivado: no puede entrar.',
      gone: 'La cuenta se quitó del servicio de acceso. Vuelva a invitar a esta persona.',
    },
    disabled: 'Desactivado: no puede entrar.',
    sessions: (count) =>
      count === 0
        ? 'No tiene ninguna sesión abierta.'
        : count === 1
          ? 'Tiene una sesión abierta.'
          : `Tiene ${count} sesiones abiertas.`,
    invite: 'Invitar por correo',
    inviteHint: 'Envía un correo con una primera contraseña. Pídale que entre antes de 7 días.',
    inviteAgain: 'Enviar la invitación otra vez',
    switchOff: 'Desactivar el acceso',
    switchOffHint: 'Cierra todas sus sesiones. Los avisos siguen llegando a su teléfono mientras tenga guardia.',
    switchOn: 'Activar el acceso',
    signOut: 'Cerrar todas sus sesiones',
    leave: 'Si deja la clínica',
    leaveHint: (name) =>
      `${name} sale del personal y de los turnos semanales, y su sesión se cierra enseguida. Lo que hizo queda registrado.`,
    leaveButton: (name) => `${name} ya no trabaja aquí`,
    leavesGaps: 'Todavía no se hizo. Sin esta persona no hay nadie de guardia:',
    leaveAnyway: 'Quitar a la persona y dejar los huecos',
    left: 'La persona ya no está en el personal y sus sesiones están cerradas.',
    leftGaps: 'No hay nadie de guardia en estas horas. Llénelas ahora:',
    fill: 'Llenar los turnos semanales',
    said: {
      added: 'Agregado. Ahora: invítele, pruebe su teléfono y póngale turnos.',
      saved: 'Guardado.',
      invited: 'Invitación enviada.',
      'signed-out': 'Todas sus sesiones están cerradas.',
      'switched-off': 'El acceso está desactivado y todas las sesiones cerradas.',
      'switched-on': 'El acceso está activado.',
      left: 'La persona ya no está en el personal y sus sesiones están cerradas.',
    },
    refused: {
      'no-email': 'Escriba primero un correo y guarde.',
      taken: 'Con este correo entra otra persona. Use otro.',
      'last-admin': 'Es la única persona de administración. Nombre primero a otra.',
      'named-by-policy': 'La regla de avisos nombra a esta persona. Cambie primero la regla.',
      own: 'No puede quitarse ni desactivar su propio acceso. Pídalo a otra persona de administración.',
    },
    openAlert: (codes) => `Esta persona tiene alertas abiertas (${codes}). Páselas primero a otra.`,
    overtaken:
      'Alguien cambió el personal mientras esta página estaba abierta. No se perdió nada: lo que escribió está abajo. Revíselo y guarde otra vez.',
    gone: 'Esta persona ya no está en el personal.',
  },
})
