/** The pictograms of the kinds, as in stage/kinds/*.svg, for buttons and menus. */
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
import type { CardTint } from '../../../shared/palette.ts'

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

/** Kinds that are made by writing. */
export const WRITTEN_KINDS = CARD_KINDS.filter((kind) => kind !== 'drawing' && kind !== 'photo')

/** The tint of a card whose writer chose none. */
export const KIND_TINTS: Readonly<Record<CardKind, CardTint>> = {
  need: 'sky',
  idea: 'sun',
  question: 'lilac',
  insight: 'rose',
  feature: 'mint',
  vision: 'peach',
  drawing: 'stone',
  photo: 'stone',
}
