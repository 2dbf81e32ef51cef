// Loaded before the server (node --import): a server whose starter was killed would go on holding the data directory.
import { watchParent } from './watch-parent.mjs'

watchParent(() => {
  process.kill(process.pid, 'SIGTERM')
})
