/** The language of the interface, until more are written. Apart from the texts, so that a browser need not load them. */
export const locale = 'en'
