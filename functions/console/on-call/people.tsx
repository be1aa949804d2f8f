/** Who can be paged, whose number is known to work, and which texts about duty people get. */

import type { FieldError } from '../../core/fault.ts'
import type { Notices } from '../../core/on-call/duty-watch.ts'
import { notices as schema } from '../../http/on-call-bodies.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { findReadiness } from '../../use-cases/on-call/test-pages.ts'
import { sendTestPage, setNotices } from '../../use-cases/on-call/watch-rota.ts'
import { Faults } from '../shared/components.tsx'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import { onCallWords } from '../words/on-call.ts'
import { peopleWords } from '../words/people.ts'
import { framed, type Here, mayChange, rotaPage } from './frame.tsx'
import { NoticesForm, NoticesSaid, noticesIn } from './notices.tsx'
import { List, mayTest, PEOPLE } from './people-list.tsx'

type Showing = { faults?: FieldError[]; notices?: { form: URLSearchParams; faults: FieldError[] }; status?: number }

async function peoplePage(at: Here, { faults = [], notices, status }: Showing = {}): Promise<PageAnswer> {
  const { language, query } = at.request
  const words = peopleWords(language)
  const flash: Record<string, string> = words.saved
  const ready = await findReadiness(at.deps, at.clinicNow)
  return framed(at, {
    title: onCallWords(language).tabs.people,
    said: flash[query.get('saved') ?? ''],
    ...(status ? { status } : {}),
    children: (
      <>
        <section class="card" aria-labelledby="people">
          <h2 id="people">{words.numbers.title}</h2>
          <p class="hint">{words.numbers.hint}</p>
          <Faults faults={faults} />
          <div data-live={`${PEOPLE}/list`} aria-live="polite">
            <List at={at} ready={ready} />
          </div>
        </section>
        <section class="card" aria-labelledby="notices">
          <h2 id="notices">{words.texts}</h2>
          {mayChange(at) ? (
            <NoticesForm
              to={`${PEOPLE}/notices`}
              form={notices?.form ?? formOf(ready.notices)}
              faults={notices?.faults}
            />
          ) : (
            <NoticesSaid notices={ready.notices} />
          )}
        </section>
      </>
    ),
  })
}

const formOf = ({ handOver, readinessAt, digestAt }: Notices): URLSearchParams =>
  new URLSearchParams({
    ...(handOver ? { 'hand-over': 'on' } : {}),
    ...(readinessAt ? { readiness: 'on', 'readiness-at': readinessAt } : {}),
    ...(digestAt ? { digest: 'on', 'digest-at': digestAt } : {}),
  })

async function tested(at: Here): Promise<PageAnswer> {
  const { caller, form, language } = at.request
  const words = peopleWords(language).refused
  const staffId = formValue(form, 'staff')
  const refused = (detail: string) => peoplePage(at, { faults: [{ pointer: '', detail }], status: 422 })
  if (!mayTest(at, staffId)) return refused(words.others)
  const sent = await sendTestPage(
    at.deps,
    caller.clinicId,
    staffId,
    formValue(form, 'by') === 'voice' ? 'voice' : 'sms',
  )
  switch (sent.kind) {
    case 'sent':
      return { kind: 'go', to: `${PEOPLE}?saved=sent` }
    case 'unknown-staff':
      return refused(words.gone)
    case 'no-phone':
      return refused(words.noPhone)
  }
}

async function noticesSaved(at: Here): Promise<PageAnswer> {
  const { form, caller } = at.request
  const { asked, faults } = noticesIn(form, at.request.language)
  const checked = faults.length > 0 ? { faults } : check(schema, asked)
  if ('faults' in checked) return peoplePage(at, { notices: { form, faults: checked.faults }, status: 422 })
  const { handOver, readinessAt, digestAt } = checked.body
  const times = { ...(readinessAt ? { readinessAt } : {}), ...(digestAt ? { digestAt } : {}) }
  await setNotices(at.deps, caller.clinicId, { handOver, ...times })
  return { kind: 'go', to: `${PEOPLE}?saved=notices` }
}

export const peoplePages: readonly Page[] = [
  rotaPage('GET', PEOPLE, PERMISSIONS.clinical, peoplePage),
  rotaPage('GET', `${PEOPLE}/list`, PERMISSIONS.clinical, async (at) => ({
    kind: 'part',
    body: <List at={at} ready={await findReadiness(at.deps, at.clinicNow)} />,
  })),
  rotaPage('POST', `${PEOPLE}/test`, PERMISSIONS.clinical, tested),
  rotaPage('POST', `${PEOPLE}/notices`, PERMISSIONS.administer, noticesSaved),
]
