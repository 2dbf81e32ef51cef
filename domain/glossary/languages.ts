/**
 * Decides in which languages a term may be explained beside that of the text, what each is called by those who speak it, and
 * which way it is written. Codes are BCP 47; names are those of the Unicode CLDR.
 */

const names = {
  am: 'አማርኛ',
  ar: 'العربية',
  az: 'azərbaycan',
  be: 'беларуская',
  bg: 'български',
  bn: 'বাংলা',
  bs: 'bosanski',
  ca: 'català',
  ckb: 'کوردیی ناوەندی',
  cs: 'čeština',
  cy: 'Cymraeg',
  da: 'dansk',
  de: 'Deutsch',
  el: 'Ελληνικά',
  en: 'English',
  es: 'español',
  et: 'eesti',
  eu: 'euskara',
  fa: 'فارسی',
  fi: 'suomi',
  fil: 'Filipino',
  fr: 'français',
  ga: 'Gaeilge',
  gl: 'galego',
  gu: 'ગુજરાતી',
  ha: 'Hausa',
  he: 'עברית',
  hi: 'हिन्दी',
  hr: 'hrvatski',
  hu: 'magyar',
  hy: 'հայերեն',
  id: 'Bahasa Indonesia',
  ig: 'Igbo',
  is: 'íslenska',
  it: 'italiano',
  ja: '日本語',
  ka: 'ქართული',
  kk: 'қазақ тілі',
  km: 'ខ្មែរ',
  kmr: 'kurdî (kurmancî)',
  ko: '한국어',
  ky: 'кыргызча',
  lo: 'ລາວ',
  lt: 'lietuvių',
  lv: 'latviešu',
  mk: 'македонски',
  ml: 'മലയാളം',
  mn: 'монгол',
  mr: 'मराठी',
  ms: 'Bahasa Melayu',
  mt: 'Malti',
  my: 'မြန်မာ',
  nb: 'norsk bokmål',
  ne: 'नेपाली',
  nl: 'Nederlands',
  om: 'Afaan Oromoo',
  pa: 'ਪੰਜਾਬੀ',
  pl: 'polski',
  prs: 'دری',
  ps: 'پښتو',
  pt: 'português',
  ro: 'română',
  ru: 'русский',
  rw: 'Ikinyarwanda',
  si: 'සිංහල',
  sk: 'slovenčina',
  sl: 'slovenščina',
  so: 'Soomaali',
  sq: 'shqip',
  sr: 'српски',
  sv: 'svenska',
  sw: 'Kiswahili',
  ta: 'தமிழ்',
  te: 'తెలుగు',
  tg: 'тоҷикӣ',
  th: 'ไทย',
  ti: 'ትግርኛ',
  tk: 'türkmen dili',
  tr: 'Türkçe',
  uk: 'українська',
  ur: 'اردو',
  uz: 'o‘zbek',
  vi: 'Tiếng Việt',
  yo: 'Èdè Yorùbá',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  zu: 'isiZulu',
} as const

export type ExplanationLanguage = keyof typeof names

/** The one cast: `Object.keys` forgets what it was given. */
export const explanationLanguageCodes = Object.keys(names) as [ExplanationLanguage, ...ExplanationLanguage[]]

/** What a language is called by those who speak it. */
export function languageName(lang: ExplanationLanguage): string {
  return names[lang]
}

const rightToLeft: ReadonlySet<string> = new Set<ExplanationLanguage>(['ar', 'ckb', 'fa', 'he', 'prs', 'ps', 'ur'])

/** Which way a language is written. */
export function directionOf(lang: ExplanationLanguage): 'ltr' | 'rtl' {
  return rightToLeft.has(lang) ? 'rtl' : 'ltr'
}
