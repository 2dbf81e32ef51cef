// Loaded before the server (node --import): a server whose starter was killed would go on holding the data directory.
import { watchParent } from './watch-parent.mjs'

const graceMs = 5000

// With the starter its ends of our pipes are gone: each line would be an uncaught error, and the report of it another.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

watchParent(() => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref()
})
