// What was taken along and noted lies sealed (AES-GCM). The key lies here only wrapped: by six digits the
// holder chose, and by a secret the server gives back to the same person after signing in again.
import { get, put } from './device'

const ROUNDS = 200_000 // about a second on a telephone of 2019
const ID = 'station'

export interface Sealed {
  nonce: Uint8Array
  box: ArrayBuffer
}

export interface Vault {
  id: typeof ID
  device: number
  label: string
  holder: string
  taken: number
  fresh: number
  salt: Uint8Array
  byPin: Sealed
  byServer: Sealed
  bag: Sealed
  misses: number
  clock: { wall: number; reckoned: number }
}

export async function find(): Promise<Vault | undefined> {
  return get<Vault>('vault', ID)
}

export async function keep(vault: Vault): Promise<void> {
  await put('vault', vault)
}

/** A new key, wrapped twice; it lives in the memory of the open page alone. */
export async function make(pin: string, secret: string): Promise<{ key: CryptoKey; salt: Uint8Array; byPin: Sealed; byServer: Sealed }> {
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const byPin = await sealBytes(await pinKey(pin, salt), raw)
  const byServer = await sealBytes(await secretKey(secret), raw)
  return { key: await keyOf(raw), salt, byPin, byServer }
}

/** The key, or nothing when the digits are wrong. */
export async function openByPin(vault: Vault, pin: string): Promise<CryptoKey | undefined> {
  return openWith(await pinKey(pin, vault.salt), vault.byPin)
}

export async function openByServer(vault: Vault, secret: string): Promise<CryptoKey | undefined> {
  return openWith(await secretKey(secret), vault.byServer)
}

/** New digits for the same key, after signing in. */
export async function changePin(vault: Vault, secret: string, pin: string): Promise<void> {
  const raw = await openBytes(await secretKey(secret), vault.byServer)
  vault.salt = crypto.getRandomValues(new Uint8Array(16))
  vault.byPin = await sealBytes(await pinKey(pin, vault.salt), new Uint8Array(raw))
  vault.misses = 0
  await keep(vault)
}

export async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
  return sealBytes(key, new TextEncoder().encode(JSON.stringify(value)))
}

export async function unseal<T>(key: CryptoKey, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed))) as T
}

async function openWith(wrapping: CryptoKey, sealed: Sealed): Promise<CryptoKey | undefined> {
  try {
    return await keyOf(new Uint8Array(await openBytes(wrapping, sealed)))
  } catch {
    return undefined
  }
}

async function sealBytes(key: CryptoKey, bytes: Uint8Array): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  return { nonce, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce as BufferSource }, key, bytes as BufferSource) }
}

async function openBytes(key: CryptoKey, sealed: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.nonce as BufferSource }, key, sealed.box)
}

async function keyOf(raw: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw as BufferSource, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function pinKey(pin: string, salt: Uint8Array): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: salt as BufferSource, iterations: ROUNDS }
  return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

async function secretKey(secret: string): Promise<CryptoKey> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`wudan-offline-1:${secret}`))
  return keyOf(new Uint8Array(sum))
}
