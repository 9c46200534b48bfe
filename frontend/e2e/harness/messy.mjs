// A list as an office gets one: a title above the names of the columns, semicolons,
// Windows-1252 with some cells broken before, names written two ways, one owner
// nobody knows, phones in six forms, and a dozen people who are there twice.

const given = ['Élise', 'Marc', 'Zoé', 'André', 'Hélène', 'François', 'Noémie', 'Jean', 'Cécile', 'Anaïs'];
const family = [
  'Tremblay',
  'Gagnon',
  'Côté',
  'Bélanger',
  'Lévesque',
  'Müller',
  "O'Neil",
  'Nadeau',
  'Thériault',
];
const cities = ['Montréal', 'Québec', 'Lévis', 'Laval'];
const states = ['New', 'Contacted', 'nurture', 'Offer', ''];
const notes = ['', 'Préfère être appelée le soir', 'cherche un 3 1/2; près du métro', 'dit "pas pressé"'];

/** Whom the list names as owners, of whom nobody here is Luc Tremblay. */
export const owners = ['Robin Keller', 'Claire Dubois', 'Marc Roy', 'Inès Moreau'];

export const stranger = 'Luc Tremblay';

const plain = (s) => s.normalize('NFD').replace(/\p{M}/gu, '');
const broken = (s) => Buffer.from(s, 'utf8').toString('latin1');
const quoted = (s) => (/[";\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);

function person(i) {
  const f = given[i % given.length];
  const l = family[(i * 7) % family.length];
  const n = String(i).padStart(4, '0');
  const phones = [
    `514.555.${n}`,
    `(438) 555-${n}`,
    `1450555${n}`,
    `418555${n}`,
    `+1 514 555 ${n}`,
    `438-555-${n}`,
  ];
  let name = i % 2 ? `${plain(f)} ${plain(l)}` : `${l}, ${f}`;
  if (i % 40 === 4) name = broken(name);
  const city = cities[i % cities.length];
  return [
    name,
    phones[i % phones.length],
    `${plain(f)}.${plain(l).replace("'", '')}${i}@example.ca`.toLowerCase(),
    i % 41 === 1 ? broken(city) : city,
    `${String(1 + (i % 28)).padStart(2, '0')}/${String(1 + (i % 12)).padStart(2, '0')}/2025`,
    i % 23 === 7 ? stranger : owners[i % owners.length],
    states[i % states.length],
    ['450 000 $', '$450,000', '300k-400k', '', '1.2M'][i % 5],
    notes[i % notes.length],
  ];
}

/** The file: 284 people, a dozen of them twice, two rows without a name, one blank row; 298 rows. */
export function messyFile() {
  const people = Array.from({ length: 286 }, (_, i) => person(i));
  const again = [
    ...[10, 17, 24, 31].map((i) => [...people[i]]),
    ...[60, 71, 82].map((i) => people[i].with(2, `other${i}@example.org`)),
    ...[100, 111, 122].map((i) => people[i].with(1, `581 222 3${i}`)),
    ...[150, 161].map((i) => people[i].with(0, 'Inconnu, Paul')),
  ];
  people[200][0] = '';
  people[201] = ['', '', '', 'Québec', '01/02/2025', owners[1], '', '', ''];
  again.forEach((row, i) => {
    people.splice(210 + i * 5, 0, row);
  });
  people.splice(150, 0, Array(9).fill(''));
  const lines = [
    'Export prospects - Agence Rive-Sud - 14/03/2025',
    'Nom;Tél.;Courriel;Ville;Date;Courtier;Statut;Budget;Remarques',
    ...people.map((row) => row.map(quoted).join(';')),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
}
