/** Invented people. Addresses are real places, so that the address check has something to agree with. */
export interface InventedPerson {
  readonly name: string
  readonly email: string
  readonly phone?: string
  readonly company?: string
  readonly street: string
  readonly postcode: string
  readonly city: string
}

export const people: readonly InventedPerson[] = [
  {
    name: 'Ida Lorenz',
    email: 'ida.lorenz@post.example',
    phone: '+49 211 5550171',
    street: 'Lorettostraße 9',
    postcode: '40219',
    city: 'Düsseldorf',
  },
  {
    name: 'Malte Brandhorst',
    email: 'malte.brandhorst@post.example',
    street: 'Am Wehrhahn 44',
    postcode: '40211',
    city: 'Düsseldorf',
  },
  {
    name: 'Dr. Selma Aydın',
    email: 's.aydin@hautpraxis-aydin.example',
    phone: '+49 221 5550133',
    company: 'Hautpraxis Aydın',
    street: 'Venloer Straße 210',
    postcode: '50823',
    city: 'Köln',
  },
  {
    name: 'Jakob Terhorst',
    email: 'jakob.terhorst@post.example',
    street: 'Anrather Straße 3',
    postcode: '47877',
    city: 'Willich',
  },
  {
    name: 'Veronika Pfaff',
    email: 'veronika.pfaff@post.example',
    phone: '+49 89 5550188',
    street: 'Sendlinger Straße 12',
    postcode: '80331',
    city: 'München',
  },
  {
    name: 'Henk de Waal',
    email: 'henk.dewaal@post.example',
    street: 'Jungfernstieg 30',
    postcode: '20354',
    city: 'Hamburg',
  },
  {
    name: 'Lucia Marinetti',
    email: 'lucia.marinetti@post.example',
    street: 'Königstraße 5',
    postcode: '70173',
    city: 'Stuttgart',
  },
  {
    name: 'Thies Petersen',
    email: 'thies.petersen@post.example',
    phone: '+49 431 5550122',
    street: 'Holtenauer Straße 88',
    postcode: '24105',
    city: 'Kiel',
  },
  {
    name: 'Marlene Ostrowski',
    email: 'marlene.ostrowski@post.example',
    street: 'Prager Straße 7',
    postcode: '01069',
    city: 'Dresden',
  },
  {
    name: 'Praxisgemeinschaft Rhein',
    email: 'einkauf@praxis-rhein.example',
    company: 'Praxisgemeinschaft Rhein',
    street: 'Rheinstraße 61',
    postcode: '56068',
    city: 'Koblenz',
  },
  {
    name: 'Nuria Santos',
    email: 'nuria.santos@post.example',
    street: 'Torstraße 140',
    postcode: '10119',
    city: 'Berlin',
  },
  {
    name: 'Falk Reinders',
    email: 'falk.reinders@post.example',
    street: 'Brühl 10',
    postcode: '04109',
    city: 'Leipzig',
  },
  {
    name: 'Greta Nowak',
    email: 'greta.nowak@post.example',
    phone: '+49 511 5550166',
    street: 'Lister Meile 21',
    postcode: '30161',
    city: 'Hannover',
  },
  {
    name: 'Oskar Wendt',
    email: 'oskar.wendt@post.example',
    street: 'Zeil 80',
    postcode: '60313',
    city: 'Frankfurt am Main',
  },
  {
    name: 'Amira Haddad',
    email: 'amira.haddad@post.example',
    street: 'Kaiser-Joseph-Straße 200',
    postcode: '79098',
    city: 'Freiburg',
  },
  {
    name: 'Ruben Achterberg',
    email: 'ruben.achterberg@post.example',
    street: 'Ostwall 15',
    postcode: '47798',
    city: 'Krefeld',
  },
]

export const questions: readonly string[] = [
  'Guten Tag,\nlässt sich das Dermascope One auch mieten? Wir würden es gern erst ein Quartal erproben.',
  'Ist das Pflegeset auch für Neurodermitis geeignet?',
  'Meine Kalibrierkarte hat Kratzer. Kann ich sie tauschen?',
  'Bitte senden Sie uns ein Angebot über zwei Standgeräte mit Einweisung.',
  'Wie lange dauert die Lieferung nach Österreich?',
  'Hello, does the device work without a network connection?',
  'Welche Schulung brauchen unsere Angestellten?',
  'Kann ich die Creme einzeln nachbestellen?',
  'Gibt es eine Halterung für die Wand?',
  'Der Lichtring flackert beim Einschalten. Was können wir tun?',
]

export const practices: readonly string[] = [
  'Hautpraxis Aydın, Köln',
  'Praxis am Hofgarten, Düsseldorf',
  'Dermatologie am Brühl, Leipzig',
]
