/** A server in a process of its own, to be killed: `node serve.ts '<CloudOptions>'`; prints its URL. */
import { type CloudOptions, startCloud } from '../../infra/local/cloud.ts'
import { endOnFullDisk } from '../../infra/local/full-disk.ts'

endOnFullDisk()
const cloud = await startCloud(JSON.parse(process.argv[2] ?? '{}') as CloudOptions)
console.log(cloud.url)
