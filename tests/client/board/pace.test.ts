import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Pace } from '../../../client/board/model/pace.ts'

describe('pace of the others', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('[BD15] takes up what others did with the next frame', () => {
    const run = vi.fn()
    new Pace().schedule(run)
    vi.advanceTimersByTime(16)
    expect(run).toHaveBeenCalledOnce()
  })

  it('[BD15] keeps it back while the hand moves the view, yet never for long', () => {
    const pace = new Pace()
    const run = vi.fn()
    pace.setHandMoving(true)
    pace.schedule(run)
    vi.advanceTimersByTime(100)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(116)
    expect(run).toHaveBeenCalledOnce()
  })

  it('[BD15] takes it up as soon as the hand rests', () => {
    const pace = new Pace()
    const run = vi.fn()
    pace.setHandMoving(true)
    pace.schedule(run)
    pace.setHandMoving(false)
    vi.advanceTimersByTime(16)
    expect(run).toHaveBeenCalledOnce()
  })
})
