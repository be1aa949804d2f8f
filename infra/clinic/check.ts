import { createHash } from 'node:crypto'
import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { type Blocker, blockers } from '../../functions/core/on-call/going-live.ts'
import { content } from '../../functions/runtime/content.ts'
import { signaturesOf } from '../../functions/use-cases/clinic/own-words.ts'
import { readWatch } from '../../functions/use-cases/on-call/watch-rota.ts'
import { SECOND_READER, unapproved } from '../approvals.ts'
import { clinicAt } from './show.ts'
import type { Where } from './where.ts'

/** Lists what stands between a clinic and going live; exit 1 while anything does. */
export async function check(where: Where, [clinicId]: string[]): Promise<number> {
  const { clinic, rota } = await clinicAt(where, clinicId)
  const watch = await readWatch(where, clinic.clinicId)
  const found = blockers({
    clinic,
    rota,
    tested: watch?.value.verified ?? {},
    consentIn: clinic.languages.filter((language) => content().messages[language]?.['page-consent.statement']),
    signatures: (await signaturesOf({ ...where, content, sha256 }, clinic)).length,
    unapproved: unapproved()
      .filter(({ content }) => isFor(clinic, content))
      .map(({ content, by }) => ({ content, approvals: by.length })),
    numbersNeedAttaching: !where.local,
    now: where.now,
  })
  for (const blocker of found) console.log(`- ${said(blocker, clinic.clinicId)}`)
  if (found.length === 0) console.log(`${clinic.name} may go live.`)
  else
    console.log(
      `${clinic.name} isn't ready. Fix ${found.length === 1 ? 'the item' : `the ${found.length} items`} above.`,
    )
  return found.length === 0 ? 0 : 1
}

/** Words in a language that the clinic does not use need nobody's approval for it. */
const isFor = ({ languages, secondReader }: Clinic, content: string): boolean => {
  if (content === SECOND_READER) return secondReader !== undefined
  const language = /^messages\/([a-z]{2})\.json$/.exec(content)?.[1]
  return language === undefined || languages.includes(language)
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const ON_CALL_LINE = {
  'is-front-desk': 'It is the front desk, which is not answered at night.',
  'is-texting-number': 'It is the texting number, at which no person answers.',
}

function said(blocker: Blocker, clinicId: string): string {
  const edit = `npm run clinic -- edit ${clinicId}`
  switch (blocker.kind) {
    case 'rota-gap':
      return `On-call schedule: nobody is ${blocker.duty} from ${blocker.from} to ${blocker.to}${blocker.everyDuty ? ', and at some point no one has any duty' : ''}. Fill the shifts: ${edit} shifts.json`
    case 'number-not-attached':
      return `Number ${blocker.number}: what patients text to it does not arrive here. ${edit} --number <its id or ARN>`
    case 'phone-not-tested':
      return `${blocker.name} (${blocker.staffId}) has a duty and has never answered a test page. Turn test pages on (PUT /v1/on-call/notices) or send one (POST /v1/on-call/test-pages).`
    case 'no-on-call-line':
      return `On-call line: ${ON_CALL_LINE[blocker.because]} ${edit} --set onCallPhone=+1…`
    case 'no-front-desk-phone':
      return `Front desk: its phone is the texting number, at which no person answers. ${edit} --set frontDeskPhone=+1…`
    case 'no-night-place':
      return `Night: there is no place where a patient is looked at during the night. ${edit} --set nightPlace="…"`
    case 'no-voice-answer':
      return `Calls: a recording must tell callers of the texting number that nobody answers there, and connect them to the on-call line (docs/deploy.md). Then ${edit} --set voiceAnswer="…"`
    case 'no-clinician':
      return `Staff: no one is a clinician. Only a clinician can lower a tier.`
    case 'no-consent-wording':
      return `Consent: there is no wording in "${blocker.language}". Take the language out, or write it (templates/messages/).`
    case 'words-not-signed':
      return `Consent and messages: ${blocker.signatures} of 2 people of the clinic have signed them (console, Settings → Consent and messages).`
    case 'content-not-approved':
      return `Content: templates/${blocker.content} has ${blocker.approvals} of 2 approvals (templates/approvals.json).`
  }
}
