import type { ReactNode } from 'react'
import { SignOutForm } from '#components/quiz/sign-out-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { type NavigationItem, PageFrame } from '#components/ui/page-frame.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { Actor } from '#domain/policy.ts'
import { translator } from '#messages/translator.ts'
import { signOut } from '../sign-in/actions.ts'

type Props = {
  actor: Actor
  /** Path of the part of Postil this page belongs to. */
  here: string
  crumb?: ReactNode
  end?: ReactNode
  width?: 'narrow' | 'text' | 'wide' | 'full'
  children: ReactNode
}

/** The frame of every signed-in page: navigation by role, and the way out. */
export function SignedInFrame({ actor, here, crumb, end, width, children }: Props) {
  const t = translator('common')
  return (
    <PageFrame
      crumb={crumb}
      navigation={navigationFor(actor, here)}
      {...(width ? { width } : {})}
      end={
        <>
          {end}
          <ButtonLink kind="quiet" href="/account" aria-current={here === '/account' ? 'page' : undefined}>
            {t('nav.account')}
          </ButtonLink>
          {actor.role === 'student' ? (
            <ClientMessages areas={[]}>
              <SignOutForm action={signOut} />
            </ClientMessages>
          ) : (
            <form action={signOut}>
              <SubmitButton kind="quiet">{t('signOut')}</SubmitButton>
            </form>
          )}
        </>
      }
    >
      {children}
    </PageFrame>
  )
}

function navigationFor(actor: Actor, here: string): NavigationItem[] {
  const t = translator('common')
  const items =
    actor.role === 'student'
      ? [
          { href: '/', label: t('nav.home') },
          { href: '/notes', label: t('nav.notes') },
          { href: '/words', label: t('nav.words') },
        ]
      : [
          { href: '/', label: t('nav.home') },
          { href: '/articles', label: t('nav.library') },
          { href: '/classes', label: t('nav.classes') },
          { href: '/notes', label: t('nav.notes') },
          ...(actor.role === 'admin' ? [{ href: '/school', label: t('nav.school') }] : []),
        ]
  return items.map((item) => ({ ...item, isCurrent: item.href === here }))
}
