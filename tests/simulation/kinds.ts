import type { Key } from '../../functions/core/keys.ts'
import type { Value } from '../../functions/use-cases/ports.ts'

/**
 * What items a clinic's table holds, and whether they may become more for ever:
 * - `history` is kept until retention or erasure; it may grow with visits, and no faster.
 * - `settings` are one for each thing that a person has set up, however much happens: neither they nor their size may grow.
 * - `passing` items end by themselves: an expiry, or work that is done with them.
 */
export type Keeps = 'history' | 'settings' | 'passing'
export type Kind = { name: string; keeps: Keeps; because?: string }

const kind = (name: string, keeps: Keeps, pk: RegExp, sk: RegExp, because?: string) => ({
  kind: { name, keeps, ...(because ? { because } : {}) },
  ...{ pk, sk },
})

const PERSON = /^CLINIC#[^#]+#PATIENT#[^#]+$/
/** Told by its value alone: what the partition of a mail's link would be called. */
const MAIL_LINK = /^MAIL-LINK#/
const CLINIC = /^CLINIC#[^#]+$/

const KINDS = [
  kind('message sent', 'history', PERSON, /^OUT#/, "the patient's record"),
  kind('message received', 'history', PERSON, /^MESSAGE#/, "the patient's record"),
  kind('visit', 'history', PERSON, /^(TREATMENT|CONSENT)#/, "the patient's record"),
  kind('alert', 'history', PERSON, /^ALERT#/, "the patient's record"),
  kind('text of staff about an alert', 'history', PERSON, /^STAFF-MESSAGE#/, 'the record of an alert'),
  kind('task', 'history', PERSON, /^TASK#/, "the patient's record"),
  kind('audit', 'history', PERSON, /^AUDIT#/, 'invariant 10: every change is on record'),
  kind('page', 'history', /#PATIENT#[^#]+#PAGES$/, /^OUT#/, 'the record of an alert'),
  kind('mail', 'history', /#PATIENT#[^#]+#MAILS$/, /^MAIL#/, "the patient's record"),
  kind('reading of a record', 'history', /#READS(#|$)/, /^READ#/, 'who read what, for the audit of HIPAA'),
  kind('line of the register', 'history', /#MONTH#/, /./, 'figures and the safety review'),
  kind('change of a setting', 'history', /#CHANGES$/, /^CHANGE#/, 'invariant 10: every change is on record'),
  kind('incident', 'history', /#INCIDENTS(#|$)/, /./, 'legal hold'),
  kind('export', 'history', /#EXPORTS$/, /./, 'who took all records out'),
  kind('patient', 'history', PERSON, /^(PROFILE|CALENDAR)$/, 'one for each person'),
  kind('patient by name', 'history', /#PATIENTS$/, /^PATIENT#/, 'one for each person'),
  kind('patient by phone', 'history', /^PHONE#/, /^(PATIENT#|STRANGER$|PROFILE$)/, 'one for each person and number'),
  kind('opt-out of an erased person', 'history', /^OPTEDOUT#/, /./, 'no text may follow STOP'),
  kind('text of staff', 'passing', /#STAFF#[^#]+$/, /^MESSAGE#/),
  kind('answer to staff', 'passing', /#STAFF#[^#]+$/, /^OUT#/),
  kind('code', 'passing', CLINIC, /^CODE#/),
  kind('override', 'passing', CLINIC, /^OVERRIDE#/),
  kind('request key', 'passing', /#REQUEST#/, /^ANSWER$/),
  kind('receipt', 'passing', /^RECEIPT#/, /./),
  kind('link of a mail', 'history', MAIL_LINK, /./, 'the way out of mails works for a year'),
  kind('link', 'passing', /^LINK#/, /./),
  kind('text already seen', 'passing', /^PHONE#/, /^SEEN#/),
  kind('event', 'passing', /#EVENTS$/, /^EVENTS#/),
  kind('delivery', 'passing', /#WEBHOOK#/, /^DELIVERY#/),
  kind('thread of a chat', 'passing', /#WEBHOOK#/, /^THREAD#/),
  kind('reply for the second reader', 'passing', PERSON, /^READING#/),
  kind('import', 'passing', /#IMPORT#/, /./),
  kind('import by time', 'passing', /#IMPORTS$/, /^IMPORT#/),
  kind('clinic', 'settings', /^(CLINICS|NUMBER#.*)$/, /./),
  kind(
    'setting',
    'settings',
    CLINIC,
    /^(PROFILE|POLICY|WATCH|STRANGERS|RETENTION|SWEEP|SIGNED-WORDS|(STAFF|SHIFT|PLAN|WORDS|WEBHOOK|CLIENT)#.*)$/,
  ),
  kind('logo', 'settings', /#BRAND$/, /^LOGO$/),
  kind('staff by phone', 'settings', /^PHONE#/, /^STAFF#/),
  kind('access of staff', 'settings', /#STAFF#/, /^(ACCESS|CALENDAR|LOCK)$/),
  kind('work of the second reader', 'settings', /#SECOND-READER$/, /./),
]

/** Undefined for an item that nobody has thought of: name it here, and say why it may stay. */
export function kindOf({ pk, sk }: Key, value: Value): Kind | undefined {
  const name = pk.startsWith('LINK#') && value.kind === 'mail' ? `MAIL-${pk}` : pk
  return KINDS.find((each) => each.pk.test(name) && each.sk.test(sk))?.kind
}

export const kinds = (): readonly Kind[] => KINDS.map(({ kind }) => kind)
