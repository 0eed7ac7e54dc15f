import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const hackathonSheet: Template = {
  id: 'hackathon-sheet',
  title: { fr: 'Fiche projet de hackathon', en: 'Hackathon project sheet' },
  purpose: {
    fr: 'Tout le projet sur une page, prêt à présenter.',
    en: 'The whole project on a page, ready to be shown.',
  },
  instruction: {
    fr: 'Remplissez les cases en équipe, dans l’ordre qui vous va. Une phrase courte par carte.',
    en: 'Fill the boxes as a team, in the order that suits you. One short sentence per card.',
  },
  kinds: ['idea', 'need', 'feature', 'question', 'drawing', 'photo'],
  zones: () =>
    sheet([
      [
        {
          title: { fr: 'Notre projet', en: 'Our project' },
          instruction: { fr: 'Son nom, et une phrase pour le dire.', en: 'Its name, and a sentence to tell it.' },
          color: 'sun',
        },
        { title: { fr: 'Pour qui ?', en: 'For whom?' }, color: 'sky' },
        {
          title: { fr: 'Pour quel besoin ?', en: 'For which need?' },
          instruction: { fr: 'Qui vous l’a dit ?', en: 'Who told you of it?' },
          color: 'sky',
        },
      ],
      [
        { title: { fr: 'Notre idée', en: 'Our idea' }, color: 'mint' },
        {
          title: { fr: 'Comment ça marche ?', en: 'How does it work?' },
          instruction: { fr: 'Un dessin aide beaucoup.', en: 'A drawing helps a lot.' },
          color: 'mint',
        },
        { title: { fr: 'Ce qui est nouveau', en: 'What is new' }, color: 'mint' },
      ],
      [
        {
          title: { fr: 'L’équipe', en: 'The team' },
          instruction: { fr: 'Qui fait quoi ?', en: 'Who does what?' },
          color: 'lilac',
        },
        {
          title: { fr: 'Ce qu’il nous faut', en: 'What we need' },
          instruction: { fr: 'Des données, du temps, un lieu d’essai…', en: 'Data, time, a place to try it…' },
          color: 'lilac',
        },
        { title: { fr: 'Dans un an', en: 'In a year' }, color: 'lilac' },
      ],
    ]),
}
