// How a telephone asks the server: with the session's own token, giving up after half a minute.
import { newId } from './device'

const HALF_MINUTE_MS = 30_000

/** Refused in words that are for the person. */
export class Refused extends Error {
  constructor(words: string, readonly code: string) {
    super(words)
  }
}
/** Nobody is signed in any more. */
export class SignedOut extends Error {}
/** Somebody else is signed in, or it is not there. */
export class NotYours extends Error {}

export async function read<T>(where: string): Promise<T> {
  return (await (await ask(where)).json()) as T
}

export async function post<T>(where: string, body: object): Promise<T> {
  const { csrf } = await read<{ csrf: string }>('session')
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': csrf, 'Idempotency-Key': newId() }
  const answer = await ask(where, { method: 'POST', headers, body: JSON.stringify(body) })
  return (await answer.json()) as T
}

async function ask(where: string, sent: RequestInit = {}): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), HALF_MINUTE_MS)
  try {
    const answer = await fetch(`/api/v1/${where}`, { credentials: 'same-origin', signal: stop.signal, ...sent })
    if (answer.status === 401) throw new SignedOut('401')
    if (answer.status === 404) throw new NotYours('404')
    if (answer.status === 422) {
      const told = (await answer.json()) as { words: string; code: string }
      throw new Refused(told.words, told.code)
    }
    if (!answer.ok) throw new Error(String(answer.status))
    return answer
  } finally {
    clearTimeout(timer)
  }
}
