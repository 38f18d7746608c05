// Android's voices fall silent in the middle of a long utterance: say one sentence at a time.
const SENTENCE = /[^。！？；\n]+[。！？；]?/g
const LEFT_OUT = 'button, .button, select, textarea, script, .sprite, .nav, .call-strip, .pager, [hidden], [aria-hidden="true"], details:not([open]) > :not(summary)'
const ENDS_A_LINE = 'h1, h2, h3, h4, p, li, dt, dd, td, th, label, legend, summary, figcaption, .badge, .state, .service-name'

/** Read the part around the button, or the whole page, aloud; or stop. */
export function toggle(button: HTMLElement): void {
  const wasSpeaking = button.getAttribute('aria-pressed') === 'true'
  speechSynthesis.cancel()
  document.querySelectorAll<HTMLElement>('[data-speak-button][aria-pressed="true"]').forEach(settle)
  const region = button.closest<HTMLElement>('[data-speak]') ?? document.getElementById('main')
  if (wasSpeaking || !region) return
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

/** What a listener needs, line by line: heading, text, how an order stands; no buttons, folded parts, drawings. */
function wordsOf(region: HTMLElement): string {
  const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT)
  const lines: string[] = []
  let line: Element | null = null
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.replace(/\s+/g, ' ').trim()
    const parent = walker.currentNode.parentElement
    if (!text || !parent || parent.closest(LEFT_OUT) || parent.getClientRects().length === 0) continue
    const own = parent.closest(ENDS_A_LINE)
    if (own !== null && own === line) lines[lines.length - 1] += text
    else lines.push(text)
    line = own
  }
  return lines.join('\n')
}
