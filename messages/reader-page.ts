import common from './en/common.json' with { type: 'json' }
import reader from './en/reader.json' with { type: 'json' }

/** The texts of the reader's page, for its client components alone: a module, which a browser loads once and keeps. */
export const readerPageMessages = { common, reader }
