import { describe, expect, it } from 'vitest'
import { caretAfterShowing, findSlip, showTyped } from '../../client/join/codeTyping.ts'
import { newJoinCode } from '../../shared/joinCode.ts'

describe('[JC1] the code field shows what is typed in capitals, in two groups of four', () => {
  it.each([
    ['k7', 'K7'],
    ['k7wm4', 'K7WM 4'],
    ['k7wm-4rpx', 'K7WM 4RPX'],
    ['K7WM 4RPXY', 'K7WM 4RPX'],
  ])('%s → %s', (typed, shown) => expect(showTyped(typed)).toBe(shown))

  it('keeps the caret beside the same character while correcting in the middle', () => {
    // "K7" was put before the M of "WM 4": the caret stands after the 7.
    expect(showTyped('K7WM 4')).toBe('K7WM 4')
    expect(caretAfterShowing('K7WM 4', 2)).toBe(2)
    expect(caretAfterShowing('K7WM4', 5)).toBe(6)
    expect(caretAfterShowing('K7WM4RPXY', 9)).toBe(9)
  })
})

describe('[JC2] a slip is told before anything is asked of the server', () => {
  it('finds nothing wrong with a code that can exist', () => {
    for (let round = 0; round < 50; round += 1) expect(findSlip(newJoinCode())).toBeNull()
  })

  it('finds every single wrong letter', () => {
    const code = newJoinCode()
    for (let place = 0; place < code.length; place += 1) {
      const wrong = code.slice(0, place) + (code[place] === 'A' ? 'C' : 'A') + code.slice(place + 1)
      expect(findSlip(wrong), wrong).toEqual({ kind: 'slip' })
    }
  })

  it('names a character that no code has, and counts what is missing', () => {
    expect(findSlip('K0')).toEqual({ kind: 'never-in-code', letter: '0' })
    expect(findSlip('K7W')).toEqual({ kind: 'too-short', missing: 5 })
  })
})
