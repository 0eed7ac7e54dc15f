/** Loads something when a component appears, again when its key changes, and every few seconds where asked. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../shared/api/common.ts'
import type { Answer } from './request.ts'

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'failed'; problem: Problem; reload(): void }
  /** `problem`: the last refresh failed, the value is the one before. */
  | { state: 'ready'; value: T; problem: Problem | null; reload(): void; replace(value: T): void }

type Held<T> = { key: string; value: T | null; problem: Problem | null }

/** @param key tells what is loaded; another key loads anew. @param everyMs how often to refresh; null: once. */
export function useLoaded<T>(load: () => Promise<Answer<T>>, key: string, everyMs: number | null = null): Loaded<T> {
  const [held, setHeld] = useState<Held<T> | null>(null)
  const [round, setRound] = useState(0)
  const latestLoad = useRef(load)
  latestLoad.current = load

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is how reload() asks for another turn.
  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const turn = async () => {
      const answer = await latestLoad.current()
      if (!isCurrent) return
      setHeld((before) => {
        if (answer.ok) return { key, value: answer.value, problem: null }
        return { key, value: before?.key === key ? before.value : null, problem: answer.problem }
      })
      if (everyMs !== null) timer = setTimeout(turn, everyMs)
    }
    void turn()
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [key, everyMs, round])

  const reload = useCallback(() => setRound((count) => count + 1), [])
  const replace = useCallback((value: T) => setHeld({ key, value, problem: null }), [key])
  if (held === null || held.key !== key) return { state: 'loading' }
  if (held.value !== null) return { state: 'ready', value: held.value, problem: held.problem, reload, replace }
  return { state: 'failed', problem: held.problem!, reload }
}
