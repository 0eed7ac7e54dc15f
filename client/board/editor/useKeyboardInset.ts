import { useSyncExternalStore } from 'react'

/** How much of the page's lower edge the on-screen keyboard covers, in CSS pixels. 0 where the browser makes room by itself. */
export function useKeyboardInset(): number {
  return useSyncExternalStore(subscribe, readInset)
}

function readInset(): number {
  const viewport = window.visualViewport
  if (!viewport || viewport.scale > 1.05) return 0
  return Math.max(0, Math.round(window.innerHeight - viewport.height - viewport.offsetTop))
}

function subscribe(listener: () => void): () => void {
  window.visualViewport?.addEventListener('resize', listener)
  window.visualViewport?.addEventListener('scroll', listener)
  return () => {
    window.visualViewport?.removeEventListener('resize', listener)
    window.visualViewport?.removeEventListener('scroll', listener)
  }
}
