// Numbers that count up to what they are; at once for who wants no motion.
const still = matchMedia('(prefers-reduced-motion: reduce)')
const LONG = 1200

export function showNumber(place: HTMLElement, n: number): void {
  const from = Number(place.dataset.n || 0)
  place.dataset.n = String(n)
  if (still.matches || from === n) {
    place.textContent = n.toLocaleString('zh-CN')
    return
  }
  const begun = performance.now()
  const step = (now: number): void => {
    const part = Math.min(1, (now - begun) / LONG)
    const eased = 1 - (1 - part) ** 3
    place.textContent = Math.round(from + (n - from) * eased).toLocaleString('zh-CN')
    if (part < 1 && place.dataset.n === String(n)) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}
