/** The editor's chunk, fetched when the board has come to rest. Once it is here the editor opens within the tap: iOS shows
 *  its keyboard only for a focus that a tap asked for. */
import { useSyncExternalStore } from 'react'
import type { CardEditor } from './CardEditor.tsx'

let loaded: typeof CardEditor | null = null
let loading: Promise<void> | null = null
const listeners = new Set<() => void>()

/** Fetches the editor; does nothing the second time, and tries again after a failure. */
export function fetchEditor(): Promise<void> {
  loading ??= import('./CardEditor.tsx').then(
    (chunk) => {
      loaded = chunk.CardEditor
      for (const listener of listeners) listener()
    },
    () => {
      loading = null
    },
  )
  return loading
}

/** The editor, or null until it is here. */
export function useCardEditor(): typeof CardEditor | null {
  return useSyncExternalStore(subscribe, () => loaded)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
