import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { type BackupSummary, RestoreError, readBackup } from '#db/backup.ts'
import type { SystemCtx } from '#db/ctx.ts'
import { CommandError } from '../command-error.ts'

/**
 * Fills an empty database from a backup. Throws `CommandError` when the file is absent, cut short or altered; nothing
 * is kept of it then.
 */
export async function restore(ctx: SystemCtx, file: string): Promise<BackupSummary> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`)
  try {
    return await readBackup(ctx, checkedLines(file))
  } catch (error) {
    if (error instanceof RestoreError) throw new CommandError(error.message)
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new CommandError(`${file} is not a whole backup: ${error.message}`)
    throw error
  }
}

/** The lines of the file without its last, which says what the others should be; throws when it is missing or wrong. */
async function* checkedLines(file: string): AsyncIterable<string> {
  const unzipped = createReadStream(file).pipe(createGunzip())
  const hash = createHash('sha256')
  let end: BackupSummary | null = null
  for await (const line of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.startsWith('{"end":')) {
      end = JSON.parse(line).end
      break
    }
    hash.update(line).update('\n')
    yield line
  }
  if (end === null) throw new RestoreError('The backup has no end: it was cut short.')
  if (end.sha256 !== hash.digest('hex'))
    throw new RestoreError('The backup is not what was written: its checksum differs.')
}
