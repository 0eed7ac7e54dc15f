/** The editor's chunk, fetched when the board has come to rest. Once it is here the editor opens within the tap: iOS shows
 *  its keyboard only for a focus that a tap asked for. While it cannot be had, a plain text field stands in its place.
 *  @see docs/SPEC.md BD27 */
import { type ComponentType, useState, useSyncExternalStore } from 'react'
import { browserEnvironment, type SyncEnvironment } from '../../sync/environment.ts'
import type { CardEditorProps } from './CardEditor.tsx'
import { PlainEditor } from './PlainEditor.tsx'

type Editor = ComponentType<CardEditorProps>

/** Nobody waits longer for a place to write. */
const WAIT_MS = 5_000
const RETRY_AFTER_MS = 10_000

export class EditorChunk {
  readonly #load: () => Promise<Editor>
  readonly #plain: Editor
  readonly #environment: SyncEnvironment
  readonly #listeners = new Set<() => void>()
  #editor: Editor | null = null
  #isLoading = false
  #isLoaded = false
  #stopTrying: () => void = () => {}

  constructor(load: () => Promise<Editor>, plain: Editor, environment: SyncEnvironment) {
    this.#load = load
    this.#plain = plain
    this.#environment = environment
  }

  /** What to write with; null until that is known. */
  get editor(): Editor | null {
    return this.#editor
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Fetches the editor; does nothing while it is on its way or here. */
  fetch(): void {
    if (this.#isLoading || this.#isLoaded) return
    this.#isLoading = true
    this.#stopTrying()
    const stopWaiting = this.#environment.setTimer(() => this.#use(this.#plain), WAIT_MS)
    this.#load().then(
      (editor) => {
        stopWaiting()
        this.#isLoaded = true
        this.#use(editor)
      },
      () => {
        stopWaiting()
        this.#isLoading = false
        this.#use(this.#plain)
        this.#tryLater()
      },
    )
  }

  /** Browsers that remember a failed import until the page is loaded again fail at once and at no cost. */
  #tryLater(): void {
    const cancel = this.#environment.setTimer(() => this.fetch(), RETRY_AFTER_MS)
    const stopWake = this.#environment.onWake(() => this.fetch())
    this.#stopTrying = () => {
      cancel()
      stopWake()
    }
  }

  #use(editor: Editor): void {
    this.#editor = editor
    for (const listener of this.#listeners) listener()
  }
}

const chunk = new EditorChunk(
  () => import('./CardEditor.tsx').then(({ CardEditor }) => CardEditor),
  PlainEditor,
  browserEnvironment,
)

export const fetchEditor = (): void => chunk.fetch()

/** The editor to open, or null until it is known. Who writes already keeps the one that they write in. */
export function useCardEditor(): Editor | null {
  const [opened, setOpened] = useState<Editor | null>(null)
  const current = useSyncExternalStore(subscribe, () => chunk.editor)
  if (opened === null && current !== null) setOpened(() => current)
  return opened ?? current
}

const subscribe = (listener: () => void): (() => void) => chunk.subscribe(listener)
