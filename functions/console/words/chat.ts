import { catalogue } from '../shared/language.ts'

type FieldWords = { label: string; hint: string }

export type ChatWords = {
  title: string
  intro: string
  slackOff: string
  slackOn(channel: string): string
  teamsOff: string
  teamsOn: string
  how: string
  steps: readonly string[]
  token: FieldWords
  signingSecret: FieldWords
  channel: FieldWords
  kept: string
  people: string
  peopleHint: string
  noPeople: string
  memberOf(name: string): string
  address: FieldWords
  connectSlack: string
  saveSlack: string
  url: FieldWords
  connectTeams: string
  test(chat: string): string
  remove(chat: string): string
  removeHint: string
  removeNow: string
  deliveries: string
  overtaken: string
  tooMany(most: number): string
  faults: Record<'token' | 'signingSecret' | 'channel' | 'member' | 'twice' | 'url', string>
  said: Record<'slack' | 'teams' | 'planned' | 'removed' | 'unknown', string>
}

/** Slack and Teams, as an admin connects them. */
export const chatWords = catalogue<ChatWords>({
  en: {
    title: 'Slack and Teams',
    intro:
      'Alerts in the chat your staff has open anyway. Texts and calls go out just the same: a chat pages no one. A message shows the alert’s code, its tier, and who has it. It never shows a patient’s name, number, or words.',
    slackOff: 'Slack is not connected.',
    slackOn: (channel) => `Slack is connected: alerts go to the channel ${channel}.`,
    teamsOff: 'Teams is not connected.',
    teamsOn: 'Teams is connected.',
    how: 'What to do at Slack',
    steps: [
      'At api.slack.com/apps, create an app from scratch. Under OAuth & Permissions, add the bot scope chat:write and install the app. Copy the bot token.',
      'Under Basic Information, copy the signing secret.',
      'In Slack, invite the app to a private channel. The channel’s ID is at the end of its details.',
      'Connect below. Then switch on Interactivity & Shortcuts in your app, and paste the address you get here as its Request URL.',
    ],
    token: { label: 'Bot token', hint: 'Begins with xoxb-.' },
    signingSecret: { label: 'Signing secret', hint: '32 digits and letters a to f.' },
    channel: { label: 'Channel ID', hint: 'Such as C0123456789, not the channel’s name.' },
    kept: 'Leave it empty to keep the one you have.',
    people: 'Who is who in Slack',
    peopleHint:
      'Each person’s member ID is in their Slack profile, under ⋮ → Copy member ID. A button pressed by anyone else does nothing. Separate two IDs of one person with a comma.',
    noPeople: 'No clinician, nurse or admin is on the staff yet.',
    memberOf: (name) => `Member ID of ${name}`,
    address: { label: 'Request URL', hint: 'Paste it in your Slack app, under Interactivity & Shortcuts.' },
    connectSlack: 'Connect Slack',
    saveSlack: 'Save',
    url: {
      label: 'Address of the workflow',
      hint: 'In the channel: ⋯ → Workflows → Post to a channel when a webhook request is received. Treat the address like a password.',
    },
    connectTeams: 'Connect Teams',
    test: (chat) => `Send a test message to ${chat}`,
    remove: (chat) => `Disconnect ${chat}`,
    removeHint: 'Nothing is posted there anymore. Paging goes on as it is.',
    removeNow: 'Disconnect it now',
    deliveries: 'See what was posted',
    overtaken:
      'A colleague changed this while the page was open. What you typed is below, but for the secrets. Check it, then save again.',
    tooMany: (most) => `You have ${most} webhooks and chats, the most there can be. Remove one first.`,
    faults: {
      token: 'Paste the bot token of your Slack app. It begins with xoxb-.',
      signingSecret: 'Paste the signing secret of your Slack app: 32 digits and letters a to f.',
      channel: 'Enter the ID of the channel, such as C0123456789.',
      member: 'Enter a member ID, such as U0123456789.',
      twice: 'This member ID stands next to two people. Keep one.',
      url: 'Enter the https address that Teams gave you.',
    },
    said: {
      slack: 'Slack is connected. Paste the Request URL in your Slack app, then send a test message.',
      teams: 'Teams is connected. Send a test message.',
      planned: 'The test message is on its way.',
      removed: 'It is disconnected.',
      unknown: 'It is not connected.',
    },
  },
  es: {
    title: 'Slack y Teams',
    intro:
      'Las alertas en el chat que su personal ya tiene abierto. Los mensajes de texto y las llamadas salen igual: un chat no avisa a nadie de guardia. El mensaje muestra el código de la alerta, su nivel y quién la tiene. Nunca muestra el nombre, el número ni las palabras de un paciente.',
    slackOff: 'Slack no está conectado.',
    slackOn: (channel) => `Slack está conectado: las alertas van al canal ${channel}.`,
    teamsOff: 'Teams no está conectado.',
    teamsOn: 'Teams está conectado.',
    how: 'Qué hacer en Slack',
    steps: [
      'En api.slack.com/apps, cree una aplicación desde cero. En OAuth & Permissions, agregue el permiso de bot chat:write e instale la aplicación. Copie el token del bot.',
      'En Basic Information, copie el signing secret.',
      'En Slack, invite la aplicación a un canal privado. El identificador del canal está al final de sus detalles.',
      'Conecte aquí abajo. Después active Interactivity & Shortcuts en su aplicación y pegue como Request URL la dirección que recibe aquí.',
    ],
    token: { label: 'Token del bot', hint: 'Empieza por xoxb-.' },
    signingSecret: { label: 'Signing secret', hint: '32 cifras y letras de la a a la f.' },
    channel: { label: 'Identificador del canal', hint: 'Por ejemplo C0123456789; no es el nombre del canal.' },
    kept: 'Déjelo vacío para conservar el que tiene.',
    people: 'Quién es quién en Slack',
    peopleHint:
      'El identificador de cada persona está en su perfil de Slack, en ⋮ → Copiar ID de miembro. Un botón que pulse otra persona no hace nada. Separe con una coma dos identificadores de una misma persona.',
    noPeople: 'Todavía no hay ningún médico, enfermero ni administrador en el personal.',
    memberOf: (name) => `Identificador de ${name}`,
    address: { label: 'Request URL', hint: 'Péguela en su aplicación de Slack, en Interactivity & Shortcuts.' },
    connectSlack: 'Conectar Slack',
    saveSlack: 'Guardar',
    url: {
      label: 'Dirección del flujo de trabajo',
      hint: 'En el canal: ⋯ → Flujos de trabajo → Publicar en un canal cuando se recibe una solicitud de webhook. Trate la dirección como una contraseña.',
    },
    connectTeams: 'Conectar Teams',
    test: (chat) => `Enviar un mensaje de prueba a ${chat}`,
    remove: (chat) => `Desconectar ${chat}`,
    removeHint: 'Ya no se publica nada allí. Los avisos al personal siguen igual.',
    removeNow: 'Desconectar ahora',
    deliveries: 'Ver lo que se publicó',
    overtaken:
      'Otra persona cambió esto mientras la página estaba abierta. Lo que escribió está abajo, salvo las claves. Revíselo y guarde de nuevo.',
    tooMany: (most) => `Tiene ${most} webhooks y chats, el máximo posible. Quite uno primero.`,
    faults: {
      token: 'Pegue el token del bot de su aplicación de Slack. Empieza por xoxb-.',
      signingSecret: 'Pegue el signing secret de su aplicación de Slack: 32 cifras y letras de la a a la f.',
      channel: 'Escriba el identificador del canal, por ejemplo C0123456789.',
      member: 'Escriba un identificador de miembro, por ejemplo U0123456789.',
      twice: 'Este identificador aparece junto a dos personas. Deje uno.',
      url: 'Escriba la dirección https que le dio Teams.',
    },
    said: {
      slack: 'Slack está conectado. Pegue la Request URL en su aplicación de Slack y envíe un mensaje de prueba.',
      teams: 'Teams está conectado. Envíe un mensaje de prueba.',
      planned: 'El mensaje de prueba está en camino.',
      removed: 'Está desconectado.',
      unknown: 'No está conectado.',
    },
  },
})
