/** The workshop that `npm run demo` shows: the "atelier numérique" of a health mutual, in French, as its people would
 *  write it. Plain content; seedDemo.ts makes a session of it. */
import type { CardKind } from '../../shared/board/card.ts'
import type { CardTint, GroupColor, GroupIcon } from '../../shared/palette.ts'

export type DemoGroup = 'adhérents' | 'collaborateurs' | 'soignants' | 'patients' | 'start-ups' | 'data'

export const PROGRAMME_TITLE = 'Atelier numérique santé'
export const SESSION_TITLE = 'Atelier 120 · groupe A'
export const QUESTION = 'Comment aider chacun à prendre soin de sa santé au quotidien, avec ou sans numérique ?'
export const TABLES = 4
export const ITERATION_NOTE =
  'Première restitution. Les quatre tables ont lu leurs cartes à voix haute ; la plénière garde onze besoins. ' +
  'Patients et soignants se retrouvent sur l’après-consultation, les adhérents tiennent d’abord à pouvoir parler à quelqu’un.'

export const GROUPS: Record<DemoGroup, { name: string; color: GroupColor; icon: GroupIcon; tint: CardTint }> = {
  adhérents: { name: 'Adhérents', color: 'vermilion', icon: 'id-card', tint: 'peach' },
  collaborateurs: { name: 'Collaborateurs', color: 'purple', icon: 'briefcase', tint: 'rose' },
  soignants: { name: 'Professionnels de santé', color: 'green', icon: 'stethoscope', tint: 'mint' },
  patients: { name: 'Patients et aidants', color: 'blue', icon: 'heart', tint: 'sky' },
  'start-ups': { name: 'Start-ups', color: 'ochre', icon: 'rocket', tint: 'lime' },
  data: { name: 'Experts data', color: 'ink', icon: 'chart-line', tint: 'stone' },
}

/** In the order in which they come in; they are seated as they come. */
export const PEOPLE: readonly (readonly [name: string, group: DemoGroup])[] = [
  ['Loutre bleue', 'patients'],
  ['Hérisson doré', 'adhérents'],
  ['Mésange rousse', 'soignants'],
  ['Castor tranquille', 'collaborateurs'],
  ['Girafe violette', 'adhérents'],
  ['Renard argenté', 'start-ups'],
  ['Tortue verte', 'patients'],
  ['Chouette blanche', 'soignants'],
  ['Dauphin gris', 'adhérents'],
  ['Abeille orange', 'collaborateurs'],
  ['Lièvre brun', 'data'],
  ['Cigogne rouge', 'patients'],
  ['Panda curieux', 'adhérents'],
  ['Hirondelle noire', 'soignants'],
]

/** Columns of the needs map, as its template calls them. */
type Stage = 'Avant' | 'À l’arrivée' | 'Pendant' | 'Après'

export interface DemoCard {
  kind: CardKind
  /** Who says it: on a needs map the row. */
  group: DemoGroup
  /** On a needs map the column; on a matrix the place along its axes, from 0 (left, bottom) to 1 (right, top). */
  spot: Stage | readonly [number, number]
  text: string
}
export interface DemoBoard {
  /** "Table 1" … for the tables' own boards, which are needs maps; any other is a board of the plenary. */
  title: string
  template: 'needs-map' | 'impact-effort'
  cards: DemoCard[]
}

const card =
  (kind: CardKind) =>
  (group: DemoGroup, spot: DemoCard['spot'], text: string): DemoCard => ({ kind, group, spot, text })
const need = card('need')
const idea = card('idea')
const question = card('question')
const insight = card('insight')
const feature = card('feature')
const vision = card('vision')

export const BOARDS: readonly DemoBoard[] = [
  {
    title: 'Carte des besoins',
    template: 'needs-map',
    cards: [
      insight('soignants', 'Avant', 'Avant la consultation, beaucoup renoncent : trop de délais, trop de papiers.'),
      need('adhérents', 'Avant', 'Trouver un rendez-vous sans passer une heure au téléphone'),
      need('patients', 'Avant', 'Savoir quels papiers apporter, une bonne fois'),
      need('soignants', 'À l’arrivée', 'Connaître l’histoire du patient avant qu’il n’entre'),
      need('patients', 'Pendant', 'Comprendre ce qu’on me dit, avec des mots simples'),
      need('soignants', 'Pendant', 'Regarder la personne, pas l’écran'),
      need('adhérents', 'Pendant', 'Oser dire que je n’ai pas compris'),
      insight('patients', 'Après', 'Un patient sur trois ressort avec une question qu’il n’a pas posée.'),
      need('patients', 'Après', 'Ne pas se sentir seul une fois rentré'),
      need('patients', 'Après', 'Me rappeler mes médicaments, sans m’infantiliser'),
      need('soignants', 'Après', 'Être prévenu quand ça ne va pas, avant les urgences'),
      need('adhérents', 'Après', 'Pouvoir parler à quelqu’un, pas seulement à une application'),
      need('collaborateurs', 'Après', 'Expliquer un remboursement sans réciter le règlement'),
      question('patients', 'Avant', 'Et pour ceux qui n’ont pas Internet ?'),
    ],
  },
  {
    title: 'Idées et fonctionnalités',
    template: 'impact-effort',
    cards: [
      idea('start-ups', [0.16, 0.62], 'Un message vocal du pharmacien trois jours après'),
      idea('soignants', [0.2, 0.86], 'Un compte rendu d’une page, relu ensemble avant de partir'),
      feature('start-ups', [0.7, 0.84], 'Le carnet partagé : ordonnance, prochaines dates, qui appeler'),
      idea('adhérents', [0.55, 0.92], 'Une ligne « vraie personne » : on est rappelé dans la journée'),
      idea('collaborateurs', [0.32, 0.7], 'Une permanence numérique le mardi, à l’agence et au marché'),
      feature('collaborateurs', [0.46, 0.74], 'Le mandat d’aidant en deux minutes, révocable d’un geste'),
      idea('patients', [0.36, 0.5], 'Un pair aidant qui a vécu la même chose'),
      question('data', [0.62, 0.3], 'Quelles données sont vraiment utiles, et lesquelles refuse-t-on de collecter ?'),
      feature('data', [0.6, 0.58], 'Voir qui a consulté mon dossier, et pourquoi'),
      vision('patients', [0.88, 0.9], 'Dans cinq ans, je ne répète plus mon histoire à chaque porte.'),
      vision('adhérents', [0.9, 0.68], 'Dans cinq ans, ma mère de 82 ans s’en sert, ou s’en passe, et c’est pareil.'),
    ],
  },
  {
    title: 'Table 1',
    template: 'needs-map',
    cards: [
      need('patients', 'À l’arrivée', 'Ne pas avoir à raconter ma maladie à chaque nouveau médecin'),
      need('patients', 'Après', 'Comprendre mes résultats avant de m’inquiéter toute la nuit'),
      question('adhérents', 'Avant', 'Qui répond quand mon médecin est en vacances ?'),
      need('adhérents', 'Avant', 'Savoir ce qui me restera à payer avant de dire oui'),
      idea('adhérents', 'Après', 'Un devis en clair : ce que je paie, ce qui est remboursé, quand'),
      insight('adhérents', 'Avant', 'On reporte les lunettes et les dents, jamais les enfants.'),
      need('patients', 'Pendant', 'Un endroit calme pour poser une question gênante'),
      idea('patients', 'À l’arrivée', 'Préparer ses trois questions dans la salle d’attente'),
    ],
  },
  {
    title: 'Table 2',
    template: 'needs-map',
    cards: [
      need('adhérents', 'Avant', 'Garder le courrier papier pour ce qui compte'),
      need('collaborateurs', 'Pendant', 'Voir d’un coup d’œil où en est la demande de la personne que j’ai en ligne'),
      insight('collaborateurs', 'Après', 'La moitié des appels demande juste : « l’avez-vous bien reçu ? »'),
      need('adhérents', 'À l’arrivée', 'Ne plus perdre mes mots de passe'),
      idea('collaborateurs', 'Après', 'Dire « bien reçu » tout de suite, par SMS ou par courrier, au choix'),
      need('adhérents', 'Après', 'Bouger un peu plus sans qu’on me fasse la morale'),
      idea('adhérents', 'Après', 'Une marche du jeudi entre voisins, avec l’infirmière du quartier'),
      question('adhérents', 'Pendant', 'Est-ce que mon assureur verra combien de pas je fais ?'),
    ],
  },
  {
    title: 'Table 3',
    template: 'needs-map',
    cards: [
      need('soignants', 'Pendant', 'Avoir dix minutes pour expliquer, pas pour cocher'),
      need('soignants', 'Avant', 'Joindre le spécialiste sans laisser trois messages'),
      insight(
        'soignants',
        'À l’arrivée',
        'Les aidants arrivent épuisés, et personne ne leur demande comment ils vont.',
      ),
      need('patients', 'Avant', 'Que ma fille puisse m’aider sans avoir mes codes'),
      need('patients', 'Après', 'Souffler un week-end sans culpabiliser'),
      idea('patients', 'Après', 'Un relais d’aidants : deux heures, une fois par semaine'),
      idea('soignants', 'Pendant', 'Des dessins pour expliquer l’opération, à garder chez soi'),
      question('soignants', 'Après', 'Comment savoir que le message a été compris ?'),
    ],
  },
  {
    title: 'Table 4',
    template: 'needs-map',
    cards: [
      need('patients', 'Avant', 'Être prévenu si deux médicaments ne vont pas ensemble'),
      need('soignants', 'Pendant', 'Savoir ce que le patient prend vraiment, tisanes comprises'),
      idea('start-ups', 'Après', 'Photographier la boîte : l’appli lit la notice à voix haute'),
      need('start-ups', 'Avant', 'Essayer pour de vrai dans un établissement, pas en démonstration'),
      question('start-ups', 'Pendant', 'Qui décide, à la fin : le médecin, le patient ou le logiciel ?'),
      insight('collaborateurs', 'Avant', 'Une appli de plus ne sera pas ouverte. Un SMS, si.'),
      need('collaborateurs', 'Après', 'Des explications que je peux envoyer telles quelles'),
      idea('patients', 'Après', 'Un rendez-vous de 20 minutes chez le pharmacien après l’hôpital'),
    ],
  },
]
