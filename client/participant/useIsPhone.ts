import { useSyncExternalStore } from 'react'

const QUERY = '(max-width: 640px) and (orientation: portrait)'

/** A phone held upright. With the on-screen keyboard up, some browsers call it landscape: the width decides then. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches || window.innerWidth <= 480)
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(QUERY)
  query.addEventListener('change', listener)
  window.addEventListener('resize', listener)
  return () => {
    query.removeEventListener('change', listener)
    window.removeEventListener('resize', listener)
  }
}
