import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A committed text with the faults of a careless republication. */
export const faultyText = {
  text: readFileSync(resolve('tests/corpus/import/faulty-republication/source.txt'), 'utf8'),
  title: 'Estonian dockers are returning to work after the harbour strike, for fear of losing the winter grain trade.',
}

/** The report as it was found; null where it is not at hand. */
export const asFoundPath = existing(
  resolve(process.env['POSTIL_FIXTURES'] ?? '../shared/fixtures', '../article/iraq-report-as-found.txt'),
)

function existing(path: string): string | null {
  return existsSync(path) ? path : null
}
