import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'

type Kind = 'primary' | 'plain' | 'quiet' | 'danger'

/** A button of the house. `type` is "button" unless it sends a form. */
export function Button({ kind = 'plain', type = 'button', ...rest }: { kind?: Kind } & ComponentProps<'button'>) {
  return <button {...rest} type={type} data-kind={kind} className={styles.button} />
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ kind = 'plain', ...rest }: { kind?: Kind } & ComponentProps<typeof Link>) {
  return <Link {...rest} prefetch={false} data-kind={kind} className={styles.button} />
}

/** A link that looks like a button and loads its page anew, also where it is the present one. */
export function ReloadLink({ children, href, kind = 'plain' }: { children: ReactNode; href: string; kind?: Kind }) {
  return (
    <a href={href} data-kind={kind} className={styles.button}>
      {children}
    </a>
  )
}

/** A link that looks like a button and leads to a file instead of a page. */
export function DownloadLink({ children, href }: { children: ReactNode; href: string }) {
  return (
    <a href={href} download data-kind="plain" className={styles.button}>
      {children}
    </a>
  )
}
