import { expect, type Locator } from '@playwright/test'

/**
 * Waits until React has taken the element over: what is pressed before that is lost where the server's rendering alone
 * cannot answer. React leaves its properties on the element, and there is no other sign.
 */
export async function untilAlive(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps$'))))
    .toBe(true)
}
