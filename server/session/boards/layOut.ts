/** Writes the zones of its template into a board that is not stored yet, so that nobody sees it half laid out.
 *  @see docs/SPEC.md SE10 */
import { addZones } from '../../../shared/board/boardDoc.ts'
import type { Localized, ZonePlan } from '../../../shared/board/templates/template.ts'
import { templateOf } from '../../../shared/board/templates/templates.ts'
import type { ZoneRecord } from '../../../shared/board/zone.ts'
import { boardDocName } from '../../../shared/protocol/docNames.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { BoardRecord, GroupRecord } from '../../storage/storage.ts'
import type { Docs } from '../../sync/docs.ts'

interface Setting {
  /** Participant id of the facilitator, in whose name the zones are made. */
  by: string
  groups: readonly GroupRecord[]
  /** In which the zones are written. They are texts of the board from then on, and are not translated again. */
  language: Language
}

export async function layOutBoard(docs: Docs, board: BoardRecord, { by, groups, language }: Setting): Promise<void> {
  const plans = templateOf(board.template)?.zones({ groups: groups.map(({ name }) => name) }) ?? []
  if (plans.length === 0) return
  const made = { author: by, createdAt: board.createdAt, deletedAt: null }
  const zones = plans.map((plan) => ({ ...zoneIn(language, plan), ...made }))
  await docs.edit(boardDocName(board.id), by, (doc) => addZones(doc, zones))
}

/** A planned zone in one language; whose it is and since when is added by who makes it. */
export function zoneIn(language: Language, plan: ZonePlan): Omit<ZoneRecord, 'author' | 'createdAt' | 'deletedAt'> {
  const say = (text: Localized | undefined): string => text?.[language] ?? ''
  const sayEnds = (axis: ZonePlan['xAxis']): ZoneRecord['xAxis'] => (axis ? [say(axis[0]), say(axis[1])] : null)
  const [x, y, width, height] = plan.box
  return {
    title: say(plan.title),
    instruction: say(plan.instruction),
    pos: [x, y],
    size: [width, height],
    color: plan.color ?? null,
    row: say(plan.row),
    column: say(plan.column),
    xAxis: sayEnds(plan.xAxis),
    yAxis: sayEnds(plan.yAxis),
  }
}
