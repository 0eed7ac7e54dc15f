/** The pictograms of the kinds, drawn once and referred to by every card: a board has thousands. */
import {
  Camera,
  CircleQuestionMark,
  Eye,
  HandHeart,
  Lightbulb,
  type LucideIcon,
  Pencil,
  Puzzle,
  Telescope,
} from 'lucide-react'
import { CARD_KINDS, type CardKind } from '../../../shared/board/card.ts'

export const KIND_DRAWINGS: Readonly<Record<CardKind, LucideIcon>> = {
  need: HandHeart,
  idea: Lightbulb,
  question: CircleQuestionMark,
  insight: Eye,
  feature: Puzzle,
  vision: Telescope,
  drawing: Pencil,
  photo: Camera,
}

export const kindHref = (kind: CardKind): string => `#kind-${kind}`

export function KindSprite() {
  return (
    <svg aria-hidden="true" width={0} height={0} style={{ position: 'absolute' }}>
      {CARD_KINDS.map((kind) => {
        const Drawing = KIND_DRAWINGS[kind]
        return (
          <symbol key={kind} id={`kind-${kind}`} viewBox="0 0 24 24">
            <Drawing size={24} />
          </symbol>
        )
      })}
    </svg>
  )
}
