/** Every key of the one table, in one place. docs/table.md lists the question that each answers. */
import type { Instant } from './time.ts'

export type Key = { pk: string; sk: string }

export const clinicPk = (clinicId: string): string => `CLINIC#${clinicId}`
export const patientPk = (clinicId: string, personId: string): string => `CLINIC#${clinicId}#PATIENT#${personId}`
export const mailsPk = (clinicId: string, personId: string): string => `${patientPk(clinicId, personId)}#MAILS`
/** Pages about a person: beside their items, since an alert that stays open for days has thousands. */
export const pagesPk = (clinicId: string, personId: string): string => `${patientPk(clinicId, personId)}#PAGES`
/** A patient's photos; beside the patient's items, since only who looks at them reads them. */
export const photosPk = (clinicId: string, personId: string): string => `${patientPk(clinicId, personId)}#PHOTOS`
/** The pictures themselves, which are long. */
export const photoPartsPk = (clinicId: string, personId: string): string =>
  `${patientPk(clinicId, personId)}#PHOTO-PARTS`
export const phonePk = (ours: string, theirs: string): string => `PHONE#${ours}#${theirs}`
export const intakePk = (clinicId: string, source: string): string => `${clinicPk(clinicId)}#INTAKE#${source}`
/** `month`: `2026-11`, of UTC. */
export const activityLogPk = (clinicId: string, month: string): string => `${clinicPk(clinicId)}#MONTH#${month}`
/** `month`: `2026-11`, of UTC. Who read which record at a clinic. */
export const readsPk = (clinicId: string, month: string): string => `${clinicPk(clinicId)}#READS#${month}`
/** The same lines once more, of one patient. */
export const patientReadsPk = (clinicId: string, personId: string): string => `${patientPk(clinicId, personId)}#READS`
/** The clinic's patients by the time at which they were enrolled. */
export const patientsPk = (clinicId: string): string => `${clinicPk(clinicId)}#PATIENTS`
/** The clinic's imports by the time at which they began. */
export const importsPk = (clinicId: string): string => `${clinicPk(clinicId)}#IMPORTS`
/** The calendars that are read every day; apart from the clinic's own items, since they are long. */
export const followedPk = (clinicId: string): string => `${clinicPk(clinicId)}#CALENDARS`
/** The clinic's logo: apart from the clinic's own items, which every message reads. */
export const brandPk = (clinicId: string): string => `${clinicPk(clinicId)}#BRAND`
/** Who changed what of a clinic's settings, people and systems. */
export const clinicChangesPk = (clinicId: string): string => `${clinicPk(clinicId)}#CHANGES`
/** Who has taken a clinic's records out. */
export const exportsPk = (clinicId: string): string => `${clinicPk(clinicId)}#EXPORTS`
/** The clinic's checkout links that have not expired. */
export const checkoutLinksPk = (clinicId: string): string => `${clinicPk(clinicId)}#CHECKOUTS`
export const incidentsPk = (clinicId: string): string => `${clinicPk(clinicId)}#INCIDENTS`
/** All that was copied for an incident. */
export const frozenPk = (clinicId: string, incidentId: string): string => `${incidentsPk(clinicId)}#${incidentId}`
/** `day`: `2026-11-23`, of UTC. */
export const deliveriesPk = (clinicId: string, webhookId: string, day: string): string =>
  `${clinicPk(clinicId)}#WEBHOOK#${webhookId}#${day}`
/** Who is at which alert just now; read by the console alone. */
export const presencePk = (clinicId: string): string => `${clinicPk(clinicId)}#PRESENCE`
export const staffPk = (clinicId: string, staffId: string): string => `CLINIC#${clinicId}#STAFF#${staffId}`

export type ExternalKind = 'patient' | 'treatment'

/** Ids carry their place: `<person>.<rest>`; the person of an id is what stands before the first dot. */
export const personOf = (id: string): string => id.split('.', 1)[0] ?? id

export const keys = {
  clinicList: (clinicId: string): Key => ({ pk: 'CLINICS', sk: clinicPk(clinicId) }),
  clinic: (clinicId: string): Key => ({ pk: clinicPk(clinicId), sk: 'PROFILE' }),
  policy: (clinicId: string): Key => ({ pk: clinicPk(clinicId), sk: 'POLICY' }),
  /** The picture of the logo; what it is stands in the clinic's settings. */
  logo: (clinicId: string): Key => ({ pk: brandPk(clinicId), sk: 'LOGO' }),
  access: (clinicId: string, staffId: string): Key => ({ pk: staffPk(clinicId, staffId), sk: 'ACCESS' }),
  /** At which alerts a person is: of these a digest, so that nothing says which patients they are about. */
  presence: (clinicId: string, staffId: string): Key => ({ pk: presencePk(clinicId), sk: `AT#${staffId}` }),
  staff: (clinicId: string, staffId: string): Key => ({ pk: clinicPk(clinicId), sk: `STAFF#${staffId}` }),
  shift: (clinicId: string, shiftId: string): Key => ({ pk: clinicPk(clinicId), sk: `SHIFT#${shiftId}` }),
  override: (clinicId: string, overrideId: string): Key => ({ pk: clinicPk(clinicId), sk: `OVERRIDE#${overrideId}` }),
  /** For how long the clinic keeps what. */
  retention: (clinicId: string): Key => ({ pk: clinicPk(clinicId), sk: 'RETENTION' }),
  /** How far the service is in carrying it out. */
  sweep: (clinicId: string): Key => ({ pk: clinicPk(clinicId), sk: 'SWEEP' }),
  /** `number`: of several changes at one instant. */
  clinicChange: (clinicId: string, at: Instant, number: string): Key => ({
    pk: clinicChangesPk(clinicId),
    sk: `CHANGE#${at}#${number}`,
  }),
  /** The clinic's watch over its rota: hand-overs, test pages, digests. */
  watch: (clinicId: string): Key => ({ pk: clinicPk(clinicId), sk: 'WATCH' }),
  /** The calendar that one duty is read from every day. */
  followed: (clinicId: string, duty: string): Key => ({ pk: followedPk(clinicId), sk: `FOLLOWED#${duty}` }),
  /** A clinic's own version of a care plan. */
  plan: (clinicId: string, plan: string): Key => ({ pk: clinicPk(clinicId), sk: `PLAN#${plan}` }),
  /** What is known of unknown numbers that write of warning signs. */
  strangers: (clinicId: string): Key => ({ pk: clinicPk(clinicId), sk: 'STRANGERS' }),
  /** A clinic's version of a text; and who has signed all its words. */
  words: (clinicId: string, message: string): Key => ({ pk: clinicPk(clinicId), sk: `WORDS#${message}` }),
  wordsSigned: (clinicId: string): Key => ({ pk: clinicPk(clinicId), sk: 'SIGNED-WORDS' }),
  code: (clinicId: string, code: string): Key => ({ pk: clinicPk(clinicId), sk: `CODE#${code}` }),
  request: (clinicId: string, idempotencyKey: string): Key => ({
    pk: `${clinicPk(clinicId)}#REQUEST#${idempotencyKey}`,
    sk: 'ANSWER',
  }),
  /** How many requests a client has sent in a minute of UTC (`2026-11-23T18:05`). */
  requestCount: (clinicId: string, client: string, minute: string): Key => ({
    pk: `${clinicPk(clinicId)}#REQUESTS#${client}`,
    sk: `MINUTE#${minute}`,
  }),
  /** A clinic's system, by the client id under which it gets tokens. */
  client: (clientId: string): Key => ({ pk: `CLIENT#${clientId}`, sk: 'CLINIC' }),
  /** Hashes of the keys with which a system of a clinic calls the API. */
  clientKeys: (clientId: string): Key => ({ pk: `CLIENT#${clientId}`, sk: 'KEYS' }),
  clinicClient: (clinicId: string, clientId: string): Key => ({ pk: clinicPk(clinicId), sk: `CLIENT#${clientId}` }),
  number: (ours: string): Key => ({ pk: `NUMBER#${ours}`, sk: 'CLINIC' }),
  /** Throws without a number: what every patient without a phone would share is nobody's opt-out. */
  phoneProfile(ours: string, theirs: string): Key {
    if (!ours || !theirs) throw new Error('a phone without a number')
    return { pk: phonePk(ours, theirs), sk: 'PROFILE' }
  },
  /** An opt-out whose number was erased: a hash of both numbers under the stage's secret (before: a plain digest). */
  optedOut: (ours: string, hash: string): Key => ({ pk: `OPTEDOUT#${ours}#${hash}`, sk: 'HASH' }),
  phonePerson: (ours: string, theirs: string, personId: string): Key => ({
    pk: phonePk(ours, theirs),
    sk: `PATIENT#${personId}`,
  }),
  /** Written with the first text of a number nobody knows, so that two texts at once do not make two people of it. */
  phoneStranger: (ours: string, theirs: string): Key => ({ pk: phonePk(ours, theirs), sk: 'STRANGER' }),
  phoneStaff: (ours: string, theirs: string, staffId: string): Key => ({
    pk: phonePk(ours, theirs),
    sk: `STAFF#${staffId}`,
  }),
  /** The mark that a carrier's message has been dealt with; a second delivery finds it. */
  dedupeMark: (ours: string, theirs: string, messageId: string): Key => ({
    pk: phonePk(ours, theirs),
    sk: `SEEN#${messageId}`,
  }),
  patient: (clinicId: string, personId: string): Key => ({ pk: patientPk(clinicId, personId), sk: 'PROFILE' }),
  treatment: (clinicId: string, treatmentId: string): Key => ({
    pk: patientPk(clinicId, personOf(treatmentId)),
    sk: `TREATMENT#${treatmentId}`,
  }),
  patientLine: (clinicId: string, createdAt: Instant, personId: string): Key => ({
    pk: patientsPk(clinicId),
    sk: `PATIENT#${createdAt}#${personId}`,
  }),
  /** What has this id in the clinic's own system. */
  external: (clinicId: string, kind: ExternalKind, externalId: string): Key => ({
    pk: `${clinicPk(clinicId)}#EXTERNAL#${kind}#${externalId}`,
    sk: 'POINTER',
  }),
  consent: (clinicId: string, consentId: string): Key => ({
    pk: patientPk(clinicId, personOf(consentId)),
    sk: `CONSENT#${consentId}`,
  }),
  message: (clinicId: string, personId: string, messageId: string): Key => ({
    pk: patientPk(clinicId, personId),
    sk: `MESSAGE#${messageId}`,
  }),
  /** A mail as it came; beside the patient's items, since it is long and read by a person alone. */
  wholeEmail: (clinicId: string, messageId: string): Key => ({
    pk: mailsPk(clinicId, personOf(messageId)),
    sk: `MAIL#${messageId}`,
  }),
  photo: (clinicId: string, photoId: string): Key => ({
    pk: photosPk(clinicId, personOf(photoId)),
    sk: `PHOTO#${photoId}`,
  }),
  photoPart: (clinicId: string, photoId: string, part: number): Key => ({
    pk: photoPartsPk(clinicId, personOf(photoId)),
    sk: `PHOTO-PART#${photoId}#${String(part).padStart(2, '0')}`,
  }),
  alert: (clinicId: string, alertId: string): Key => ({
    pk: patientPk(clinicId, personOf(alertId)),
    sk: `ALERT#${alertId}`,
  }),
  task: (clinicId: string, taskId: string): Key => ({
    pk: patientPk(clinicId, personOf(taskId)),
    sk: `TASK#${taskId}`,
  }),
  /** A reply on its way to the second reader. */
  reading: (clinicId: string, messageId: string): Key => ({
    pk: patientPk(clinicId, personOf(messageId)),
    sk: `READING#${messageId}`,
  }),
  /** What the second reader has caused at a clinic of late. */
  caused: (clinicId: string): Key => ({ pk: `${clinicPk(clinicId)}#SECOND-READER`, sk: 'CAUSED' }),
  audit: (clinicId: string, auditId: string): Key => ({
    pk: patientPk(clinicId, personOf(auditId)),
    sk: `AUDIT#${auditId}`,
  }),
  /**
   * The register: what happened at a clinic in a month of UTC, by kind and day. Each event has a key of its own, so that no
   * two transactions meet in it.
   */
  entry: (clinicId: string, kind: string, at: Instant, id: string): Key => ({
    pk: activityLogPk(clinicId, at.slice(0, 7)),
    sk: `${kind.toUpperCase()}#${at.slice(0, 10)}#${id}`,
  }),
  /** Who read a patient's record from `since` on; `sk` of both is the same but for the patient. */
  recordRead: (clinicId: string, since: Instant, personId: string, reader: string): Key => ({
    pk: readsPk(clinicId, since.slice(0, 7)),
    sk: `READ#${since}#${personId}#${reader}`,
  }),
  patientRead: (clinicId: string, since: Instant, personId: string, reader: string): Key => ({
    pk: patientReadsPk(clinicId, personId),
    sk: `READ#${since}#${reader}`,
  }),
  incident: (clinicId: string, incidentId: string): Key => ({
    pk: incidentsPk(clinicId),
    sk: `INCIDENT#${incidentId}`,
  }),
  /** The frozen record of an incident, in parts that fit into an item; `copy` names its text (earlier versions: no name). */
  frozen: (clinicId: string, incidentId: string, part: number, copy?: string): Key => ({
    pk: frozenPk(clinicId, incidentId),
    sk: `FROZEN#${copy === undefined ? '' : `${copy}#`}${String(part).padStart(4, '0')}`,
  }),
  importJob: (clinicId: string, importId: string): Key => ({
    pk: `${clinicPk(clinicId)}#IMPORT#${importId}`,
    sk: 'JOB',
  }),
  importListed: (clinicId: string, startedAt: Instant, importId: string): Key => ({
    pk: importsPk(clinicId),
    sk: `IMPORT#${startedAt}#${importId}`,
  }),
  /** What the clinic has said of the columns of a header. */
  importColumns: (clinicId: string, layoutId: string): Key => ({ pk: importsPk(clinicId), sk: `COLUMNS#${layoutId}` }),
  /** Which service of a file is which treatment. */
  importServices: (clinicId: string): Key => ({ pk: importsPk(clinicId), sk: 'SERVICES' }),
  importPart: (clinicId: string, importId: string, part: number): Key => ({
    pk: `${clinicPk(clinicId)}#IMPORT#${importId}`,
    sk: `PART#${String(part).padStart(3, '0')}`,
  }),
  importResults: (clinicId: string, importId: string, part: number): Key => ({
    pk: `${clinicPk(clinicId)}#IMPORT#${importId}`,
    sk: `RESULT#${String(part).padStart(3, '0')}`,
  }),
  /** How a booking system is connected: its secret and the clinic's table of services. */
  intake: (clinicId: string, source: string): Key => ({ pk: intakePk(clinicId, source), sk: 'SETUP' }),
  /** An event of a booking system, by the digest of its id; what it tells goes once it is worked through. */
  arrived: (clinicId: string, source: string, event: string): Key => ({
    pk: intakePk(clinicId, source),
    sk: `ARRIVED#${event}`,
  }),
  /** A visit at the booking system, by the digest of its id there: which treatment or task became of it. */
  visit: (clinicId: string, source: string, visit: string): Key => ({
    pk: intakePk(clinicId, source),
    sk: `VISIT#${visit}`,
  }),
  webhook: (clinicId: string, webhookId: string): Key => ({ pk: clinicPk(clinicId), sk: `WEBHOOK#${webhookId}` }),
  /** What happened in one transaction, until it is sorted out to the webhooks. */
  eventBatch: (clinicId: string, batchId: string): Key => ({
    pk: `${clinicPk(clinicId)}#EVENTS`,
    sk: `EVENTS#${batchId}`,
  }),
  /** The log of a webhook, by the day (UTC) of its events, with which their ids begin. */
  delivery: (clinicId: string, webhookId: string, deliveryId: string): Key => ({
    pk: deliveriesPk(clinicId, webhookId, deliveryId.slice(0, 10)),
    sk: `DELIVERY#${deliveryId}`,
  }),
  /** The message about an alert in a clinic's Slack. */
  chatThread: (clinicId: string, webhookId: string, alertId: string): Key => ({
    pk: `${clinicPk(clinicId)}#WEBHOOK#${webhookId}`,
    sk: `THREAD#${alertId}`,
  }),
  signIn: (state: string): Key => ({ pk: `SIGNIN#${state}`, sk: 'BEGUN' }),
  session: (digest: string): Key => ({ pk: `SESSION#${digest}`, sk: 'PERSON' }),
  exportBegun: (clinicId: string, exportId: string): Key => ({ pk: exportsPk(clinicId), sk: `EXPORT#${exportId}` }),
  /** That the clinic came by an import of an export. */
  imported: (clinicId: string): Key => ({ pk: exportsPk(clinicId), sk: 'IMPORTED' }),
  /** What a checkout link fills in, by the digest of its token. */
  checkoutLink: (digest: string): Key => ({ pk: `CHECKOUT#${digest}`, sk: 'VISIT' }),
  /** How an erasure finds the links of a clinic; it holds nothing itself. */
  checkoutListed: (clinicId: string, digest: string): Key => ({ pk: checkoutLinksPk(clinicId), sk: `LINK#${digest}` }),
  /** A calendar that programs subscribe to, by the digest of its token; and where a person's own is. */
  feed: (digest: string): Key => ({ pk: `FEED#${digest}`, sk: 'CALENDAR' }),
  staffFeed: (clinicId: string, staffId: string): Key => ({ pk: staffPk(clinicId, staffId), sk: 'CALENDAR' }),
  patientFeed: (clinicId: string, personId: string): Key => ({ pk: patientPk(clinicId, personId), sk: 'CALENDAR' }),
  link: (token: string): Key => ({ pk: `LINK#${token}`, sk: 'TARGET' }),
  /** Which outbound item a carrier's receipt is about; and a receipt that came before the item was recorded as sent. */
  receiptTarget: (providerId: string): Key => ({ pk: `RECEIPT#${providerId}`, sk: 'TARGET' }),
  receiptEarly: (providerId: string): Key => ({ pk: `RECEIPT#${providerId}`, sk: 'EARLY' }),
}
