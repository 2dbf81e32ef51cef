import { AnswerQueue } from './answer-queue.ts'
import { browserPorts } from './browser-ports.ts'

/**
 * Sends what earlier pages of these attempts have left in this browser, without their quiz being open. Gives a function
 * that ends it. Attempts of somebody else who used this browser are refused by the server and stay where they are.
 */
export function sendLeftovers(attemptIds: readonly string[], onChange: (unsent: number) => void): () => void {
  const queues = attemptIds.map((attemptId) => new AnswerQueue(browserPorts(attemptId)))
  const count = () => onChange(queues.reduce((sum, queue) => sum + queue.snapshot().unsent, 0))
  for (const queue of queues) {
    queue.subscribe(count)
    void queue.start()
  }
  const retry = () => {
    for (const queue of queues) queue.retry()
  }
  window.addEventListener('online', retry)
  return () => {
    window.removeEventListener('online', retry)
    for (const queue of queues) queue.close()
  }
}
