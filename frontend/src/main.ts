// Everything here makes a page smoother; nothing here makes it work.
import { swapWhereAsked } from './swapping'
import { switchTypeAtOnce } from './type-switch'
import { sendOnce } from './send-once'
import { keepTypedText } from './typed-text'
import { tellWhenOffline } from './net-notice'
import { unfoldOnPaper } from './unfold'
import { offerVoice } from './voice'
import { warnBeforeTheEnd } from './stay'
import { leaveWithCare, workWithoutNet } from './without-net'
import { TimeLeft } from './time-left'
import { IdleLeft } from './idle-left'

swapWhereAsked()
switchTypeAtOnce()
sendOnce()
keepTypedText()
tellWhenOffline()
offerVoice()
unfoldOnPaper()
warnBeforeTheEnd()
workWithoutNet()
leaveWithCare()
if (!customElements.get('idle-left')) customElements.define('idle-left', IdleLeft)
if (!customElements.get('time-left')) customElements.define('time-left', TimeLeft)
