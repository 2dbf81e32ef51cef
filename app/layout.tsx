import '@fontsource-variable/source-serif-4'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import '@fontsource-variable/atkinson-hyperlegible-next'
import './tokens.css'
import './global.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
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

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={locale}>
      <body>{children}</body>
    </html>
  )
}
