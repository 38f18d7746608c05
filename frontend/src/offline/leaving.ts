// Signing out on a telephone that has something along: warned first where it is not sent, then wiped.
import { NotYours, post, read } from './asking'
import { countUnsent, wipe } from './device'
import { find } from './vault'

/** Whether the form may go on by itself; it is sent again from here where it may. */
export async function leaveWithCare(form: HTMLFormElement): Promise<void> {
  const vault = await find().catch(() => undefined)
  const unsent = await countUnsent()
  if (vault) {
    try {
      await read(`offline-devices/${vault.device}`)
    } catch (fault) {
      if (fault instanceof NotYours) return keepOthers(form) // somebody else's, sealed: it stays for them
    }
  }
  if (unsent > 0) {
    location.assign('/offline?leaving=1')
    return
  }
  if (vault) await post(`offline-devices/${vault.device}/putting-away`, { unsent: 0 }).catch(() => undefined)
  await wipe().catch(() => undefined)
  form.submit()
}

function keepOthers(form: HTMLFormElement): void {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'keep'
  field.value = '1'
  form.append(field)
  form.submit()
}
