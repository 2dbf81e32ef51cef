import Link from 'next/link'
import type { ReactNode } from 'react'
import { translator } from '#messages/translator.ts'
import styles from './page-frame.module.css'

export type NavigationItem = { href: string; label: string; isCurrent: boolean }

type Props = {
  /** Where in Postil this is, e.g. the class's name. */
  crumb?: ReactNode
  navigation?: readonly NavigationItem[]
  /** What stands at the end of the bar: the page's own buttons, sign out. */
  end?: ReactNode
  width?: 'narrow' | 'text' | 'wide' | 'full'
  children: ReactNode
}

/** The bar and the main part of every page, with a link that skips to the content. */
export function PageFrame({ crumb, navigation = [], end, width = 'wide', children }: Props) {
  const t = translator('common')
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('skipToContent')}
      </a>
      <header className={styles.bar}>
        <Link className={styles.brand} href="/" prefetch={false}>
          {t('brand')}
        </Link>
        {navigation.length > 0 ? (
          <nav className={styles.nav} aria-label={t('navigation')}>
            {navigation.map((item) => (
              <Link
                key={item.href}
                href={item.href}
                prefetch={false}
                aria-current={item.isCurrent ? 'page' : undefined}
              >
                {item.label}
              </Link>
            ))}
          </nav>
        ) : null}
        {crumb ? <span className={styles.crumb}>{crumb}</span> : null}
        {end ? <div className={styles.end}>{end}</div> : null}
      </header>
      <main id="content" tabIndex={-1} className={styles.main} data-width={width}>
        {children}
      </main>
    </>
  )
}
