/** `npm test`: everything, browser tests included, from a fresh clone. What is given after `--` goes to vitest, for
 *  example `npm test -- tests/http`. A skipped test counts as failed, so that none is skipped in silence. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../server/launch/build.mjs'
import { ensureInstalled } from '../server/launch/install.mjs'
import { launch, requireNode20, root } from '../server/launch/project.mjs'
import { projectNode } from '../server/launch/projectNode.mjs'
import { findChromium } from './chromium/findChromium.mjs'
import { countResults } from './countResults.mjs'

const resultFile = join(root, 'tests', 'output', 'results.json')

await launch(() => {
  requireNode20()
  ensureInstalled()
  const node = projectNode()
  build(node)
  const chromium = findChromium()

  const asked = process.argv.slice(2)
  rmSync(resultFile, { force: true })
  const { status } = spawnSync(
    node,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resultFile}`,
      ...asked,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, TABLEE_CHROMIUM: chromium } },
  )
  const results = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : null
  const { passed, failed, skipped } = countResults(results, {
    hasPassed: status === 0,
    // Who asks for one test by its name has skipped the others knowingly.
    allowSkipped: asked.some((argument) => argument === '-t' || argument.startsWith('--testNamePattern')),
  })
  for (const name of skipped) process.stdout.write(`skipped, hence failed: ${name}\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exit(failed === 0 ? 0 : 1)
})
