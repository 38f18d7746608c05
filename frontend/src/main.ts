// Everything here makes a page smoother; nothing here makes it work.
import { setUpHtmx } from './htmx'
import { switchTypeAtOnce } from './type-switch'
import { sendOnce } from './send-once'
import { keepTypedText } from './typed-text'
import { tellWhenOffline } from './net-notice'
import { readAloud } from './speak'
import { workOffline } from './offline-roster'
import { serveOffline } from './offline-counter'
import { TimeLeft } from './time-left'

setUpHtmx()
switchTypeAtOnce()
sendOnce()
keepTypedText()
tellWhenOffline()
readAloud()
workOffline()
serveOffline()
if (!customElements.get('time-left')) customElements.define('time-left', TimeLeft)
