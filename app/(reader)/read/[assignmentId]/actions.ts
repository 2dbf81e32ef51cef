'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requestCtx } from '#app/_server/context.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { markReadingDone } from '#db/access/reading.ts'

/** A student says that a reading is done. */
export async function submitDone(assignmentId: string): Promise<void> {
  const id = z.uuid().safeParse(assignmentId)
  if (!id.success || !isOwnOrigin(await headers())) notFound()
  const done = await markReadingDone(await requestCtx(), id.data)
  if (!done.ok) notFound()
  revalidatePath(`/read/${id.data}`)
}
