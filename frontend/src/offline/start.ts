// What only the pages that work without a network need: a chunk of its own, so that nobody else loads it.
import { serveOffline } from './counter-page'
import { workOffline } from './roster-page'
import { openStation } from './station'

workOffline()
serveOffline()
openStation()
