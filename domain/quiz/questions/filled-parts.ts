/**
 * Decides which parts of a draft belong to the whole question: those with a text. What was left empty in the editor is
 * no fault, and a misconception of spaces is none.
 */
type Note = { misconception: string | null }

export function filled<Part extends { text: string }>(parts: readonly Part[]): Part[] {
  return parts.filter(({ text }) => text.trim() !== '')
}

/** Options and forms with their notes. */
export function filledWithNotes<Part extends { text: string } & Note>(parts: readonly Part[]): Part[] {
  return filled(parts).map(withoutEmptyMisconception)
}

export function withoutEmptyMisconception<Part extends Note>(part: Part): Part {
  return part.misconception?.trim() ? part : { ...part, misconception: null }
}

export function filledForms(forms: readonly string[]): string[] {
  return forms.filter((form) => form.trim() !== '')
}
