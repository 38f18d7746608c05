interface Listening {
  SpeechRecognition?: unknown
  webkitSpeechRecognition?: unknown
}

/** Show what the browser can do with a voice, and fetch how when it is first asked for. */
export function offerVoice(): void {
  if ('speechSynthesis' in window) {
    unhide(document, '[data-speak-button]')
    document.addEventListener('htmx:load', (event) => unhide(event.target as HTMLElement, '[data-speak-button]'))
    document.addEventListener('click', (event) => {
      const button = (event.target as HTMLElement).closest<HTMLElement>('[data-speak-button]')
      if (button) void import('./speak').then((part) => part.toggle(button))
    })
    window.addEventListener('pagehide', () => speechSynthesis.cancel())
  }
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Listening
  if (!SpeechRecognition && !webkitSpeechRecognition) return
  unhide(document, '[data-dictate]')
  document.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-dictate] button')
    if (button) void import('./dictate').then((part) => part.toggle(button))
  })
}

function unhide(under: ParentNode, what: string): void {
  under.querySelectorAll<HTMLElement>(what).forEach((found) => {
    found.hidden = false
  })
}
