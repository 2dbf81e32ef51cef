'use client'

import { ErrorPanel } from '#components/ui/error-panel.tsx'

/** A bug in a page: what was saved is safe, and the reference leads to the line in the log. */
export default function ErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorPanel {...props} />
}
