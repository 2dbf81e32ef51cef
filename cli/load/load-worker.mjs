// One load in a process of its own, so that what it costs is not counted as the server's. Jobs come and go as messages.
import { register } from 'tsx/esm/api'

register()
const { runJob } = await import('./run-job.ts')
process.on('message', async (job) => {
  try {
    process.send({ result: await runJob(job) })
  } catch (error) {
    process.send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
process.send({ isReady: true })
