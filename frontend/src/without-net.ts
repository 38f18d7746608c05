// What works without a network is loaded by its own pages alone; signing out looks whether something lies here.
const PAGES = '[data-offline-station], [data-offline-roster], [data-offline-counter]'
const MARK = 'wudan-offline' // as in offline/device.ts

export function workWithoutNet(): void {
  if (document.querySelector(PAGES)) void import('./offline/start')
}

/** A telephone that has something along is not simply signed out. */
export function leaveWithCare(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (!form.matches('form[action$="/sign-out"]') || !lies()) return
    event.preventDefault()
    event.stopImmediatePropagation()
    void import('./offline/leaving').then((part) => part.leaveWithCare(form)).catch(() => form.submit())
  }, true)
}

function lies(): boolean {
  try {
    return localStorage.getItem(MARK) !== null
  } catch {
    return false
  }
}
