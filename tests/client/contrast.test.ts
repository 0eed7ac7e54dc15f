import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CARD_TINTS, GROUP_COLORS } from '../../shared/palette.ts'

const css = readFileSync(join(import.meta.dirname, '../../client/design/tokens.css'), 'utf8')
const [light = '', dark = ''] = css.split('[data-theme="dark"]')
const tokensOf = (part: string): Map<string, string> =>
  new Map([...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!]))
const themes = { light: tokensOf(light), dark: new Map([...tokensOf(light), ...tokensOf(dark)]) }

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}

for (const [theme, tokens] of Object.entries(themes)) {
  const ratio = (front: string, back: string): number => contrast(tokens.get(front)!, tokens.get(back)!)

  describe(`[DS2] contrast in the ${theme} theme`, () => {
    it('text reads on every ground it stands on: 4.5:1 at least', () => {
      for (const ground of ['paper', 'surface', 'sunken']) {
        for (const text of ['ink', 'muted', 'brand-text', 'danger-text']) {
          expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
        }
      }
      expect(ratio('brand-text', 'brand-soft')).toBeGreaterThanOrEqual(4.5)
      expect(ratio('warning-text', 'warning-soft')).toBeGreaterThanOrEqual(4.5)
    })

    it('buttons and badges read: 4.5:1 at least', () => {
      expect(ratio('on-brand', 'brand')).toBeGreaterThanOrEqual(4.5)
      expect(ratio('on-danger', 'danger')).toBeGreaterThanOrEqual(4.5)
      for (const color of GROUP_COLORS) expect(ratio('on-group', `group-${color}`), color).toBeGreaterThanOrEqual(4.5)
    })

    it('controls and the focus ring are seen: 3:1 at least', () => {
      for (const ground of ['paper', 'surface', 'sunken']) {
        expect(ratio('control-border', ground), `border on ${ground}`).toBeGreaterThanOrEqual(3)
        expect(ratio('focus', ground), `focus on ${ground}`).toBeGreaterThanOrEqual(3)
      }
    })
  })
}

describe('[DS2] contrast on cards', () => {
  it.each(CARD_TINTS)('%s: ink 11:1, muted 4.5:1', (tint) => {
    expect(contrast(themes.light.get('ink')!, themes.light.get(`tint-${tint}`)!)).toBeGreaterThanOrEqual(11)
    expect(contrast(themes.light.get('muted')!, themes.light.get(`tint-${tint}`)!)).toBeGreaterThanOrEqual(4.5)
  })
})
