import { readdirSync, readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runConvert } from '#cli/commands/convert.ts'
import { readItems } from '#domain/exchange/convert.ts'
import { formItemSchema } from '#domain/exchange/question-form.ts'

const root = fileURLToPath(new URL('../corpus/', import.meta.url))
const cases = ['gift', 'moodle-xml', 'question-csv'].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .filter((name) => !name.endsWith('.json'))
    .map((name) => ({ name: `${folder}/${name}`, file: `${root}${folder}/${name}` })),
)

async function convert(file: string) {
  const stdout = new PassThrough()
  const code = await runConvert(file, { to: 'json', json: false }, { stdout, stderr: new PassThrough() })
  return { code, document: JSON.parse(String(stdout.read())) }
}

describe('whole files of questions', () => {
  test.each(cases)('$name becomes the document that was approved by eye', async ({ file }) => {
    const expected: unknown = JSON.parse(readFileSync(file.replace(/\.\w+$/, '.json'), 'utf8'))
    const { code, document } = await convert(file)
    expect(document).toEqual(expected)
    expect(code).toBe(/broken\.\w+$/.test(file) ? 1 : 0)
  })

  test.each(cases)(
    '$name gives items that fulfil the schema, and comes back from JSON as it went',
    async ({ file }) => {
      const { document } = await convert(file)
      const items = document.questions.map((item: unknown) => formItemSchema.parse(item))
      expect(await readItems('json', JSON.stringify(document))).toEqual({ items, warnings: [] })
    },
  )
})
