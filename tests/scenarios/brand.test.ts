/** A clinic's color and logo: set by its admin, seen by its patients at once, and by nobody who works there. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../functions/core/keys.ts'
import { pressLink, showLink } from '../../functions/http/links.ts'
import { showLogo } from '../../functions/http/logos.ts'
import { beginExport, exportPage } from '../../functions/use-cases/clinic/export-clinic.ts'
import { askForPhoto } from '../../functions/use-cases/messages/ask-photo.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { changesOf } from '../../functions/use-cases/store/change-log.ts'
import { anApi } from '../support/api.ts'
import { aMail } from '../support/mails.ts'
import { aJpeg, aPng } from '../support/pictures.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, harbor, LEE, type World } from '../support/world.ts'

const MAILBOX = 'ana@example.com'
const PLUM = '#6d3560'
const LOGO = aPng([], { width: 300, height: 100 })
const OTHER = aJpeg({ width: 64, height: 64 })
const fileOf = (bytes: Uint8Array) => ({ content: Buffer.from(bytes).toString('base64') })
const tokenIn = (text: string | undefined) => /\/l\/([a-z0-9]{16})/.exec(text ?? '')?.[1] ?? 'none'

let world: World
let api: ReturnType<typeof anApi>
const set = (body: object) => api('PATCH', '/v1/clinic', { body })
const mails = () => world.at(MAILBOX)

beforeEach(async () => {
  world = await aWorld()
  api = anApi(world)
})

const reader = () =>
  checkout(world, { patient: { email: MAILBOX, phone: undefined }, consent: { sms: false, email: true } })

/** The picture at an address that something shows. */
const served = async (url: string) => showLogo(world.deps, new URL(url, 'https://care.example').pathname)

describe('a clinic with a color and a logo', () => {
  it('has them on mails that were planned before, and their text is as it was', async () => {
    await reader()
    expect((await set({ brandColor: PLUM, logo: fileOf(LOGO) })).status).toBe(200)
    const plain = await aWorld()
    await checkout(plain, { patient: { email: MAILBOX, phone: undefined }, consent: { sms: false, email: true } })
    for (const each of [world, plain]) await each.advanceHours(3)
    const mail = mails().at(-1)
    expect(mail?.text).toBe(plain.at(MAILBOX).at(-1)?.text)
    const [, url = ''] = /<img src="([^"]+)" alt="Harbor Clinic" width="120" height="40"/.exec(mail?.html ?? '') ?? []
    expect(url).toMatch(/^https:\/\/care\.example\/logos\/demo\/[0-9a-f]{16}\.png$/)
    expect(mail?.html).toMatch(
      /border-top:6px solid #6d3560.*<img.*<a style="[^"]*background:#6d3560;color:#ffffff[^"]*" href="https/s,
    )
    expect(await served(url)).toMatchObject({ type: 'image/png', isAsked: true })
  })

  it.each([
    ['has them on an answer by mail', false, '/logos/demo/'],
    ['answers by mail without them where its settings cannot be read', true, '<p><a href="https'],
  ])('%s', async (_, isAway, part) => {
    await reader()
    await set({ brandColor: PLUM, logo: fileOf(LOGO) })
    const before = mails().length
    const token = tokenIn(mails().at(-1)?.html)
    const { listRecent } = world.records
    world.records.listRecent = async (pk, sk) => {
      if (isAway && sk === 'PROFILE') throw new Unavailable('not now')
      return listRecent(pk, sk)
    }
    await pressLink(world.deps, token, new URLSearchParams({ action: 'answer', answer: '3' }).toString())
    await world.settle()
    expect(
      mails()
        .slice(before)
        .map(({ html }) => html),
    ).toEqual([expect.stringContaining(part)])
  })

  it('has them on the answer page and the page for photos, which say who they are of', async () => {
    const { patientId } = await checkout(world, { patient: { email: MAILBOX }, consent: { sms: true, email: true } })
    await set({ brandColor: PLUM, logo: fileOf(LOGO) })
    await world.advanceHours(3)
    await askForPhoto(world.deps, 'demo', patientId, { by: 'nurse-kim' })
    await world.settle()
    for (const token of [
      tokenIn(mails().at(-1)?.html),
      tokenIn(world.at(ANA).findLast(({ text }) => /\/l\//.test(text))?.text),
    ]) {
      const { body } = await showLink(world.deps, token)
      expect(body).toMatch(
        /href="\/l\/style\.css\?brand=6d3560".*<img src="\/logos\/demo\/[0-9a-f]{16}\.png" alt="Harbor Clinic" width="168" height="56">/s,
      )
    }
  })

  it('of a color alone has its name on pages, and no word more in mails, which answers quote', async () => {
    await reader()
    await set({ brandColor: PLUM })
    await world.advanceHours(3)
    expect((await showLink(world.deps, tokenIn(mails().at(-1)?.html))).body).toContain(
      '<p class="brand">Harbor Clinic</p>',
    )
    expect(mails().at(-1)?.html).not.toContain('<img')
    expect(mails().at(-1)?.html).toContain('border-top:6px solid #6d3560')
  })

  it('has none of it on what staff get', async () => {
    await checkout(world, { patient: {} })
    await set({ brandColor: PLUM, logo: fileOf(LOGO) })
    world.carrier(LEE, 'undeliverable')
    await world.text(ANA, 'i cant swallow')
    await world.advance(3)
    const page = world.at('lee@harbor.example').at(-1)
    expect(page?.html).toMatch(/\/l\//)
    expect(page?.html).not.toMatch(/6d3560|logos/)
    const { body } = await showLink(world.deps, tokenIn(page?.html))
    expect(body).toContain('href="/l/style.css"')
    expect(body).not.toMatch(/6d3560|\/logos\//)
  })

  it('reads an answer that quotes the picture as if it were not there', async () => {
    await reader()
    await set({ brandColor: PLUM, logo: fileOf(LOGO) })
    await world.advanceHours(3)
    const token = tokenIn(mails().at(-1)?.html)
    const quoted = (mails().at(-1)?.text ?? '').split('\n').map((line) => `> ${line}`)
    const text = [
      'All good, thank you',
      '',
      'On Mon, Nov 23, 2026 Harbor Clinic wrote:',
      '> [image: Harbor Clinic]',
      ...quoted,
    ]
    const reply = await aMail({ to: `reply+${token}@${world.deps.mailDomain}`, body: text.join('\n') })
    await receiveEmail(world.deps, reply)
    await world.settle()
    const [message] = (await world.everything()).filter(({ key }) => key.sk.startsWith('MESSAGE#'))
    expect(message?.value).toMatchObject({ text: 'All good, thank you' })
  })
})

describe('a logo', () => {
  it('gives way to the next, which old mails show then, and nothing is left of it', async () => {
    const first = (await set({ logo: fileOf(LOGO) })).body.logo.url
    const second = (await set({ logo: fileOf(OTHER) })).body.logo
    expect(second).toMatchObject({ type: 'image/jpeg', width: 64, height: 64 })
    expect(second.url).not.toBe(first)
    expect(await served(second.url)).toMatchObject({ type: 'image/jpeg', isAsked: true })
    expect(await served(first)).toMatchObject({ type: 'image/jpeg', isAsked: false })
    expect((await world.everything()).filter(({ key }) => key.pk === keys.logo('demo').pk)).toHaveLength(1)
    expect((await set({ logo: null })).body.logo).toBeNull()
    expect(await served(second.url)).toBeUndefined()
    expect((await world.everything()).filter(({ key }) => key.pk === keys.logo('demo').pk)).toEqual([])
  })

  it('that comes twice changes nothing', async () => {
    const once = await set({ logo: fileOf(LOGO) })
    const before = await world.everything()
    expect((await set({ logo: fileOf(LOGO) })).body).toEqual(once.body)
    expect(await world.everything()).toEqual(before)
  })

  it('is of one clinic, and another clinic has none by its address', async () => {
    const { url } = (await set({ logo: fileOf(LOGO) })).body.logo
    expect(await served(url.replace('/demo/', '/other/'))).toBeUndefined()
    expect(await served(url.replace('/demo/', '/demo#BRAND/'))).toBeUndefined()
  })

  it('leaves with an export of the clinic', async () => {
    await set({ brandColor: PLUM, logo: fileOf(LOGO) })
    const begun = await beginExport(world.deps, 'demo', 'dr-hale')
    const { items } = await exportPage(world.deps, begun)
    expect(items.map(({ key }) => key)).toContainEqual(keys.logo('demo'))
  })

  it('is read by nobody but who serves it: the settings name it', async () => {
    await set({ logo: fileOf(LOGO) })
    const read: string[] = []
    const { records } = world
    const watched = {
      ...records,
      get: (key: { pk: string; sk: string }) => {
        read.push(key.pk)
        return records.get(key)
      },
      list: (pk: string, ...rest: [string]) => {
        read.push(pk)
        return records.list(pk, ...rest)
      },
    }
    await reader()
    await world.advanceHours(3)
    await showLink({ ...world.deps, records: watched }, tokenIn(mails().at(-1)?.html))
    expect(read.length).toBeGreaterThan(1)
    expect(read.filter((pk) => pk.includes('BRAND'))).toEqual([])
  })
})

describe('what is set', () => {
  it('is in the log with who set it, and what was before', async () => {
    await set({ brandColor: '#6D3560', logo: fileOf(LOGO) })
    await set({ brandColor: '' })
    const [last, first] = await changesOf(world.deps, 'demo', '2026-11')
    expect(first).toMatchObject({
      by: 'dr-hale',
      changes: [
        { field: 'clinic/brandColor', to: PLUM },
        { field: 'clinic/logo', to: expect.stringMatching(/^PNG, 300 × 100, 1 KB, [0-9a-f]{6}$/) },
      ],
    })
    expect(last?.changes).toEqual([{ field: 'clinic/brandColor', from: PLUM }])
  })

  it.each([
    [
      { brandColor: '#ffcc00' },
      '/brandColor',
      /White letters on this color are hard to read: their contrast is 1\.\d:1/,
    ],
    [{ brandColor: 'red' }, '/brandColor', /# and six digits/],
    [
      { logo: fileOf(new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))) },
      '/logo',
      /SVG cannot be used/,
    ],
    [{ logo: { content: 'not base64!' } }, '/logo/content', /in base64/],
    [{ logo: { content: '' } }, '/logo/content', /in base64/],
    [{ name: 'Harbor Aesthetic Clinic' }, '/name', /At most 20/],
    [{ brandColor: PLUM, logo: fileOf(aPng()) }, '/logo', /2 × 2 pixels, too small/],
  ])('is refused with its field and what to do, and nothing is changed: %j', async (body, pointer, detail) => {
    const before = await world.everything()
    const refused = await set(body)
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toEqual([{ pointer, detail: expect.stringMatching(detail) }])
    expect(await world.everything()).toEqual(before)
  })

  it('is null until it is set, and mails and pages are what they were', async () => {
    expect((await api('GET', '/v1/clinic')).body).toMatchObject({
      brandColor: null,
      logo: null,
      name: harbor.clinic.name,
    })
    await reader()
    await world.advanceHours(3)
    expect(mails().at(-1)?.html).toMatch(
      /^<!doctype html><html><body style="font:16px\/1\.5 sans-serif;max-width:36rem"><p>/,
    )
    expect(mails().at(-1)?.html).toContain('<p><a href="https')
    expect((await showLink(world.deps, tokenIn(mails().at(-1)?.html))).body).toContain(
      '<link rel="stylesheet" href="/l/style.css"></head>\n<body><main><h1>',
    )
  })
})
