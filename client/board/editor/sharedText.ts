/** Binds the editor to a card's body in the doc. Undo and redo are the board's, so that a person has one history.
 *  Not @tiptap/extension-collaboration: it brings an undo manager of its own and destroys the one that it is given. */
import { Extension } from '@tiptap/core'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

interface SharedTextOptions {
  body: Y.XmlFragment
  undoHistory: Y.UndoManager
  undo: () => void
  redo: () => void
}

export const SharedText = Extension.create<SharedTextOptions>({
  name: 'sharedText',
  priority: 1000,
  addProseMirrorPlugins() {
    this.options.undoHistory.trackedOrigins.add(ySyncPluginKey)
    return [ySyncPlugin(this.options.body)]
  },
  addKeyboardShortcuts() {
    const always = (act: () => void) => (): boolean => {
      act()
      return true
    }
    const redo = always(this.options.redo)
    return { 'Mod-z': always(this.options.undo), 'Mod-y': redo, 'Shift-Mod-z': redo }
  },
})
