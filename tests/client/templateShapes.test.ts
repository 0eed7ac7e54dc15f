import { describe, expect, it } from 'vitest'
import { drawingOf } from '../../client/facilitator/templateShapes.ts'
import { TEMPLATES, templateOf } from '../../shared/board/templates/templates.ts'

const GROUPS = ['Patients', 'Soignants', 'Aidants']
const countOf = (id: string, kind: 'zone' | 'word' | 'axis', groups: string[] = []): number =>
  drawingOf(templateOf(id)!, groups).shapes.filter((shape) => shape.kind === kind).length

describe('[FA8] the drawing of a template', () => {
  it.each(TEMPLATES.map((template) => [template.id, template] as const))('%s shows all of its zones', (_, template) => {
    const { box, shapes } = drawingOf(template, GROUPS)
    const [left, top, width, height] = box
    for (const { box: inner } of shapes) {
      expect(inner.every(Number.isFinite)).toBe(true)
      expect(inner[0]).toBeGreaterThanOrEqual(left)
      expect(inner[1]).toBeGreaterThanOrEqual(top)
      expect(inner[0] + inner[2]).toBeLessThanOrEqual(left + width + 1e-6)
      expect(inner[1] + inner[3]).toBeLessThanOrEqual(top + height + 1e-6)
    }
    const zones = shapes.filter(({ kind }) => kind === 'zone')
    expect(zones).toHaveLength(Math.max(1, template.zones({ groups: GROUPS }).length))
  })

  it('of a needs map has a row for each group, each row and column headed once', () => {
    const stages = countOf('needs-map', 'zone', ['Patients'])
    expect(countOf('needs-map', 'zone', GROUPS)).toBe(GROUPS.length * stages)
    expect(countOf('needs-map', 'word', GROUPS)).toBe(GROUPS.length + stages)
  })

  it('of a matrix has both of its axes and no title', () => {
    expect(countOf('impact-effort', 'axis')).toBe(2)
    expect(countOf('impact-effort', 'word')).toBe(0)
  })

  it('has the smaller zones on top of those that hold them', () => {
    const zones = drawingOf(templateOf('lotus-blossom')!, []).shapes.filter(({ kind }) => kind === 'zone')
    const areas = zones.map(({ box: [, , width, height] }) => width * height)
    expect(areas).toEqual(areas.toSorted((a, b) => b - a))
  })
})
