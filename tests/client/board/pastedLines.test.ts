import { expect, it } from 'vitest'
import { pastedLines } from '../../../client/board/gestures/pastedLines.ts'

it('[BD9] makes a line of each pasted line, without bullets, numbers and blank lines', () => {
  const mail =
    'Bonjour,\r\n\r\n- un rendez-vous\n  • des mots simples\n3. un lieu calme\n12) du temps\n2026 : année de la santé\n   \n'
  expect(pastedLines(mail)).toEqual([
    'Bonjour,',
    'un rendez-vous',
    'des mots simples',
    'un lieu calme',
    'du temps',
    '2026 : année de la santé',
  ])
})
