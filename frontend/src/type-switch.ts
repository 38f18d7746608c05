const KEY = 'display'
const YEAR_SECONDS = 31_536_000

/** Make the 大字版 switch immediate, and remember it for the server (cookie) and for this phone (storage). */
export function switchTypeAtOnce(): void {
  const form = document.querySelector<HTMLFormElement>('[data-type-switch]')
  if (!form) return
  // A cookie may have been cleared while the phone remembers; the reader should not have to ask twice.
  if (recalled() === 'large' && document.documentElement.dataset.type !== 'large') show(form, 'large')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    show(form, document.documentElement.dataset.type === 'large' ? 'normal' : 'large')
  })
}

function show(form: HTMLFormElement, type: 'large' | 'normal'): void {
  document.documentElement.dataset.type = type
  const [prefix, secure] = location.protocol === 'https:' ? ['__Host-', '; secure'] : ['', '']
  document.cookie = `${prefix}${KEY}=${type}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`
  remember(type)
  const button = form.querySelector<HTMLButtonElement>('button')
  const word = form.querySelector<HTMLElement>('[data-type-word]')
  if (button) button.value = type === 'large' ? 'normal' : 'large'
  if (word) word.textContent = (type === 'large' ? form.dataset.normal : form.dataset.large) ?? ''
}

// Storage throws where the reader has switched it off.
function recalled(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function remember(type: string): void {
  try {
    localStorage.setItem(KEY, type)
  } catch {
    // The cookie alone will do.
  }
}
