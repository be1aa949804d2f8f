/** Who can be paged, whose number is known to work, and which texts about duty people get. */

import type { FieldError } from '../../core/fault.ts'
import type { Notices } from '../../core/on-call/duty-watch.ts'
import { notices as schema } from '../../http/on-call-bodies.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { findReadiness } from '../../use-cases/on-call/test-pages.ts'
import { sendTestPage, setNotices } from '../../use-cases/on-call/watch-rota.ts'
import { Faults } from '../shared/components.tsx'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import { framed, type Here, mayChange, rotaPage } from './frame.tsx'
import { NoticesForm, NoticesSaid, noticesIn } from './notices.tsx'
import { List, mayTest, PEOPLE } from './people-list.tsx'

const PEOPLE_FLASH: Record<string, string> = {
  sent: 'The test page is on its way. Answer it with OK; this page shows when that has come.',
  notices: 'The texts about duty are saved.',
}

type Showing = { faults?: FieldError[]; notices?: { form: URLSearchParams; faults: FieldError[] }; status?: number }

async function peoplePage(at: Here, { faults = [], notices, status }: Showing = {}): Promise<PageAnswer> {
  const ready = await findReadiness(at.deps, at.clinicNow)
  return framed(at, {
    title: 'People and test pages',
    said: PEOPLE_FLASH[at.request.query.get('saved') ?? ''],
    ...(status ? { status } : {}),
    children: (
      <>
        <section class="card" aria-labelledby="people">
          <h2 id="people">Whose number works</h2>
          <p class="hint">A test page rings like a real one. Answer it by texting OK.</p>
          <Faults faults={faults} />
          <div data-live={`${PEOPLE}/list`} aria-live="polite">
            <List at={at} ready={ready} />
          </div>
        </section>
        <section class="card" aria-labelledby="notices">
          <h2 id="notices">Texts about duty</h2>
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
  const { caller, form } = at.request
  const staffId = formValue(form, 'staff')
  const refused = (detail: string) => peoplePage(at, { faults: [{ pointer: '', detail }], status: 422 })
  if (!mayTest(at, staffId)) return refused('You can test your own number; the admin tests those of others.')
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
      return refused('This person is not of the staff any more.')
    case 'no-phone':
      return refused('This person has no phone to be paged on.')
  }
}

async function noticesSaved(at: Here): Promise<PageAnswer> {
  const { form, caller } = at.request
  const { asked, faults } = noticesIn(form)
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
