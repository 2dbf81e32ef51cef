import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import { type ImportState, noImport } from '#components/library/import-state.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { reviewImport, saveImport, startImport } from '#db/access/imports.ts'
import type { Ctx } from '#db/ctx.ts'
import { decodeText } from '#domain/article/import/decode-text.ts'
import {
  type ImportDraft,
  importDraftSchema,
  importFieldsSchema,
  restoredLinesSchema,
} from '#domain/article/import/import-draft.ts'
import { importLimitBytes } from '#domain/article/import/import-outline.ts'
import { fail, invalid, type Result } from '#domain/result.ts'

/** The form as it stands after a step, or the article that was saved. */
export type ImportStep = { state: ImportState } | { saved: { articleId: string; title: string } }

/** One step of bringing in an article: reads a text, puts lines back, saves, or starts over. */
export async function importStep(before: ImportState, form: FormData): Promise<ImportStep> {
  const intent = form.get('intent')
  if (intent === 'start-over') return { state: noImport }
  // The state comes from the browser, like the form itself.
  const draft = importDraftSchema.safeParse(before.draft)
  if (!draft.success || intent === 'read') return { state: await read(form) }
  return intent === 'save' ? save(draft.data, form) : { state: await update(draft.data, form) }
}

const givenText = z.object({ text: z.string(), file: z.file().optional() })

async function read(form: FormData): Promise<ImportState> {
  const next = await runAction(form, givenText, readGiven)
  if (next.status === 'done') return { ...noImport, draft: next.value }
  const text = next.values['text'] ?? ''
  return { ...noImport, values: { text: text.length > mostTextSentBack ? '' : text }, ...outcomeOf(next) }
}

/** A refused text is sent with the state and again with the field; together they must stay below what a body may hold. */
const mostTextSentBack = 250_000

async function readGiven(ctx: Ctx, { text, file }: z.output<typeof givenText>): Promise<Result<ImportDraft>> {
  // Where no file was chosen, an empty one arrives, under a name that depends on the way.
  if (file === undefined || file.size === 0) return startImport(ctx, { text, format: null })
  if (text.trim() !== '') return invalid('file', 'both')
  const extension = /\.(txt|md|markdown)$/i.exec(file.name)?.[1]?.toLowerCase()
  if (extension === undefined) return invalid('file', 'file-kind')
  if (file.size > importLimitBytes) return invalid('file', 'too-large')
  const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
  if (!decoded.ok) return decoded
  const started = await startImport(ctx, {
    text: decoded.value.text,
    format: extension === 'txt' ? 'text' : 'markdown',
  })
  if (started.ok || started.error.kind !== 'invalid') return started
  return fail({ kind: 'invalid', fields: { file: started.error.fields['text'] ?? 'other' } })
}

/** One checkbox is a value, several are a list, none is nothing. */
const restore = z.preprocess((value) => (value === undefined ? [] : [value].flat()), restoredLinesSchema)

/** Before JavaScript, "put back" goes through the server; nothing is kept. */
async function update(draft: ImportDraft, form: FormData): Promise<ImportState> {
  const next = await runAction(form, z.object({ restore }), (ctx, input) =>
    reviewImport(ctx, { ...draft, restored: input.restore }),
  )
  return { ...noImport, draft: withRestored(draft, form), values: fieldValues(next.values), ...outcomeOf(next) }
}

async function save(draft: ImportDraft, form: FormData): Promise<ImportStep> {
  const schema = importFieldsSchema.extend({ restore })
  const next = await runAction(form, schema, async (ctx, { restore: restored, ...meta }) => {
    const saved = await saveImport(ctx, { ...draft, restored }, meta)
    return saved.ok ? { ok: true as const, value: { articleId: saved.value.articleId, title: meta.title } } : saved
  })
  if (next.status === 'done') return { saved: next.value }
  return { state: { draft: withRestored(draft, form), values: fieldValues(next.values), ...outcomeOf(next) } }
}

function withRestored(draft: ImportDraft, form: FormData): ImportDraft {
  const lines = restoredLinesSchema.safeParse(form.getAll('restore'))
  return lines.success ? { ...draft, restored: lines.data } : draft
}

function fieldValues({
  restore: _restore,
  intent: _intent,
  ...values
}: Record<string, string>): Record<string, string> {
  return values
}

function outcomeOf(next: FormState<unknown>): Pick<ImportState, 'fields' | 'error'> {
  return next.status === 'failed' ? { fields: next.fields, error: next.error } : { fields: {}, error: null }
}
