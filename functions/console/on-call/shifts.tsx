/** The weekly shifts: everybody of the clinical staff reads them, the admin writes them. */
import { DUTIES, type Shift } from '../../core/clinic/clinic.ts'
import { shadowed } from '../../core/on-call/rota.ts'
import { plusHours } from '../../core/time.ts'
import { shifts as schema } from '../../http/on-call-bodies.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { setShifts } from '../../use-cases/on-call/change-rota.ts'
import { When } from '../shared/components.tsx'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import { Table } from '../shared/table.tsx'
import { useLanguage } from '../shared/viewer.ts'
import { onCallWords } from '../words/on-call.ts'
import { daysIn, rotaWords } from '../words/rota.ts'
import { dutyNames, framed, type Here, mayChange, ON_CALL, rotaPage, type Tried, tryChange } from './frame.tsx'
import { MOST_NEW, ShiftsForm, type ShiftTyped } from './shifts-form.tsx'

const MOST_OVERLAPS = 5

const typedOf = ({ shiftId, duty, staffId, days, from, to }: Shift): ShiftTyped => ({
  shiftId,
  duty,
  staffId,
  days: days.map(String),
  from,
  to: to === '24:00' ? '00:00' : to,
})

/** The lines of the form that say anything. Midnight as an end is the end of the day. */
function linesIn(form: URLSearchParams): ShiftTyped[] {
  const count = Math.min(Number(formValue(form, 'lines')) || 0, 100)
  return Array.from({ length: count }, (_, i): ShiftTyped => {
    const field = (name: string) => formValue(form, `${i}.${name}`)
    const [shiftId, duty, staffId, from, to] = ['id', 'duty', 'staff', 'from', 'to'].map(field) as [string, ...string[]]
    const left = form.has(`${i}.remove`)
    const line = { shiftId, duty: duty ?? '', staffId: staffId ?? '', from: from ?? '', to: to ?? '' }
    return { ...line, days: form.getAll(`${i}.days`), ...(left ? { left } : {}) }
  }).filter(({ shiftId, staffId, days, left }) => !left && (shiftId !== '' || staffId !== '' || days.length > 0))
}

const asked = (lines: readonly ShiftTyped[]) => ({
  shifts: lines.map(({ shiftId, days, to, ...line }) => ({
    ...line,
    ...(shiftId ? { shiftId } : {}),
    days: days.map(Number),
    to: to === '00:00' ? '24:00' : to,
  })),
})

type Showing = { lines?: ShiftTyped[]; fresh?: number; tried?: Exclude<Tried, { kind: 'done' }>; status?: number }

function shiftsPage(at: Here, { lines, fresh = 0, tried, status }: Showing = {}): PageAnswer {
  const { clinic, rota } = at.clinicNow
  const { language, query } = at.request
  const form = mayChange(at) ? (
    <ShiftsForm
      rota={rota}
      zone={clinic.zone}
      now={at.deps.now()}
      seen={at.clinicNow.versions.shifts}
      lines={lines ?? rota.shifts.map(typedOf)}
      fresh={fresh}
      tried={tried}
    />
  ) : (
    <ShiftsTable at={at} />
  )
  return framed(at, {
    title: onCallWords(language).tabs.shifts,
    said: query.has('saved') ? rotaWords(language).shifts.saved : undefined,
    ...(status ? { status } : {}),
    children: (
      <>
        <Overlaps at={at} />
        {form}
      </>
    ),
  })
}

/** Shifts that do not count although somebody wrote them: the one that began earlier has the duty. */
const Overlaps = ({ at: { clinicNow, deps } }: { at: Here }) => {
  const language = useLanguage()
  const words = rotaWords(language).shifts
  const { rota, clinic } = clinicNow
  const now = deps.now()
  const found = shadowed(rota, now, plusHours(now, 7 * 24))
  if (found.length === 0) return null
  const nameOf = ({ staffId }: Shift) => rota.staff.find((each) => each.staffId === staffId)?.name
  return (
    <div class="warning">
      <p>{words.overlap}</p>
      <ul>
        {found.slice(0, MOST_OVERLAPS).map(({ shift, from, to, by }) => (
          <li key={shift.shiftId + from}>
            {nameOf(shift)}, {words.line(dutyNames(language)[shift.duty].toLowerCase())}{' '}
            <When at={from} zone={clinic.zone} /> {words.until} <When at={to} zone={clinic.zone} />:{' '}
            {words.has(by.name)}
          </li>
        ))}
        {found.length > MOST_OVERLAPS && <li>{words.more(found.length - MOST_OVERLAPS)}</li>}
      </ul>
    </div>
  )
}

const ShiftsTable = ({ at: { clinicNow } }: { at: Here }) => {
  const language = useLanguage()
  const { noOne, shifts: words } = rotaWords(language)
  return (
    <div class="card">
      <Table
        caption={words.caption}
        columns={words.columns}
        rows={DUTIES.flatMap((duty) => clinicNow.rota.shifts.filter((each) => each.duty === duty)).map((shift) => [
          dutyNames(language)[shift.duty],
          clinicNow.rota.staff.find(({ staffId }) => staffId === shift.staffId)?.name ?? noOne,
          daysIn(words, shift.days),
          `${shift.from}–${shift.to}${shift.to !== '24:00' && shift.to <= shift.from ? ` ${words.nextDay}` : ''}`,
        ])}
      />
      <p class="hint">{words.ask}</p>
    </div>
  )
}

async function saved(at: Here): Promise<PageAnswer> {
  const { form, caller } = at.request
  const lines = linesIn(form)
  const again = (tried: Showing['tried'], status: number) => shiftsPage(at, { lines, tried, status })
  if (formValue(form, 'do') === 'more')
    return shiftsPage(at, { lines, fresh: Math.min(Number(formValue(form, 'fresh')) + 1 || 1, MOST_NEW) })
  const seen = formValue(form, 'seen')
  const checked = check(schema, asked(lines))
  if ('faults' in checked) return again({ kind: 'refused', faults: checked.faults }, 422)
  const tried = await tryChange(at, (how) => setShifts(at.deps, caller.clinicId, checked.body.shifts, { ...how, seen }))
  if (tried.kind === 'done') return { kind: 'go', to: `${ON_CALL}/shifts?saved=yes` }
  const overtaken = tried.kind === 'refused' && tried.faults.some(({ pointer }) => pointer === '/seen')
  return again(tried, tried.kind === 'leaves' || overtaken ? 409 : 422)
}

export const shiftsPages: readonly Page[] = [
  rotaPage('GET', `${ON_CALL}/shifts`, PERMISSIONS.clinical, shiftsPage),
  rotaPage('POST', `${ON_CALL}/shifts`, PERMISSIONS.administer, saved),
]
