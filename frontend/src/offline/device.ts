// The one store of a telephone: what was taken along and what was noted. All of it goes at sign-out.
const BASE = 'wudan'
const VERSION = 2
export const STORES = ['rosters', 'counters', 'vault', 'acts'] as const
export type Store = (typeof STORES)[number]
const KEYS: Record<Store, string> = { rosters: 'id', counters: 'id', vault: 'id', acts: 'key' }
/** Says, where pages without the store can read it, that something lies here. */
export const MARK = 'wudan-offline'

export function isAble(): boolean {
  return 'indexedDB' in window && 'crypto' in window && crypto.subtle !== undefined
}

export async function get<T>(store: Store, key: string): Promise<T | undefined> {
  return act(store, 'readonly', (rows) => rows.get(key) as IDBRequest<T | undefined>)
}

export async function all<T>(store: Store): Promise<T[]> {
  return act(store, 'readonly', (rows) => rows.getAll() as IDBRequest<T[]>)
}

/** Kept for certain when this is done: the transaction has ended. */
export async function put(store: Store, row: object): Promise<void> {
  localStorage.setItem(MARK, '1')
  await act(store, 'readwrite', (rows) => rows.put(row))
}

export async function drop(store: Store, key: string): Promise<void> {
  await act(store, 'readwrite', (rows) => rows.delete(key))
}

/** How many acts, marks and sales wait, also while they are locked: that something waits is no secret. */
export async function countUnsent(): Promise<number> {
  const acts = await all<{ state: string }>('acts')
  const rosters = await all<{ marks: unknown[]; sent: number }>('rosters')
  const counters = await all<{ sales: unknown[]; sent: number }>('counters')
  const marks = rosters.reduce((sum, one) => sum + one.marks.length - one.sent, 0)
  const sales = counters.reduce((sum, one) => sum + one.sales.length - one.sent, 0)
  return acts.filter((one) => one.state === 'waiting').length + marks + sales
}

/** Everything: the store, what pages put aside, the worker. */
export async function wipe(): Promise<void> {
  for (const store of STORES) await act(store, 'readwrite', (rows) => rows.clear())
  await new Promise<void>((resolve) => {
    const asked = indexedDB.deleteDatabase(BASE)
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve()
  })
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name)
  if ('serviceWorker' in navigator) {
    const found = await navigator.serviceWorker.getRegistration() // `ready` never settles where there is none
    await found?.unregister()
  }
  localStorage.removeItem(MARK)
}

export function newId(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)))
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function act<T>(store: Store, mode: IDBTransactionMode, ask: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await opening()
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(store, mode)
    const asked = ask(transaction.objectStore(store))
    transaction.oncomplete = () => {
      opened.close()
      resolve(asked.result)
    }
    transaction.onerror = transaction.onabort = () => {
      opened.close()
      reject(transaction.error ?? new Error('not kept'))
    }
  })
}

function opening(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(BASE, VERSION)
    asked.onupgradeneeded = () => {
      const { result } = asked
      for (const store of STORES) if (!result.objectStoreNames.contains(store)) result.createObjectStore(store, { keyPath: KEYS[store] })
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('not opened'))
  })
}
