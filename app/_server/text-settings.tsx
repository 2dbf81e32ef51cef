import { PreferencesButton } from '#components/preferences/preferences-button.tsx'
import { submitPreferences } from '../account/actions.ts'
import { preferencesOfRequest } from './context.ts'

/** The button by which a reader chooses how texts are set, as it stands in the bar. */
export async function TextSettings() {
  return <PreferencesButton action={submitPreferences} preferences={await preferencesOfRequest()} />
}
