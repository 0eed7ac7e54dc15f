import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const rules = [...readFileSync(new URL('docs/SPEC.md', root), 'utf8').matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)].map(
  (match) => match[1]!,
)

/** Tracked and new files, as git sees them, that have not been deleted. */
function sources(...folders: string[]): string[] {
  const options = ['ls-files', '--cached', '--others', '--exclude-standard', ...folders]
  const listed = execFileSync('git', options, { cwd: root, encoding: 'utf8' }).split('\n')
  return listed.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && existsSync(new URL(path, root)))
}

test('every rule has a number of its own', () => {
  expect(rules.length).toBeGreaterThan(50)
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
})

/** Rules in the brackets that test titles begin with: `[RM3] …`, `[PM4] [PM7] …`. */
function citedByTests(): Set<string> {
  const cited = new Set<string>()
  for (const path of sources('tests')) {
    for (const [title] of readFileSync(new URL(path, root), 'utf8').matchAll(/['"`](\[[A-Z]{2}\d+\] ?)+/g))
      for (const [, rule] of title.matchAll(/\[([A-Z]{2}\d+)\]/g)) cited.add(rule!)
  }
  return cited
}

test('every rule that a test cites stands in SPEC.md', () => {
  const cited = citedByTests()
  expect(cited.size).toBeGreaterThan(100)
  expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([])
})

test('every rule of SPEC.md is cited by a test', () => {
  const cited = citedByTests()
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([])
})

test('every rule that code cites stands in SPEC.md', () => {
  const missing: string[] = []
  for (const path of sources('client', 'server', 'shared')) {
    for (const [, cited] of readFileSync(new URL(path, root), 'utf8').matchAll(
      /SPEC\.md ((?:[A-Z]{2}\d+(?:[–,] ?)?)+)/g,
    )) {
      for (const [rule] of cited!.matchAll(/[A-Z]{2}\d+/g)) if (!rules.includes(rule)) missing.push(`${path}: ${rule}`)
    }
  }
  expect(missing).toEqual([])
})
