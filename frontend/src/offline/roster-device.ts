// What a telephone keeps of a roster while there is no signal: its own key, its counter, its marks.
// The private key cannot be taken out of the browser; all of it goes when the roster is put away.
import { drop, get, put } from './device'

export { isAble, newId } from './device'

export interface Mark {
  counter: number
  client_id: string
  sign_up: number
  kind: 'came' | 'left'
  said_at: number
}

export interface Kept {
  /** Of which shift, in whose hand: a telephone may be shared. */
  id: string
  device: number
  key: CryptoKey
  marks: Mark[]
  sent: number
}

export interface Batch {
  sent_at: number
  marks: Mark[]
  signature: string
}

export async function newKey(): Promise<{ secret: CryptoKey; told: string }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const point = await crypto.subtle.exportKey('raw', pair.publicKey)
  return { secret: pair.privateKey, told: base64url(point) }
}

/** The same lines as `text_for` in wudan/activities/sent.py. */
export async function signed(kept: Kept, sent_at = Date.now()): Promise<Batch> {
  const lines = kept.marks.map((m) => `${m.counter} ${m.client_id} ${m.sign_up} ${m.kind} ${m.said_at}`)
  const text = ['wudan-roster-1', String(kept.device), String(sent_at), ...lines].join('\n')
  const bytes = new TextEncoder().encode(text)
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, kept.key, bytes)
  return { sent_at, marks: kept.marks, signature: base64url(signature) }
}

export async function find(id: string): Promise<Kept | undefined> {
  return get<Kept>('rosters', id)
}

export async function keep(kept: Kept): Promise<void> {
  await put('rosters', kept)
}

export async function forget(id: string): Promise<void> {
  await drop('rosters', id)
}

function base64url(raw: ArrayBuffer): string {
  const letters = String.fromCharCode(...new Uint8Array(raw))
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
