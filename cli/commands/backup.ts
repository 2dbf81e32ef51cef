import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type BackupSummary, writeBackup } from '#db/backup.ts'
import type { SystemCtx } from '#db/ctx.ts'
import { CommandError } from '../command-error.ts'

/** Writes everything to a new gzip file of JSON lines. Throws `CommandError` when the file exists. */
export async function backUp(ctx: SystemCtx, file: string): Promise<BackupSummary> {
  const handle = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(
      error.code === 'EEXIST' ? `${file} exists already; name a new file.` : `Cannot write ${file}: ${error.message}`,
    )
  })
  const sink = handle.createWriteStream()
  const gzip = createGzip()
  gzip.pipe(sink)
  const summary = await writeBackup(ctx, async (line) => {
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain')
  })
  gzip.end(`${JSON.stringify({ end: summary })}\n`)
  await finished(sink)
  return summary
}
