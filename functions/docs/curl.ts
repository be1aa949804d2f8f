/** Commands that work as they stand, after those of the first steps, on a machine that runs `npm start`. */
import type { Called, Operation } from './document.ts'

/** Where a path's id comes from, by what stands before it. */
const VARIABLES: Readonly<Record<string, { name: string; from: string }>> = {
  treatments: { name: 'TREATMENT', from: 'a treatmentId' },
  patients: { name: 'PATIENT', from: 'a patientId' },
  mails: { name: 'MESSAGE', from: 'the messageId of a reply by e-mail' },
  photos: { name: 'PHOTO', from: 'a photoId' },
  alerts: { name: 'ALERT', from: 'an alertId' },
  tasks: { name: 'TASK', from: 'a taskId' },
  imports: { name: 'IMPORT', from: 'an importId' },
  webhooks: { name: 'WEBHOOK', from: 'a webhookId' },
  deliveries: { name: 'DELIVERY', from: 'a deliveryId' },
  staff: { name: 'STAFF', from: 'a staffId' },
  exports: { name: 'EXPORT', from: 'an exportId' },
  'import-layouts': { name: 'LAYOUT', from: 'a layoutId' },
  overrides: { name: 'OVERRIDE', from: 'an overrideId' },
}
/** Parts of a path that are names, not ids. */
const NAMES: Readonly<Record<string, string>> = { '{plan}': 'neurotoxin', '{source}': 'vagaro', '{duty}': 'fallback' }
/** Of calls that need a filter, or are clearer with one. */
const QUERIES: Readonly<Record<string, string>> = {
  listTreatments: '?patientId=$PATIENT',
  listPatients: '?name=ana',
  listAlerts: '?state=open',
  importCalendar: '?duty=backup',
  endDutyCalendar: '?staffId=nurse-kim',
  listReads: '?patientId=$PATIENT',
  exportReads: '?patientId=$PATIENT',
}
const NOW = `'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'`

/** `{id}` of a path as a variable of the shell. */
function addressOf({ path, operation }: Called): { address: string; needs: string[] } {
  const needs: string[] = []
  const parts = path.split('/')
  const address = parts.map((part, i) => {
    if (!part.startsWith('{')) return part
    const name = NAMES[part]
    if (name) return name
    const variable = VARIABLES[parts[i - 1] ?? '']
    if (!variable) return part
    needs.push(`# $${variable.name}: ${variable.from}`)
    return `$${variable.name}`
  })
  return { address: address.join('/') + (QUERIES[operation.operationId] ?? ''), needs }
}

/** The command of one call, with the example's body; none for a call that another system signs. */
export function curlOf(called: Called): string | undefined {
  const { method, operation } = called
  if (operation['x-roles'].length === 0) return undefined
  const { address, needs } = addressOf(called)
  const body = bodyOf(operation)
  const lines = [
    `curl -s${method === 'GET' ? '' : ` -X ${method}`} "$BASE${address}"`,
    '-H "authorization: Bearer $TOKEN"',
    ...(body ? [`-H 'content-type: ${body.type}'`, `--data-binary '${body.text}'`] : []),
  ]
  return [...needs, lines.join(' \\\n  ')].join('\n')
}

function bodyOf({ requestBody }: Operation): { type: string; text: string } | undefined {
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  if (!type || !media) return undefined
  const text = typeof media.example === 'string' ? media.example : JSON.stringify(media.example, null, 2)
  return { type, text: current(quoted(text)) }
}

const quoted = (text: string): string => text.replaceAll("'", `'\\''`).replaceAll('\r\n', '\n')

/** What has to have been done lately was done now, and what is called is this machine. */
const current = (text: string): string =>
  text
    .replace(/("performedAt": ")[^"]*"/, `$1${NOW}"`)
    .replace(/("url": ")[^"]*"/, '$1http://127.0.0.1:4000/"')
    .replace(/(,)\d{4}-\d\d-\d\dT[\d:.]+Z(,)/, `$1${NOW}$2`)

/** The main path from checkout to outcome; each step sets what later commands use. */
export const firstSteps = (base: string): { title: string; text: string }[] => [
  {
    title: 'Get a token',
    text: `BASE=${base}
field() { grep -o "\\"$1\\":\\"[^\\"]*\\"" | head -1 | cut -d'"' -f4; }
TOKEN=$(curl -s "$BASE/_local/token" \\
  -H 'content-type: application/json' \\
  --data-binary '{"clinic":"demo","role":"admin"}' | field token)`,
  },
  {
    title: 'Log a treatment',
    text: `LOGGED=$(curl -s "$BASE/v1/treatments" \\
  -H "authorization: Bearer $TOKEN" \\
  -H 'content-type: application/json' \\
  -H "idempotency-key: visit-$(date +%s)" \\
  --data-binary '{"patient":{"name":"Ana Ruiz","phone":"+14155550123"},
    "performedAt":"${NOW}",
    "procedures":[{"plan":"neurotoxin","areas":["glabella"]}],
    "consent":{"sms":true,"statement":"I agree to texts.","method":"front-desk"}}')
PATIENT=$(echo "$LOGGED" | field patientId)
TREATMENT=$(echo "$LOGGED" | field treatmentId)`,
  },
  {
    title: 'Answer as the patient',
    text: `curl -s "$BASE/_local/sms" \\
  -H 'content-type: application/json' \\
  --data-binary '{"from":"+14155550123","to":"+14155550100","body":"its really hard to swolow"}'
curl -s -X POST "$BASE/_local/idle"`,
  },
  {
    title: 'Take the alert, and record its outcome',
    text: `ALERT=$(curl -s "$BASE/v1/alerts?state=open" \\
  -H "authorization: Bearer $TOKEN" | field alertId)
curl -s -X POST "$BASE/v1/alerts/$ALERT/acknowledge" \\
  -H "authorization: Bearer $TOKEN"
curl -s -X POST "$BASE/v1/alerts/$ALERT/resolve" \\
  -H "authorization: Bearer $TOKEN" \\
  -H 'content-type: application/json' \\
  --data-binary '{"outcome":"advice-by-phone","note":"Swallows water without trouble."}'`,
  },
]
