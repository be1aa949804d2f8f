/** The fields and files of a form as browsers send it (RFC 7578), and of nothing else: strict, in linear time, never throwing. */

export type FormFile = { field: string; bytes: Uint8Array }
export type MultipartForm = { fields: URLSearchParams; files: FormFile[] }

const MOST_PARTS = 40
const LONGEST_HEADERS = 2_000
const [CRLF, BLANK] = [Buffer.from('\r\n'), Buffer.from('\r\n\r\n')]

/** The boundary that a content type names; undefined of any other type. */
export function boundaryIn(contentType: string | undefined): string | undefined {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;\s*boundary=(?:"([\w'()+,./:=?-]{1,70})"|([\w'()+,./:=?-]{1,70}))\s*$/i.exec(
      contentType ?? '',
    ) ?? []
  return quoted ?? plain
}

/** Undefined where it is no whole form. A file that was not chosen has no bytes and is left out. */
export function readMultipart(body: Buffer, boundary: string): MultipartForm | undefined {
  const line = Buffer.from(`--${boundary}`)
  const between = Buffer.concat([CRLF, line])
  const form: MultipartForm = { fields: new URLSearchParams(), files: [] }
  if (!body.subarray(0, line.length).equals(line)) return undefined
  let place = line.length
  for (let parts = 0; parts <= MOST_PARTS; parts++) {
    const mark = body.toString('latin1', place, place + 2)
    if (mark === '--') return form
    if (mark !== '\r\n') return undefined
    const head = body.indexOf(BLANK, place)
    if (head === -1 || head - place > LONGEST_HEADERS) return undefined
    const end = body.indexOf(between, head + 2)
    if (end === -1) return undefined
    const data = body.subarray(Math.min(head + BLANK.length, end), end)
    const named = nameIn(body.toString('utf8', place + 2, head))
    if (!named) return undefined
    if (!named.isFile) form.fields.append(named.name, data.toString('utf8').toWellFormed())
    else if (data.length > 0) form.files.push({ field: named.name, bytes: data })
    place = end + between.length
  }
  return undefined
}

/** The field that a part belongs to; its file's own name is not kept, since it may tell of a person. */
function nameIn(headers: string): { name: string; isFile: boolean } | undefined {
  const disposition = headers.split('\r\n').find((header) => /^content-disposition\s*:\s*form-data\s*;/i.test(header))
  const name = /;\s*name="([^"]*)"/i.exec(disposition ?? '')?.[1]
  return name === undefined ? undefined : { name, isFile: /;\s*filename\*?=/i.test(disposition ?? '') }
}
