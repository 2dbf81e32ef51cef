import type { DemoClass, DemoStaff, DemoStudent } from './types.ts'

export const demoSchoolName = 'Harbour Street School'

export const rahimi = 'rahimi@demo.postil.example'
export const tremblay = 'tremblay@demo.postil.example'
export const solberg = 'solberg@demo.postil.example'

/** Whom "look around as a teacher" and "look around as a student" sign in. Lena is in both classes. */
export const demoTeacher = rahimi
export const demoStudent = 'lena.bauer'

export const demoStaff: DemoStaff[] = [
  {
    role: 'teacher',
    displayName: 'Ms. Rahimi',
    fullName: 'Shirin Rahimi',
    sortName: 'Rahimi, Shirin',
    email: rahimi,
  },
  {
    role: 'teacher',
    displayName: 'Mr. Tremblay',
    fullName: 'Luc Tremblay',
    sortName: 'Tremblay, Luc',
    email: tremblay,
  },
  {
    role: 'admin',
    displayName: 'Ms. Solberg',
    fullName: 'Ingrid Solberg',
    sortName: 'Solberg, Ingrid',
    email: solberg,
  },
]

export const demoStudents: DemoStudent[] = [
  { displayName: 'Malik Abdi', sortName: 'Abdi, Malik', userName: 'malik.abdi' },
  { displayName: 'Tobi Adeyemi', sortName: 'Adeyemi, Tobi', userName: 'tobi.adeyemi' },
  { displayName: 'Lena Bauer', sortName: 'Bauer, Lena', userName: 'lena.bauer' },
  { displayName: 'Chen Yufei', sortName: 'Chen, Yufei', userName: 'yufei.chen' },
  { displayName: 'Inès Dufour', sortName: 'Dufour, Inès', userName: 'ines.dufour' },
  { displayName: 'Fatima El-Amrani', sortName: 'El-Amrani, Fatima', userName: 'fatima.elamrani' },
  { displayName: 'Nils Eriksson', sortName: 'Eriksson, Nils', userName: 'nils.eriksson' },
  { displayName: 'Mateo Fernández', sortName: 'Fernández, Mateo', userName: 'mateo.fernandez' },
  { displayName: 'Aoife Gallagher', sortName: 'Gallagher, Aoife', userName: 'aoife.gallagher' },
  { displayName: 'Emre Güneş', sortName: 'Güneş, Emre', userName: 'emre.gunes' },
  { displayName: 'Noor Haddad', sortName: 'Haddad, Noor', userName: 'noor.haddad' },
  { displayName: 'Jonas Hoffmann', sortName: 'Hoffmann, Jonas', userName: 'jonas.hoffmann' },
  { displayName: 'Anjali Iyer', sortName: 'Iyer, Anjali', userName: 'anjali.iyer' },
  { displayName: 'Łukasz Jankowski', sortName: 'Jankowski, Łukasz', userName: 'lukasz.jankowski' },
  { displayName: 'Amira Khalil', sortName: 'Khalil, Amira', userName: 'amira.khalil' },
  { displayName: 'Sofija Kovačević', sortName: 'Kovačević, Sofija', userName: 'sofija.kovacevic' },
  { displayName: 'Lê Minh Anh', sortName: 'Lê, Minh Anh', userName: 'minhanh.le' },
  { displayName: 'Clara Lindqvist', sortName: 'Lindqvist, Clara', userName: 'clara.lindqvist' },
  { displayName: 'Chidi Nwosu', sortName: 'Nwosu, Chidi', userName: 'chidi.nwosu' },
  { displayName: 'Björn Ólafsson', sortName: 'Ólafsson, Björn', userName: 'bjorn.olafsson' },
  { displayName: 'Samuel Osei', sortName: 'Osei, Samuel', userName: 'samuel.osei' },
  { displayName: 'Ayşe Öztürk', sortName: 'Öztürk, Ayşe', userName: 'ayse.ozturk' },
  { displayName: 'João Pereira', sortName: 'Pereira, João', userName: 'joao.pereira' },
  { displayName: 'Owen Price', sortName: 'Price, Owen', userName: 'owen.price' },
  { displayName: 'Priya Raman', sortName: 'Raman, Priya', userName: 'priya.raman' },
  { displayName: 'Daniel Rosenberg', sortName: 'Rosenberg, Daniel', userName: 'daniel.rosenberg' },
  { displayName: 'Zeynab Sheikh', sortName: 'Sheikh, Zeynab', userName: 'zeynab.sheikh' },
  { displayName: 'Tereza Šimková', sortName: 'Šimková, Tereza', userName: 'tereza.simkova' },
  { displayName: 'Thiago Souza', sortName: 'Souza, Thiago', userName: 'thiago.souza' },
  { displayName: 'Hana Takahashi', sortName: 'Takahashi, Hana', userName: 'hana.takahashi' },
  { displayName: 'Trần Yến Nhi', sortName: 'Trần, Yến Nhi', userName: 'yennhi.tran' },
  { displayName: 'Tama Wiremu', sortName: 'Wiremu, Tama', userName: 'tama.wiremu' },
  { displayName: 'Maja Wójcik', sortName: 'Wójcik, Maja', userName: 'maja.wojcik' },
  { displayName: 'Oksana Yatsenko', sortName: 'Yatsenko, Oksana', userName: 'oksana.yatsenko' },
]

/** Six students of the science class are in no other; two of them came to the school this week. */
const scienceOnly = ['malik.abdi', 'clara.lindqvist', 'owen.price', 'thiago.souza', 'yennhi.tran', 'maja.wojcik']
const newcomers = ['owen.price', 'yennhi.tran']
const scienceToo = [
  'lena.bauer',
  'nils.eriksson',
  'aoife.gallagher',
  'emre.gunes',
  'anjali.iyer',
  'samuel.osei',
  'zeynab.sheikh',
  'tama.wiremu',
]

export const demoClasses: DemoClass[] = [
  {
    key: 'world-affairs',
    name: 'World affairs 10B',
    timeZone: 'Europe/Dublin',
    teacher: rahimi,
    coTeachers: [],
    members: demoStudents
      .filter(({ userName }) => !scienceOnly.includes(userName))
      .map(({ userName }) => ({ userName, joinedDaysAgo: userName === 'oksana.yatsenko' ? 9 : 40 })),
  },
  {
    key: 'science',
    name: 'Science 9A',
    timeZone: 'Europe/Dublin',
    teacher: rahimi,
    coTeachers: [tremblay],
    members: demoStudents
      .filter(({ userName }) => [...scienceOnly, ...scienceToo].includes(userName))
      .map(({ userName }) => ({ userName, joinedDaysAgo: newcomers.includes(userName) ? 2 : 40 })),
  },
]
