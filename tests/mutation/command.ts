/** `npm run -s mutations`: breaks the code on purpose, and tells what finds it. */
import { flagsOf, misused } from '../../infra/command-line.ts'
import { playNamed } from '../simulation/play-named.ts'
import { FOLDERS, type Folder, type Outcome, runMutants, shown } from './run.ts'
import { scoresOf } from './scores.ts'

const USAGE = `Usage: npm run -s mutations   breaks the code once for each invariant, and tells which seed of the simulation finds it (minutes each)
       npm run -s mutations -- --all [--folder core] [--sample 200] [--seed 1] [--players 2] [--json]
         breaks the code by small changes of its syntax, and plays the narrow tests of each (seconds each)
  --all       every change of core, use-cases, runtime, adapters and console, or of the folders named
  --folder    only this folder; may be given several times
  --sample    so many changes, drawn by the seed
  --seed      the seed of the draw (1)
  --players   so many processes at once (2)
  --json      one line of JSON instead of text`

const { values } = flagsOf(USAGE, {
  options: {
    all: { type: 'boolean', default: false },
    folder: { type: 'string', multiple: true },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    players: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})
const given = process.argv.slice(2).filter((each) => each.startsWith('--'))
if (!values.all && given.length > 0) misused(`${given[0]} needs --all.`, USAGE)
if (values.all) await playAll()
else playNamed()

async function playAll(): Promise<void> {
  const outcome = await runMutants(
    {
      folders: (values.folder ?? FOLDERS).map(folderNamed),
      ...(values.sample !== undefined && { sample: count('--sample', values.sample) }),
      seed: values.seed,
      players: count('--players', values.players),
    },
    (line) => console.error(line),
  )
  if (values.json) console.log(JSON.stringify({ scores: scoresOf(outcome), ...outcome }))
  else print(outcome)
}

function folderNamed(name: string): Folder {
  const folder = FOLDERS.find((each) => each === name)
  return folder ?? misused(`--folder: ${name} is none of ${FOLDERS.join(', ')}.`, USAGE)
}

function count(flag: string, text: string): number {
  const number = Number(text)
  return Number.isInteger(number) && number > 0
    ? number
    : misused(`${flag}: ${text} is not a whole number above 0.`, USAGE)
}

function print(outcome: Outcome): void {
  for (const { of, mutants, caught, score } of scoresOf(outcome))
    console.log(`${of}: ${caught} of ${mutants} caught (${score.toFixed(3)})`)
  console.log(`Left out: ${outcome.refused} that do not compile.`)
  for (const test of outcome.broken) console.log(`Fails without a mutant, and was not counted: ${test}`)
  for (const mutant of outcome.judged.filter(({ kind }) => kind === 'silent'))
    console.log(`No answer, and was not counted: ${shown(mutant)}`)
  const survivors = outcome.judged.filter(({ kind }) => kind === 'survived')
  for (const mutant of survivors.sort((a, b) => (a.file < b.file ? -1 : 1))) console.log(`Survived: ${shown(mutant)}`)
}
