/** Every template, in the order in which they are offered. */
import { affinityWall } from './affinityWall.ts'
import { blank } from './blank.ts'
import { crazyEights } from './crazyEights.ts'
import { dataEthicsCanvas } from './dataEthicsCanvas.ts'
import { empathyMap } from './empathyMap.ts'
import { hackathonSheet } from './hackathonSheet.ts'
import { howMightWe } from './howMightWe.ts'
import { impactEffort } from './impactEffort.ts'
import { lotusBlossom } from './lotusBlossom.ts'
import { needsMap } from './needsMap.ts'
import { retrospective } from './retrospective.ts'
import { roseThornBud } from './roseThornBud.ts'
import { stakeholderMap } from './stakeholderMap.ts'
import { storyboard } from './storyboard.ts'
import { targetVision } from './targetVision.ts'
import type { Template } from './template.ts'
import { userJourney } from './userJourney.ts'
import { valueProposition } from './valueProposition.ts'

export const TEMPLATES: readonly Template[] = [
  needsMap,
  empathyMap,
  userJourney,
  affinityWall,
  stakeholderMap,
  impactEffort,
  valueProposition,
  howMightWe,
  crazyEights,
  lotusBlossom,
  storyboard,
  targetVision,
  roseThornBud,
  dataEthicsCanvas,
  hackathonSheet,
  retrospective,
  blank,
]

/** null for a template that this version does not know. */
export const templateOf = (id: string): Template | null => TEMPLATES.find((template) => template.id === id) ?? null
