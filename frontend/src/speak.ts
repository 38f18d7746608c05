// Android's voices fall silent in the middle of a long utterance: say one sentence at a time.
const SENTENCE = /[^。！？；\n]+[。！？；]?/g

/** Bring the 读给我听 buttons to life where the phone can speak. */
export function readAloud(): void {
  if (!('speechSynthesis' in window)) return
  document.querySelectorAll<HTMLElement>('[data-speak-button]').forEach(show)
  document.addEventListener('htmx:load', (event) => {
    (event.target as HTMLElement).querySelectorAll<HTMLElement>('[data-speak-button]').forEach(show)
  })
  document.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-speak-button]')
    const region = button?.closest<HTMLElement>('[data-speak]')
    if (button && region) toggle(button, region)
  })
  window.addEventListener('pagehide', () => speechSynthesis.cancel())
}

function show(button: HTMLElement): void {
  button.hidden = false
}

function toggle(button: HTMLElement, region: HTMLElement): void {
  const wasSpeaking = button.getAttribute('aria-pressed') === 'true'
  speechSynthesis.cancel()
  document.querySelectorAll<HTMLElement>('[data-speak-button][aria-pressed="true"]').forEach(settle)
  if (wasSpeaking) return
  const sentences = wordsOf(region).match(SENTENCE) ?? []
  const word = button.querySelector('span')
  button.setAttribute('aria-pressed', 'true')
  button.dataset.word = word?.textContent ?? ''
  if (word) word.textContent = button.dataset.stop ?? ''
  sentences.forEach((sentence, index) => {
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.lang = 'zh-CN'
    utterance.rate = 0.9
    if (index === sentences.length - 1) utterance.onend = () => settle(button)
    speechSynthesis.speak(utterance)
  })
}

function settle(button: HTMLElement): void {
  const word = button.querySelector('span')
  if (word && button.dataset.word !== undefined) word.textContent = button.dataset.word
  button.removeAttribute('aria-pressed')
}

/** What a listener needs: the text, without buttons, folded parts and drawings. */
function wordsOf(region: HTMLElement): string {
  const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT)
  const words: string[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim()
    const parent = walker.currentNode.parentElement
    if (text && parent && !parent.closest('button, select, textarea, [hidden], [aria-hidden="true"], details:not([open])')) words.push(text)
  }
  return words.join('\n')
}
