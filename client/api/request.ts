/** One HTTP call: JSON in, JSON out, checked by the schema that the server answers by. What can be expected to go wrong
 *  (a refusal, a lost network, a server that starts) is a value; an answer that breaks the contract is thrown. */
import type { z } from 'zod'
import { type Problem, problemSchema } from '../../shared/api/common.ts'
import { currentLanguage } from '../i18n/i18n.ts'

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** Codes that no server gives: what the client itself saw. */
export type LocalProblemCode = 'network' | 'server-starting' | 'unexpected'

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is, with its type. */
  raw?: { type: string; content: string | Blob }
  /** A review key or a token; without one the browser's cookies speak. */
  bearer?: string
}

/** The venue's Wi-Fi drops requests in silence; a person waits no longer than this. */
const TIMEOUT_MS = 30_000

/** Calls and checks the answer. @throws ZodError when the server breaks the contract. */
export async function request<T>(path: string, schema: z.ZodType<T>, call: Call = {}): Promise<Answer<T>> {
  const sent = await send(path, call)
  return sent.ok ? { ok: true, value: schema.parse(await sent.value.json()) } : sent
}

/** Calls where nothing is answered but that it was done. */
export async function command(path: string, call: Call): Promise<Answer<null>> {
  const sent = await send(path, call)
  return sent.ok ? { ok: true, value: null } : sent
}

/** Calls and gives the bytes as they came. */
export async function requestBytes(path: string, call: Call = {}): Promise<Answer<Uint8Array>> {
  const sent = await send(path, call)
  return sent.ok ? { ok: true, value: new Uint8Array(await sent.value.arrayBuffer()) } : sent
}

async function send(path: string, call: Call): Promise<Answer<Response>> {
  let response: Response
  try {
    response = await fetch(path, requestInit(call))
  } catch {
    return { ok: false, problem: localProblem('network') }
  }
  if (response.ok) return { ok: true, value: response }
  return { ok: false, problem: await readProblem(response) }
}

function requestInit({ method = 'GET', body, raw, bearer }: Call): RequestInit {
  const headers: Record<string, string> = { 'Accept-Language': currentLanguage() }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (raw) headers['Content-Type'] = raw.type
  if (bearer !== undefined) headers.Authorization = `Bearer ${bearer}`
  return {
    method,
    headers,
    body: raw?.content ?? (body === undefined ? null : JSON.stringify(body)),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null))
  if (parsed.success) return parsed.data
  // A proxy answers for a server that is not there yet.
  const isStarting = response.status === 502 || response.status === 503 || response.status === 504
  return localProblem(isStarting ? 'server-starting' : 'unexpected', response.status)
}

const localProblem = (code: LocalProblemCode, status = 0): Problem => ({ type: 'about:blank', title: '', status, code })
