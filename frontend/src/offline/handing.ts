// Rosters and counters come back in batches their telephone signs; once, however often they are sent.
import { post } from './asking'
import { type Counter, keep as keepCounter, signed as signedSales } from './counter-device'
import { type Kept, keep as keepRoster, signed as signedMarks } from './roster-device'

const SALES_AT_ONCE = 20

interface MarkOutcome {
  words: string
}
interface SaleOutcome {
  state: string
  words: string
}

/** Hand in a roster's marks; answers why some do not count. */
export async function handInMarks(kept: Kept, now = Date.now()): Promise<string[]> {
  if (kept.marks.length === 0) return []
  const batch = await signedMarks(kept, now)
  const { items } = await post<{ items: MarkOutcome[] }>(`rosters/${kept.device}/batches`, batch)
  kept.sent = batch.marks.length
  await keepRoster(kept)
  return items.map((one) => one.words).filter((words) => words !== '')
}

/** Hand in a counter's sales; answers what a person has to look at. */
export async function handInSales(kept: Counter): Promise<string[]> {
  const troubles: string[] = []
  for (let from = Math.min(kept.sent, Math.max(0, kept.sales.length - 1)); from < kept.sales.length; from += SALES_AT_ONCE) {
    const batch = await signedSales(kept, kept.sales.slice(from, from + SALES_AT_ONCE))
    const { items } = await post<{ items: SaleOutcome[] }>(`counters/${kept.device}/batches`, batch)
    troubles.push(...items.filter((one) => one.state === 'waiting').map((one) => one.words))
    kept.sent = Math.max(kept.sent, from + batch.sales.length)
    await keepCounter(kept)
  }
  return troubles
}
