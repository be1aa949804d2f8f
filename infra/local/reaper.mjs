// Runs a program and ends it when the process that started this one is gone, however it went: its pipe to us closes.
import { spawn } from 'node:child_process'

const [program, ...given] = process.argv.slice(2)
const child = spawn(program, given, { stdio: 'ignore' })
const end = () => {
  child.kill('SIGKILL')
  process.exit(0)
}
child.on('exit', end)
process.on('SIGTERM', end)
process.stdin.on('end', end).on('error', end).resume()
