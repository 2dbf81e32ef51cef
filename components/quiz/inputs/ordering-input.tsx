'use client'

import { useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { partField } from '#domain/quiz/form-answers.ts'
import { moved } from '#domain/quiz/moved.ts'
import type { InputProps } from './input-props.ts'
import styles from './inputs.module.css'
import { useAfterword } from './use-afterword.tsx'
import { useAnnounce } from './use-announce.tsx'
import { useDragOrder } from './use-drag-order.ts'

/** Things to be put in order: by dragging, by buttons, or by saying the place of each. */
export function OrderingInput({ body, value, onChange, name, disabled }: InputProps<'ordering'>) {
  const t = useTranslations('quiz')
  const list = useRef<HTMLOListElement>(null)
  const { announce, announcement } = useAnnounce()
  const { say, afterword } = useAfterword()
  const placeId = useId()
  const isAnswered = value !== null && value.order.length > 0
  const drawn = body.items.map(({ id }) => id)
  const order = isAnswered ? complete(value.order, drawn) : drawn
  const place = (from: number, to: number) => {
    const next = moved(order, from, to)
    onChange({ ...value, type: 'ordering', order: next }, false)
    const text = body.items.find(({ id }) => id === order[from])?.text ?? ''
    announce(t('order.moved', { text, place: to + 1, count: order.length }))
  }
  const { dragged, target, handleProps } = useDragOrder(list, order.length, place)
  return (
    <>
      <ol ref={list} className={styles.order} data-answered={isAnswered}>
        {order.map((id, at) => {
          const text = body.items.find((item) => item.id === id)?.text ?? ''
          const itemPlaceId = `${placeId}-${id}`
          const described = { 'aria-describedby': itemPlaceId }
          return (
            <li
              key={id}
              data-dragged={dragged === at}
              data-target={dragged !== null && target === at && dragged !== at}
            >
              <span className={styles.handle} aria-hidden="true" data-handle {...(disabled ? {} : handleProps(at))} />
              <span id={itemPlaceId} className={styles.said}>
                {t('order.at', { place: at + 1, count: order.length })}
              </span>
              <span className={styles.itemText} dir="auto">
                {text}
              </span>
              <select
                {...described}
                name={partField(name, id)}
                disabled={disabled}
                aria-label={t('order.place', { text })}
                value={isAnswered ? String(at + 1) : ''}
                onChange={(event) => place(at, Number(event.target.value) - 1)}
              >
                {isAnswered ? null : <option value="">–</option>}
                {order.map((other, index) => (
                  <option key={other} value={String(index + 1)}>
                    {index + 1}
                  </option>
                ))}
              </select>
              <span className={styles.moves}>
                <MoveButton
                  {...described}
                  label={t('order.up', { text })}
                  isOff={disabled || at === 0}
                  move={() => place(at, at - 1)}
                >
                  ↑
                </MoveButton>
                <MoveButton
                  {...described}
                  label={t('order.down', { text })}
                  isOff={disabled || at === order.length - 1}
                  move={() => place(at, at + 1)}
                >
                  ↓
                </MoveButton>
              </span>
            </li>
          )
        })}
      </ol>
      {isAnswered || disabled ? null : (
        <Button
          kind="quiet"
          onClick={() => {
            onChange({ ...value, type: 'ordering', order: drawn }, false)
            say(t('order.kept'))
          }}
        >
          {t('order.keep')}
        </Button>
      )}
      {afterword}
      {announcement}
    </>
  )
}

type MoveProps = { label: string; isOff: boolean; move: () => void; children: string; 'aria-describedby': string }

function MoveButton({ label, isOff, move, children, ...described }: MoveProps) {
  // It stays focusable at the ends, so that the keyboard does not lose its place.
  return (
    <button
      type="button"
      {...described}
      aria-label={label}
      aria-disabled={isOff}
      onClick={() => (isOff ? undefined : move())}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  )
}

/** An order in which every item stands once, whatever is missing in the answer. */
function complete(order: readonly string[], drawn: readonly string[]): string[] {
  const known = order.filter((id, at) => drawn.includes(id) && order.indexOf(id) === at)
  return [...known, ...drawn.filter((id) => !known.includes(id))]
}
