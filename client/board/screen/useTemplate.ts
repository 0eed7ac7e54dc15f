import { useEffect, useState } from 'react'
import { blank } from '../../../shared/board/templates/blank.ts'
import type { Template } from '../../../shared/board/templates/template.ts'

/** What a board began as; null for a blank sheet, until it is known, and for a template that this version does not know. The templates are a
 *  chunk of their own: who joins does not wait for them. */
export function useTemplate(id: string): Template | null {
  const [template, setTemplate] = useState<Template | null>(null)
  useEffect(() => {
    if (id === blank.id) return setTemplate(null)
    let isCurrent = true
    import('../../../shared/board/templates/templates.ts').then(
      ({ templateOf }) => isCurrent && setTemplate(templateOf(id)),
      // Without network: the board works without its instruction, and the next visit asks again.
      () => {},
    )
    return () => {
      isCurrent = false
    }
  }, [id])
  return template
}
