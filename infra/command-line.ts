import { type ParseArgsConfig, parseArgs } from 'node:util'

/** A command was called in a way it does not know; `1` is kept for a command that ran and found something wrong. */
const MISUSED = 2

/**
 * The flags a command was given. `--help` prints the usage and ends the process with 0; a flag that the command does not
 * know, or a value that is missing, prints what is wrong and the usage to stderr and ends it with 2.
 */
export function flagsOf<const T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  const args = config.args ?? process.argv.slice(2)
  const flags = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
  if (flags.includes('--help')) {
    console.log(usage)
    process.exit(0)
  }
  try {
    return parseArgs<T>(config)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error
    return misused(`${message.split('. ')[0]?.replace(/\.$/, '')}.`, usage)
  }
}

/** Ends the process with 2, after saying what is wrong with how the command was called. */
export function misused(wrong: string, usage: string): never {
  console.error(`${wrong}\n${usage}`)
  process.exit(MISUSED)
}
