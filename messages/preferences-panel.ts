import preferences from './en/preferences.json' with { type: 'json' }

/** The texts of the reading preferences, for the button in the bar of every text: a module, which a browser loads once and keeps. */
export const preferencesPanelMessages = { preferences }
