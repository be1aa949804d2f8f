/** A server in a process of its own, to be killed: `node serve.ts <assembly> <template> <data>`; prints its URL. */
import { startCloud } from '../../infra/local/cloud.ts'

const [assembly = '', template = '', data] = process.argv.slice(2)
const cloud = await startCloud({ assembly, template, port: 0, data, manualClock: true })
console.log(cloud.url)
