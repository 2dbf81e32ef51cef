import '@fontsource-variable/source-serif-4'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import '@fontsource-variable/source-sans-3'
import '@fontsource-variable/atkinson-hyperlegible-next'
import './tokens.css'
import './global.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { preferencesOfRequest } from '#app/_server/context.ts'
import { lookAttributes } from '#components/preferences/look-attributes.ts'
import { locale } from '#messages/locale.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = {
  title: { default: translator('common')('brand'), template: `%s · ${translator('common')('brand')}` },
  description: translator('common')('tagline'),
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#16181b' },
  ],
}

/** Sets the page as its reader has chosen, before anything is painted. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={locale} {...lookAttributes(await preferencesOfRequest())}>
      <body>{children}</body>
    </html>
  )
}
