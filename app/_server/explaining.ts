import { headers } from 'next/headers'
import { acceptedLanguages } from '#domain/glossary/accepted-languages.ts'
import type { Explaining } from '#domain/glossary/explanation.ts'
import { locale } from '#messages/locale.ts'
import { preferencesOfRequest } from './context.ts'

/** How terms are explained to whoever asks: as they chose, else as their browser would like it. */
export async function explainingOfRequest(): Promise<Explaining> {
  const { terms, explanations } = await preferencesOfRequest()
  const accepted = acceptedLanguages((await headers()).get('accept-language'), locale)
  return { shown: terms, choice: explanations, accepted }
}
