import { beforeEach, describe, expect, it } from 'vitest'
import type { InboundMessage } from '../../functions/core/patients/patient.ts'
import { checkPhoto } from '../../functions/core/photos/check-photo.ts'
import { sendPhotos, showLinkPhoto } from '../../functions/http/link-photos.ts'
import { pressLink, showLink } from '../../functions/http/links.ts'
import { boundaryIn, readMultipart } from '../../functions/http/multipart.ts'
import { askForPhoto } from '../../functions/use-cases/messages/ask-photo.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { keepPhoto } from '../../functions/use-cases/photos/keep-photo.ts'
import { photosOf, readPhoto } from '../../functions/use-cases/photos/read-photos.ts'
import { readAll } from '../../functions/use-cases/store/records.ts'
import { aJpeg, aPng, exif } from '../support/pictures.ts'
import { act, checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, KIM, LEE, type World } from '../support/world.ts'

const tokenIn = (text: string | undefined) => /\/l\/([a-z0-9]{16})/.exec(text ?? '')?.[1] ?? 'none'
const GPS = 'GPS 37.7749 -122.4194'
const photo = (width = 8) => aJpeg({ width, with: [exif(6, GPS)] })

type Story = { world: World; hears: ReturnType<typeof listener>; patientId: string }

async function aPatient({ language = 'en', plan = 'neurotoxin' } = {}): Promise<Story> {
  const world = await aWorld()
  const hears = listener(world)
  const procedures = [{ plan, areas: ['lips'] }]
  const { patientId } = await checkout(world, { patient: { language }, procedures })
  return { world, hears, patientId }
}

async function ask({ world, hears, patientId }: Story) {
  hears(ANA)
  const asked = await askForPhoto(world.deps, 'demo', patientId, { by: 'nurse-kim' })
  if (asked.kind !== 'planned') throw new Error(asked.kind)
  await world.settle()
  const text = hears(ANA).at(-1) ?? ''
  return { text, token: tokenIn(text) }
}

async function send(world: World, token: string, photos: readonly Uint8Array[], note = '') {
  const data = new FormData()
  for (const bytes of photos) data.append('photo', new File([Buffer.from(bytes)], 'Ana Ruiz.jpg'))
  data.append('note', note)
  const request = new Request('https://care.example', { method: 'POST', body: data })
  const boundary = boundaryIn(request.headers.get('content-type') ?? '') ?? ''
  const form = readMultipart(Buffer.from(await request.arrayBuffer()), boundary)
  const answer = await sendPhotos(world.deps, token, form)
  await world.settle()
  return answer
}

const messagesOf = async ({ world, patientId }: Story) =>
  (await readAll<InboundMessage>(world.records, `CLINIC#demo#PATIENT#${patientId}`, 'MESSAGE#')).map(
    ({ value }) => value,
  )

describe('a photo by a link', () => {
  let story: Story
  beforeEach(async () => {
    story = await aPatient()
  })

  it.each([
    ['en', /Photos: https:.*Call 911.*Call us/, 'I sent you 2 photos. See the left side'],
    ['es', /Fotos: https:.*Llame al 911/, 'Le envié 2 fotos. See the left side'],
  ])('is asked for by a text and read as a text of the patient (%s)', async (language, asked, said) => {
    story = await aPatient({ language })
    const { text, token } = await ask(story)
    expect(text).toMatch(asked)
    const { world, hears } = story
    const page = await showLink(world.deps, token)
    expect(page.status).toBe(200)
    expect(page.body).toMatch(/911.*<h1>.*multipart\/form-data.*type="file"/s)
    const sent = await send(world, token, [photo(), aPng()], 'See the left side')
    expect(sent.status).toBe(200)
    const [message] = await messagesOf(story)
    expect(message).toMatchObject({ text: said, from: ANA, verdict: { tier: 'unclear' } })
    expect(message?.photoIds).toHaveLength(2)
    expect(hears(ANA).join(' ')).not.toMatch(/can't see photos|No vemos fotos/)
  })

  it('is kept without place and device', async () => {
    const { token } = await ask(story)
    await send(story.world, token, [photo(24)])
    const [kept] = await photosOf(story.world.deps, 'demo', story.patientId)
    expect(kept).toMatchObject({ kind: 'sent', type: 'image/jpeg', width: 24, height: 8, parts: 1 })
    const { base64 = '' } = (await readPhoto(story.world.deps, 'demo', kept?.photoId ?? '')) ?? {}
    expect(Buffer.from(base64, 'base64').includes(GPS)).toBe(false)
    expect(JSON.stringify(await story.world.everything())).not.toContain('Ruiz.jpg')
  })

  it('soon after filler pages somebody, who sees it behind the link of the page', async () => {
    story = await aPatient({ plan: 'filler' })
    const { world, hears, patientId } = story
    await keepPhoto(world.deps, { clinicId: 'demo', personId: patientId }, clean(aPng()), { staffId: 'nurse-kim' })
    const { token } = await ask(story)
    for (const phone of [KIM, LEE]) hears(phone)
    await send(world, token, [photo()])
    expect(await theAlert(world)).toMatchObject({ tier: 'urgent', reply: 'I sent you a photo.' })
    const page = tokenIn([...hears(KIM), ...hears(LEE)].find((text) => text.includes('/l/')))
    const { body } = await showLink(world.deps, page)
    expect(body).toContain('alt="Photo 1 of 1, ')
    expect(body).toContain('alt="Before photo 1 of 1, ')
    expect(body).toContain('A photo cannot rule out a blocked vessel: see the patient.')
    const id = /\?photo=([^"]+)/.exec(body)?.[1] ?? ''
    expect(await showLinkPhoto(world.deps, page, id)).toMatchObject({ photo: { type: 'image/jpeg' } })
    expect(await showLinkPhoto(world.deps, token, id)).toBeUndefined()
    const reads = await world.records.list(`CLINIC#demo#PATIENT#${patientId}#READS`, '')
    expect(reads.map(({ value }) => value)).toContainEqual(expect.objectContaining({ via: 'link', what: 'alert' }))
    hears(ANA)
    const asked = await pressLink(
      world.deps,
      page,
      new URLSearchParams({ action: 'ask-photo', formId: 'abcdefghij' }).toString(),
    )
    expect(asked.body).toContain('a link for photos')
    await pressLink(world.deps, page, new URLSearchParams({ action: 'ask-photo', formId: 'abcdefghij' }).toString())
    await world.settle()
    expect(hears(ANA).filter((text) => text.includes('Photos:'))).toHaveLength(1)
  })

  it('of an open alert is forwarded to who has it', async () => {
    const { world, hears } = story
    await world.text(ANA, 'i cant swallow')
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    const { token } = await ask(story)
    hears(LEE)
    await send(world, token, [photo()], 'it is my lip')
    await world.advance(2)
    expect(hears(LEE).join(' ')).toContain('I sent you a photo. it is my lip')
    expect((await theAlert(world)).messageIds).toHaveLength(2)
  })

  it('reaches a person whatever is written beside it', async () => {
    const { world } = story
    await world.advanceHours(24 * 40)
    for (const note of ['', 'all good, thank you!', '1', 'thanks', 'no pain at all']) {
      const { token } = await ask(story)
      const before = (await tasks(world)).length
      await send(world, token, [photo(8 * (note.length + 1))], note)
      expect((await tasks(world)).length + (await openAlerts(world)).length, note).toBeGreaterThan(before)
    }
  })

  it('that comes twice is said once, and the same photo with other words is not shown twice', async () => {
    const { world } = story
    const { token } = await ask(story)
    for (let turn = 0; turn < 2; turn++) await send(world, token, [photo()], 'hm')
    await send(world, token, [photo()], 'it itches')
    expect((await messagesOf(story)).map(({ text }) => text).sort()).toEqual(['I sent you a photo. hm', 'it itches'])
    expect(await photosOf(world.deps, 'demo', story.patientId)).toHaveLength(1)
  })

  it('that was kept before something failed is told of when the form comes again', async () => {
    const { world } = story
    const { token } = await ask(story)
    await keepPhoto(world.deps, { clinicId: 'demo', personId: story.patientId }, clean(photo()), { token })
    await send(world, token, [photo()])
    expect((await messagesOf(story)).map(({ text }) => text)).toEqual(['I sent you a photo.'])
  })

  it('is one of six', async () => {
    const { world } = story
    const { token } = await ask(story)
    const seven = Array.from({ length: 7 }, (_, i) => photo(8 * (i + 1)))
    const { status, body } = await send(world, token, seven)
    expect(status).toBe(422)
    expect(body).toContain('Not all photos were sent')
    expect((await messagesOf(story))[0]?.text).toBe('I sent you 6 photos.')
    expect((await showLink(world.deps, token)).body).toContain('takes no more photos')
  })

  it.each([
    ['a HEIC', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'cannot take a HEIC file'],
    ['a page', Buffer.from('<html>'), 'cannot take a HTML file'],
    ['a text', Buffer.from('hello'), 'is not a photo'],
    ['half a photo', photo().subarray(0, 100), 'did not arrive whole'],
  ])('is refused as a whole with %s beside it, and says what to do', async (_, bytes, said) => {
    const { token } = await ask(story)
    const { status, body } = await send(story.world, token, [photo(), bytes])
    expect(status).toBe(422)
    expect(body).toContain(said)
    expect(await messagesOf(story)).toEqual([])
    expect(await photosOf(story.world.deps, 'demo', story.patientId)).toEqual([])
  })

  it('is refused where none was chosen, the form is too large, or cannot be read', async () => {
    const { token } = await ask(story)
    expect(await send(story.world, token, [])).toMatchObject({ status: 422 })
    expect(await sendPhotos(story.world.deps, token, 'too-large')).toMatchObject({ status: 413 })
    expect(await sendPhotos(story.world.deps, token, undefined)).toMatchObject({ status: 422 })
    expect(await messagesOf(story)).toEqual([])
  })

  it('of several megabytes is kept in parts that fit into items', async () => {
    const large = aJpeg({ width: 8000, height: 5000, with: [] })
    const noisy = Uint8Array.from([...large.subarray(0, -2), ...Array<number>(3_900_000).fill(7), 0xff, 0xd9])
    const { token } = await ask(story)
    expect((await send(story.world, token, [noisy])).status).toBe(200)
    const [kept] = await photosOf(story.world.deps, 'demo', story.patientId)
    expect(kept?.parts).toBeGreaterThan(12)
    const read = await readPhoto(story.world.deps, 'demo', kept?.photoId ?? '')
    expect(Buffer.from(read?.base64 ?? '', 'base64').equals(Buffer.from(noisy))).toBe(true)
    for (const { value } of await story.world.everything()) expect(JSON.stringify(value).length).toBeLessThan(400_000)
  })

  it('comes by its link for a day, and not after an erasure', async () => {
    const { world, patientId } = story
    const { token } = await ask(story)
    await send(world, token, [photo()])
    await keepPhoto(world.deps, { clinicId: 'demo', personId: patientId }, clean(aPng()), { staffId: 'nurse-kim' })
    expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({ kind: 'erased' })
    const left = (await world.everything()).filter(({ key }) => /PHOTO/.test(`${key.pk} ${key.sk}`))
    expect(left).toEqual([])
    expect((await showLink(world.deps, token)).status).toBe(410)
    expect((await send(world, token, [photo()])).status).toBe(410)
    expect((await world.everything()).filter(({ key }) => key.pk.includes('#PHOTO'))).toEqual([])
  })

  it('is not asked for after STOP', async () => {
    const { world, patientId } = story
    await world.text(ANA, 'STOP')
    expect(await askForPhoto(world.deps, 'demo', patientId, { by: 'nurse-kim' })).toEqual({
      kind: 'forbidden',
      because: 'This number has opted out of texts: please phone.',
      fact: { kind: 'opted-out' },
    })
  })

  it('comes by no link that has had its day', async () => {
    const { token } = await ask(story)
    story.world.standStill(24 * 60 + 1)
    expect((await send(story.world, token, [photo()])).status).toBe(410)
  })
})

function clean(bytes: Uint8Array) {
  const checked = checkPhoto(bytes)
  if (checked.kind !== 'clean') throw new Error(checked.kind)
  return checked.photo
}
