import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryIn, readMultipart } from '../../functions/http/multipart.ts'

/** As a browser sends it. */
async function formOf(files: readonly Uint8Array[], note: string) {
  const data = new FormData()
  for (const bytes of files) data.append('photo', new File([Buffer.from(bytes)], 'Ana "Ruiz"\r\n.jpg'))
  data.append('note', note)
  const request = new Request('https://care.example', { method: 'POST', body: data })
  const boundary = boundaryIn(request.headers.get('content-type') ?? '') ?? ''
  return { body: Buffer.from(await request.arrayBuffer()), boundary }
}

describe('a form with files', () => {
  it('is read as it was sent, whatever its files and fields hold', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'é', '\r\n', '-', '--', '"', ' ') }),
        async (files, note) => {
          const { body, boundary } = await formOf(files, note)
          const form = readMultipart(body, boundary)
          expect(form?.files.map(({ field, bytes }) => [field, [...bytes]])).toEqual(
            files.map((bytes) => ['photo', [...bytes]]),
          )
          expect(form?.fields.get('note')).toBe(note)
        },
      ),
    ))

  it('is none where it was cut off, and never an error', async () => {
    const { body, boundary } = await formOf([Uint8Array.from([1, 2, 3])], 'hm')
    const end = body.lastIndexOf('--')
    for (let length = 0; length < end; length++)
      expect(readMultipart(body.subarray(0, length), boundary)).toBeUndefined()
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(255), (place, value) => {
        const changed = Buffer.from(body)
        changed[place] = value
        readMultipart(changed, boundary)
      }),
    )
  })

  it('leaves out a file that was not chosen, and takes no more parts than a form of ours has', async () => {
    const { body, boundary } = await formOf([new Uint8Array()], '')
    expect(readMultipart(body, boundary)?.files).toEqual([])
    const many = await formOf(Array(60).fill(Uint8Array.from([1])), '')
    expect(readMultipart(many.body, many.boundary)).toBeUndefined()
  })

  it.each([
    ['multipart/form-data; boundary=----WebKitFormBoundaryx1', '----WebKitFormBoundaryx1'],
    ['multipart/form-data; boundary="a b"', undefined],
    ['multipart/mixed; boundary=x', undefined],
    ['application/x-www-form-urlencoded', undefined],
    [undefined, undefined],
  ])('is told from others by its type (%s)', (type, boundary) => expect(boundaryIn(type)).toBe(boundary))
})
