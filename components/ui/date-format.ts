const made = new Map<string, Intl.DateTimeFormat>()

/** A formatter of dates, made once for the same choices: making one costs more than a hundred uses. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${JSON.stringify(options)}`
  const format = made.get(name) ?? new Intl.DateTimeFormat(language, options)
  made.set(name, format)
  return format
}
