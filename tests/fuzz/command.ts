/** `npm run -s fuzz`: reads mutated files of every kind; exit 1 where a reader throws, loses a word or takes too long. */
import { flagsOf } from '../../infra/command-line.ts'
import { READERS } from './readers.ts'
import { fileOf, fuzz } from './run.ts'

const USAGE = `Usage: npm run -s fuzz -- [--runs 10000] [--from 1] [--reader mails] [--show 17]
  --show 17   prints the file of that run of the reader`
/** The shortest time-out of a function that reads such files; two seconds of it are for the store. */
const MOST_MILLISECONDS = 3_000

const { values } = flagsOf(USAGE, {
  options: {
    runs: { type: 'string', default: '10000' },
    from: { type: 'string', default: '1' },
    reader: { type: 'string', default: '' },
    show: { type: 'string', default: '' },
  },
})
const readers = READERS.filter(({ name }) => name.startsWith(values.reader))
if (values.show !== '') {
  for (const reader of readers.slice(0, 1)) process.stdout.write(fileOf(reader, Number(values.show)))
} else
  for (const reader of readers) {
    const { faults, slowest } = await fuzz(reader, Number(values.runs), Number(values.from), () => performance.now())
    const { milliseconds, run } = slowest
    console.log(
      `${reader.name}: ${values.runs} runs, ${faults.length} faults, slowest ${Math.round(milliseconds)} ms (run ${run})`,
    )
    for (const fault of faults.slice(0, 10)) console.log(`  ${fault}`)
    if (faults.length > 0 || milliseconds > MOST_MILLISECONDS) process.exitCode = 1
  }
