// The orders in hand as they stood when taken along: to look at.
import { fill } from './page'
import type { Station } from './station'
import { lay } from './laying'

export function ordersScreen(station: Station): void {
  const { page, bag } = station
  const orders = bag?.orders ?? []
  page.show('no-orders', orders.length === 0)
  lay(page.part('orders'), 
    ...orders.map((one) => {
      const made = page.copy('order')
      fill(made, 'title', one.title)
      fill(made, 'state', one.stage)
      fill(made, 'whom', [one.name, one.village].filter(Boolean).join(' · '))
      fill(made, 'words', one.words === one.title ? '' : one.words)
      fill(made, 'when', [one.wanted ? page.word('wanted', { day: one.wanted, part: one.part }) : '', one.due ? page.word('due', { at: one.due }) : '', one.number].filter(Boolean).join(' · '))
      return made
    }),
  )
}
