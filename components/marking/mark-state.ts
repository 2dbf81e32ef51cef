import type { FormState } from '#components/ui/form-state.ts'
import type { MarkOutcome } from '#domain/quiz/mark.ts'

export type MarkState = FormState<MarkOutcome>
export type MarkAction = (before: MarkState, form: FormData) => Promise<MarkState>

/** Another marker's mark that stands in the way; null for none. */
export function overtakenBy(state: MarkState) {
  return state.status === 'done' && state.value.status === 'overtaken' ? state.value.theirs : null
}
