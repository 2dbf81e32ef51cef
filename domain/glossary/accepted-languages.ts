/**
 * Decides in which languages somebody's browser would like an explanation. Source: RFC 9110, section 12.5.4 (Accept-Language);
 * tags are compared by language and script, as CLDR's likely subtags complete them.
 */
import { type ExplanationLanguage, explanationLanguageCodes } from './languages.ts'

/** A header longer than this is no browser's. */
const headerMaxLength = 1000

/** Tags of languages that are listed under another one. */
const otherTags: Readonly<Record<string, string>> = { no: 'nb', ku: 'kmr', nn: 'nb' }

/**
 * The languages of the header, the most wanted first, as far as terms can be explained in them. Those that come after `own`,
 * the language of the page, are left out: its explanation is read more gladly. Nothing that is sent can make it throw.
 */
export function acceptedLanguages(header: string | null, own: string): ExplanationLanguage[] {
  const wanted = (header ?? '')
    .slice(0, headerMaxLength)
    .split(',')
    .map((part) => part.split(';'))
    .map(([tag = '', ...parameters]) => ({ tag: tag.trim(), weight: weightOf(parameters) }))
    .filter(({ tag, weight }) => /^[A-Za-z]/.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  const found: ExplanationLanguage[] = []
  for (const { tag } of wanted) {
    const key = keyOf(tag)
    if (key === keyOf(own)) break
    const code = explanationLanguageCodes.find((one) => keyOf(one) === key)
    if (code !== undefined && !found.includes(code)) found.push(code)
  }
  return found
}

function weightOf(parameters: readonly string[]): number {
  const given = parameters.map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(parameter)?.[1]).find(Boolean)
  const weight = Number(given ?? 1)
  return Number.isFinite(weight) ? weight : 0
}

/** Language and script of a tag; null for one that is none. */
function keyOf(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(otherTags[tag.toLowerCase().split('-')[0] ?? ''] ?? tag).maximize()
    return `${language} ${script}`
  } catch {
    // RangeError: the browser sent no language tag.
    return null
  }
}
