'use client'

import './tokens.css'
import './global.css'
import { ErrorPanel } from '#components/ui/error-panel.tsx'

/** A bug in the frame around every page: this stands in for the whole document. */
export default function GlobalErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPanel {...props} />
      </body>
    </html>
  )
}
