// What a telephone keeps of a counter while there is no signal: its own key, its share of goods, what it gave.
// Cards are kept as hashes with a cap, sealed under a key that cannot be taken out of the browser: no number,
// no name. A PIN is closed at once in an envelope that only the server opens; nothing here can test one.
import { drop, get, hex, put } from './device'

export { isAble, newId } from './device'

export interface Good {
  stock: number
  name: string
  price: number
  left: number
}

export interface Sale {
  counter: number
  client_id: string
  card: string
  stock: number
  quantity: number
  price: number
  said_at: number
  pin: string
}

export interface Counter {
  id: string
  device: number
  key: CryptoKey
  told: string
  seal_key: string
  lock: CryptoKey
  nonce: Uint8Array
  caps: ArrayBuffer
  goods: Good[]
  spent: Record<string, number>
  sales: Sale[]
  sent: number
}

export async function newKey(): Promise<{ secret: CryptoKey; told: string }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  return { secret: pair.privateKey, told: base64url(await crypto.subtle.exportKey('raw', pair.publicKey)) }
}

/** The caps, sealed for this browser. */
export async function sealedCaps(caps: Record<string, number>): Promise<{ lock: CryptoKey; nonce: Uint8Array; caps: ArrayBuffer }> {
  const lock = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(JSON.stringify(caps))
  return { lock, nonce, caps: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, lock, bytes) }
}

/** How much a card may still take here; undefined when it may not at all. */
export async function capOf(kept: Counter, card: string): Promise<number | undefined> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.nonce as BufferSource }, kept.lock, kept.caps)
  const caps = JSON.parse(new TextDecoder().decode(plain)) as Record<string, number>
  const mark = await markOf(kept.told, card)
  const cap = caps[mark]
  return cap === undefined ? undefined : cap - (kept.spent[mark] ?? 0)
}

/** The same as `mark_of` in wudan/rewards/actions/counters/take_along.py. */
export async function markOf(told: string, card: string): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${told}:${card}`))
  return hex(new Uint8Array(sum)).slice(0, 32)
}

/** Closed for the server: the same as wudan/kit/envelopes.py opens. */
export async function envelope(seal_key: string, pin: string, client_id: string): Promise<string> {
  const theirs = await crypto.subtle.importKey('raw', bytesOf(seal_key) as BufferSource, { name: 'ECDH', namedCurve: 'P-256' }, false, [])
  const mine = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine.privateKey, 256)
  const source = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: new TextEncoder().encode('wudan-envelope-1') }
  const key = await crypto.subtle.deriveKey(how, source, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const about = new TextEncoder().encode(client_id)
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: about }, key, new TextEncoder().encode(pin))
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', mine.publicKey))
  const all = new Uint8Array(point.length + nonce.length + body.byteLength)
  all.set(point)
  all.set(nonce, point.length)
  all.set(new Uint8Array(body), point.length + nonce.length)
  return base64url(all.buffer)
}

/** The same lines as `text_for` in wudan/rewards/actions/counters/sent.py. */
export async function signed(kept: Counter, sales: Sale[]): Promise<{ sent_at: number; sales: Sale[]; signature: string }> {
  const sent_at = Date.now()
  const lines = sales.map((s) => `${s.counter} ${s.client_id} ${s.card} ${s.stock} ${s.quantity} ${s.price} ${s.said_at} ${s.pin}`)
  const text = ['wudan-counter-1', String(kept.device), String(sent_at), ...lines].join('\n')
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, kept.key, new TextEncoder().encode(text))
  return { sent_at, sales, signature: base64url(signature) }
}

/** The Luhn digit, as in wudan/kit/numbers.py. */
export function isCard(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false
  const sum = Array.from(text).reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

export async function find(id: string): Promise<Counter | undefined> {
  return get<Counter>('counters', id)
}

export async function keep(kept: Counter): Promise<void> {
  await put('counters', kept)
}

export async function forget(id: string): Promise<void> {
  await drop('counters', id)
}

function bytesOf(told: string): Uint8Array {
  const plain = told.replace(/-/g, '+').replace(/_/g, '/')
  return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0))
}

function base64url(raw: ArrayBufferLike): string {
  const letters = String.fromCharCode(...new Uint8Array(raw))
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
