import { describe, expect, it } from 'vitest'

// Plain JavaScript, which the compiler does not look into.
const { countResults } = await import(new URL('../countResults.mjs', import.meta.url).href)

const report = (...statuses: string[]) => ({
  testResults: [{ assertionResults: statuses.map((status) => ({ status, fullName: `a test that is ${status}` })) }],
})
const asked = { hasPassed: true, allowSkipped: false }

describe('npm test', () => {
  it('[LA7] counts what passed and what failed', () => {
    expect(countResults(report('passed', 'passed'), asked)).toEqual({ passed: 2, failed: 0, skipped: [] })
    expect(countResults(report('passed', 'failed'), { ...asked, hasPassed: false })).toMatchObject({
      passed: 1,
      failed: 1,
    })
  })

  it('[LA7] fails when a test was skipped, and names it', () => {
    expect(countResults(report('passed', 'skipped', 'todo'), asked)).toEqual({
      passed: 1,
      failed: 2,
      skipped: ['a test that is skipped', 'a test that is todo'],
    })
    expect(countResults(report('passed', 'skipped'), { ...asked, allowSkipped: true })).toMatchObject({ failed: 0 })
  })

  it('[LA7] fails when a file does not load, when nothing ran, and when there is no report', () => {
    expect(countResults(report('passed'), { ...asked, hasPassed: false })).toMatchObject({ passed: 1, failed: 1 })
    expect(countResults(report(), asked)).toMatchObject({ failed: 1 })
    expect(countResults(null, { ...asked, hasPassed: false })).toMatchObject({ passed: 0, failed: 1 })
  })
})
