interface Hearing extends Event {
  results: ArrayLike<ArrayLike<{ transcript: string }>>
}
interface Ear {
  lang: string
  start(): void
  stop(): void
  onresult: ((event: Hearing) => void) | null
  onerror: (() => void) | null
  onend: (() => void) | null
}
type Ears = Record<'SpeechRecognition' | 'webkitSpeechRecognition', (new () => Ear) | undefined>

let listening: Ear | undefined

/** Write what is said into the field, after what stands there; a second press ends it. What fails is said in words. */
export function toggle(button: HTMLElement): void {
  if (listening) return listening.stop()
  const box = button.closest<HTMLElement>('[data-dictate]')
  const field = document.getElementById(box?.dataset.dictate ?? '')
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Ears
  const Made = SpeechRecognition ?? webkitSpeechRecognition
  if (!box || !Made || !(field instanceof HTMLTextAreaElement)) return
  const word = button.querySelector('span') ?? button
  const told = box.querySelector('[role="status"]') ?? box
  const name = word.textContent
  const ear = new Made()
  let outcome = box.dataset.failed ?? ''
  ear.lang = 'zh-CN'
  ear.onresult = (event) => {
    const said = Array.from(event.results, (result) => result[0]?.transcript ?? '').join('')
    if (!said) return
    field.value = field.value ? `${field.value.trimEnd()}\n${said}` : said
    field.dispatchEvent(new Event('input', { bubbles: true }))
    outcome = box.dataset.heard ?? ''
  }
  ear.onend = () => {
    listening = undefined
    word.textContent = name
    button.removeAttribute('aria-pressed')
    told.textContent = outcome
  }
  listening = ear
  button.setAttribute('aria-pressed', 'true')
  word.textContent = box.dataset.stop ?? ''
  told.textContent = box.dataset.listening ?? ''
  ear.start()
}
