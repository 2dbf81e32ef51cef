/**
 * Decides what single elements of Moodle XML mean: texts with their format, numbers, switches, answers. Source: Moodle,
 * "Moodle XML format"; where an attribute or element is missing, what Moodle's own reader assumes.
 */
import { type FormText, formText, formTextOrNull, type TextFormat, tidyText } from '../form-text.ts'
import { type FormNote, shareOf } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import type { XmlElement } from './read-xml.ts'

/** One element that is being read. */
export type Reading = { element: XmlElement; tell: Tell }

const formats: ReadonlyMap<string, TextFormat> = new Map([
  ['html', 'html'],
  ['moodle_auto_format', 'moodle'],
  ['plain_text', 'plain'],
  ['markdown', 'markdown'],
])

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** The text of a child, or of its `<text>`; empty where there is none. */
export function fieldOf(element: XmlElement | undefined, name: string): string {
  const child = childOf(element, name)
  return tidyText(childOf(child, 'text')?.text ?? child?.text ?? '')
}

/** The text in an element's `<text>` or directly in it. Files that come with it are told. */
export function textOf({ element, tell }: Reading, usual: TextFormat): FormText {
  const files = childrenOf(element, 'file').length
  if (files > 0) tell('files-left-out', { count: files })
  return formText(formatOf(element, usual), childOf(element, 'text')?.text ?? element.text)
}

export function formatOf(element: XmlElement | undefined, usual: TextFormat): TextFormat {
  return formats.get(element?.attributes['format'] ?? '') ?? usual
}

/** As `textOf`, of a child; null where it is absent or empty. */
export function remarkOf({ element, tell }: Reading, name: string, usual: TextFormat): FormText | null {
  const child = childOf(element, name)
  if (child === undefined) return null
  const { format, text } = textOf({ element: child, tell }, usual)
  return formTextOrNull(format, text)
}

export function noteOf(reading: Reading, usual: TextFormat): FormNote {
  return { feedback: remarkOf(reading, 'feedback', usual), misconception: null }
}

/** An answer's share of the points; what cannot be read is told and is nothing. */
export function fractionOf({ element, tell }: Reading): number {
  const written = element.attributes['fraction'] ?? fieldOf(element, 'fraction')
  if (written.trim() === '') return 0
  const percent = Number(written.trim().replace(',', '.'))
  if (Number.isFinite(percent) && Math.abs(percent) <= 100) return shareOf(percent)
  tell('fraction-unreadable', { text: written.slice(0, 20) })
  return 0
}

/** 'true', '1' and an element without content mean yes; null where it is absent. */
export function switchOf(element: XmlElement, name: string): boolean | null {
  const child = childOf(element, name)
  if (child === undefined) return null
  const value = fieldOf(element, name).toLowerCase()
  return value === 'true' || value === '1' || value === ''
}

/** A number of at least 0; null where it is absent or none. */
export function amountOf(element: XmlElement, name: string): number | null {
  const written = fieldOf(element, name)
  const value = Number(written.replace(',', '.'))
  return written !== '' && Number.isFinite(value) && value >= 0 ? value : null
}

/** A whole number above 0; null for none. */
export function countOf(element: XmlElement, name: string): number | null {
  const value = amountOf(element, name)
  return value !== null && Number.isSafeInteger(value) && value > 0 ? value : null
}
