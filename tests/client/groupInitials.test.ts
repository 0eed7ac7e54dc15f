import { describe, expect, it } from 'vitest'
import { groupInitials } from '../../client/design/groupInitials.ts'

const lettersOf = (...names: string[]): (string | undefined)[] => {
  const initials = groupInitials(names.map((name) => ({ id: name, name })))
  return names.map((name) => initials.get(name))
}

describe('[DS1] a group is told by its letter, not by its colour alone', () => {
  it('gives the six usual groups six different single letters', () => {
    const letters = lettersOf(
      'Adhérents',
      'Collaborateurs',
      'Professionnels de santé',
      'Patients et aidants',
      'Start-ups',
      'Experts données',
    )
    expect(letters).toEqual(['A', 'C', 'S', 'P', 'U', 'E'])
  })

  it('takes two letters when the names leave no other choice', () => {
    const letters = lettersOf('Patients', 'Pharmaciens', 'Proches')
    expect(letters[0]).toBe('P')
    expect(new Set(letters).size).toBe(3)
  })

  it('keeps accents and other alphabets whole', () => {
    expect(lettersOf('Élus', 'Ärzte', '患者')).toEqual(['É', 'Ä', '患'])
  })

  it('gives every group something, even without letters', () => {
    expect(lettersOf('…', '…?').every((letter) => letter !== undefined && letter !== '')).toBe(true)
  })
})
