/** The gate that every other browser test relies on, seen to shut. */
import { expect, it } from 'vitest'
import { keepHouse } from './house.ts'

const house = keepHouse()

it('[HT3] hears a page that throws, logs an error, breaks the policy or asks another host', async () => {
  const page = await house.device('phone')
  await page.goto('/nowhere')
  await page.getByRole('heading').waitFor()
  expect(house.complaints.take()).toEqual([])

  const faults: Record<string, () => void> = {
    threw: () => setTimeout(() => Promise.reject(new Error('planted'))),
    'planted in the console': () => Reflect.get(globalThis, 'console').error('planted in the console'),
    'Content Security Policy': () => {
      const script = document.createElement('script')
      script.textContent = '0'
      document.body.append(script)
    },
    'http://elsewhere.invalid': () => {
      location.assign('http://elsewhere.invalid/')
    },
  }
  for (const [told, fault] of Object.entries(faults)) {
    await page.evaluate(fault)
    const heard: string[] = []
    await expect.poll(() => heard.push(...house.complaints.take()) && heard.join('\n')).toContain(told)
  }
  house.complaints.tolerate(/net::ERR_|chrome-error/)
})
