/** Say so when a request of htmx did not get through. */
export function tellWhenOffline(): void {
  const notice = document.getElementById('net-notice')
  if (!notice) return
  for (const failure of ['htmx:sendError', 'htmx:timeout', 'htmx:responseError']) {
    document.addEventListener(failure, () => {
      notice.hidden = false
    })
  }
  document.addEventListener('htmx:afterOnLoad', () => {
    notice.hidden = true
  })
}
