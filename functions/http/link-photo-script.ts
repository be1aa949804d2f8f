/**
 * The script of the page that takes photos: it makes them smaller on the phone and says how far they are. Without it the form
 * sends them as they are. As many as one request holds go together, so that they are one message.
 */
export const PHOTO_SCRIPT = `
const LONGEST_SIDE = 1600
const QUALITY = 0.8
const MOST_BYTES = 3500000

async function smaller(file) {
  const isTaken = /^image\\/(jpeg|png)$/.test(file.type)
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const drawn = canvas.getContext('2d')
    drawn.fillStyle = '#fff'
    drawn.fillRect(0, 0, canvas.width, canvas.height)
    drawn.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const made = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return made && (!isTaken || scale < 1 || made.size < file.size) ? made : file
  } catch {
    return file
  }
}

/** Files that go together, in order. */
function batchesOf(files) {
  const batches = [[]]
  let bytes = 0
  for (const file of files) {
    if (bytes > 0 && bytes + file.size > MOST_BYTES) {
      batches.push([])
      bytes = 0
    }
    batches.at(-1).push(file)
    bytes += file.size
  }
  return batches
}

const send = (data, progress) =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('POST', location.href)
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / total))
    request.addEventListener('load', () => done(request))
    for (const each of ['error', 'abort', 'timeout']) request.addEventListener(each, failed)
    request.send(data)
  })

function start() {
  const form = document.querySelector('form[data-photos]')
  if (!form) return
  const line = form.querySelector('[data-progress]')
  const button = form.querySelector('button')
  const { working, sending, failed } = form.dataset
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    button.disabled = true
    try {
      const chosen = [...form.querySelectorAll('input[type=file]')].flatMap(({ files }) => [...files])
      line.textContent = working
      const files = []
      for (const file of chosen) files.push(await smaller(file))
      const batches = batchesOf(files)
      let answer
      for (const [n, batch] of batches.entries()) {
        const data = new FormData()
        for (const file of batch) data.append('photo', file, 'photo')
        data.append('note', n === 0 ? form.elements.note.value : '')
        const progress = (part) => {
          line.textContent = sending.replace('{percent}', Math.round(((n + part) / batches.length) * 100))
        }
        answer = await send(data, progress)
        if (answer.status !== 200) break
      }
      const page = new DOMParser().parseFromString(answer.responseText, 'text/html')
      const main = page.querySelector('main')
      if (!main || answer.status >= 500) throw new Error('no page')
      if (answer.status !== 200) {
        const fault = main.querySelector('[role=alert]')
        line.textContent = fault ? fault.textContent : failed
        if (form.isConnected && answer.status !== 410) return
      }
      document.querySelector('main').replaceWith(main)
      scrollTo(0, 0)
      start()
    } catch {
      line.textContent = failed
    } finally {
      button.disabled = false
    }
  })
}

start()
`
