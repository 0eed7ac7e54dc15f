/** Counts vitest's JSON report.
 *  @param results the report, or null when vitest ended without one.
 *  @param hasPassed whether vitest itself ended well: a file that does not load, or a fault outside of tests, fails too.
 *  @returns skipped: names of tests that were not run although nobody asked for that; they count as failed. */
export function countResults(results, { hasPassed, allowSkipped }) {
  const tests = (results?.testResults ?? []).flatMap((file) => file.assertionResults)
  const withStatus = (...statuses) => tests.filter(({ status }) => statuses.includes(status))
  const passed = withStatus('passed').length
  const skipped = allowSkipped
    ? []
    : withStatus('skipped', 'pending', 'todo', 'disabled').map(({ fullName }) => fullName)
  const failed = withStatus('failed').length + skipped.length
  return { passed, failed: failed === 0 && (!hasPassed || passed === 0) ? 1 : failed, skipped }
}
