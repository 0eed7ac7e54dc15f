/** The walls between client/, server/ and shared/ stand, and are seen to stop whoever walks into them. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const FOLDERS = ['client', 'server', 'shared']

interface Cruise {
  modules: { source: string }[]
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }
}

function cruise(folder: string): Cruise {
  const depcruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [depcruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS],
    { cwd: folder, encoding: 'utf8', maxBuffer: 100 * 1024 * 1024 },
  )
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Cruise
}

describe('the boundaries of this tree', () => {
  let found: Cruise
  beforeAll(() => {
    found = cruise(root)
  })

  // With a TypeScript that it does not know, dependency-cruiser reads nothing and says that all is well.
  it.each(FOLDERS)('are checked on the modules of %s', (folder) => {
    const modules = found.modules.filter(({ source }) => source.startsWith(`${folder}/`) && /\.tsx?$/.test(source))
    expect(modules.length).toBeGreaterThan(10)
  })

  it('[BO1] hold', () => {
    expect(found.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })
})

/** A tree whose every module breaks one rule, but for those that must pass. */
const PLANTED: Record<string, string> = {
  'shared/pure.ts': 'export const pure = 1',
  'shared/seesServer.ts': `export { served } from '../server/served.ts'`,
  'shared/seesReact.ts': `import 'react'`,
  'shared/seesNode.ts': `import 'node:fs'`,
  'shared/seesNothing.ts': `import './nowhere.ts'`,
  'shared/one.ts': `import { other } from './other.ts'\nexport const one = () => other`,
  'shared/other.ts': `import { one } from './one.ts'\nexport const other = () => one`,
  'server/served.ts': `import { pure } from '../shared/pure.ts'\nexport const served = pure\nexport type Served = number`,
  'server/seesClient.ts': `export { shown } from '../client/shown.ts'`,
  'server/seesReact.ts': `import 'react'`,
  'client/shown.ts': `import { pure } from '../shared/pure.ts'\nexport const shown = pure`,
  'client/seesServer.ts': `import { served } from '../server/served.ts'\nexport const seen = served`,
  'client/seesServerType.ts': `import type { Served } from '../server/served.ts'\nexport type Seen = Served`,
  'client/seesNode.ts': `import 'node:fs'`,
  'node_modules/react/package.json': '{ "name": "react", "version": "1.0.0", "main": "index.js" }',
  'node_modules/react/index.js': 'module.exports = {}',
  'package.json': '{ "name": "planted", "dependencies": { "react": "1.0.0" } }',
}

describe('a violation', () => {
  let folder: string
  let violations: string[]

  beforeAll(() => {
    mkdirSync(join(root, 'tests', 'output'), { recursive: true })
    folder = mkdtempSync(join(root, 'tests', 'output', 'boundaries-'))
    for (const [path, text] of Object.entries(PLANTED)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(join(root, file), join(folder, file))
    violations = cruise(folder).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    'shared-stands-alone: shared/seesServer.ts',
    'shared-stands-alone: shared/seesReact.ts',
    'shared-without-node: shared/seesNode.ts',
    'server-never-client: server/seesClient.ts',
    'server-never-client: server/seesReact.ts',
    'client-takes-only-types-from-server: client/seesServer.ts',
    'client-without-node: client/seesNode.ts',
    'no-circle: shared/one.ts',
    'no-missing-module: shared/seesNothing.ts',
  ])('[BO1] is reported: %s', (violation) => {
    expect(violations).toContain(violation)
  })

  it('is not seen where there is none', () => {
    const clean = ['shared/pure.ts', 'server/served.ts', 'client/shown.ts', 'client/seesServerType.ts']
    expect(violations.filter((violation) => clean.some((path) => violation.endsWith(path)))).toEqual([])
  })
})
