import type { GlossaryEntryInput } from '#domain/glossary/schema.ts'

/** Terms of the retelling; aliases are forms as they stand in it. */
export const iraqGlossary: GlossaryEntryInput[] = [
  {
    headword: 'balancing act',
    aliases: [],
    definition:
      'An attempt to satisfy two sides that want opposite things, as a tightrope walker must lean neither too far left nor too far right.',
  },
  {
    headword: 'Baghdad, Tehran, Washington',
    aliases: ['Baghdad', 'Tehran', 'Washington'],
    definition:
      'The capitals of Iraq, Iran and the United States. Journalists often name the capital and mean the government (this is called metonymy). Check each time: sometimes the city itself is meant.',
  },
  {
    headword: 'Gaza Strip',
    aliases: ['Gaza'],
    definition:
      'A narrow, densely populated Palestinian territory on the Mediterranean Sea, between Israel and Egypt. About 2.2 million people lived there in 2023.',
  },
  {
    headword: 'embassy',
    aliases: [],
    definition:
      'The office of a country’s ambassador and staff in a foreign capital. The host country has the duty, under international law, to protect it.',
    translations: [
      { lang: 'de', definition: 'Die Vertretung eines Landes in der Hauptstadt eines anderen.' },
      { lang: 'ar', definition: 'مقر سفير دولة وموظفيه في عاصمة دولة أخرى.' },
      { lang: 'es', definition: 'La sede del embajador de un país en la capital de otro.' },
      { lang: 'uk', definition: 'Установа посла країни в столиці іншої держави.' },
    ],
  },
  {
    headword: 'Associated Press',
    aliases: ['AP'],
    definition:
      'A news agency founded in New York in 1846. Its reporters write for thousands of newspapers, websites and broadcasters, which may print its reports as their own news.',
  },
  {
    headword: 'escalation',
    aliases: ['escalate'],
    definition: 'A step by which a conflict becomes fiercer or wider. To escalate is to take such a step.',
  },
  {
    headword: 'coalition',
    aliases: [],
    definition:
      'An alliance of parties or groups that stay separate but act together, for example to form a government.',
  },
  {
    headword: 'prime minister',
    aliases: ['prime ministers'],
    definition:
      'The head of the government. Iraq also has a president, who is head of state and whose tasks are mostly formal.',
  },
  {
    headword: 'ISIS',
    aliases: ['Islamic State'],
    definition:
      'Short for “Islamic State in Iraq and Syria”: an extremist organisation that seized large parts of both countries in 2014. Iraq, Iran and the United States all fought against it.',
  },
  {
    headword: 'militant',
    aliases: ['militants'],
    definition:
      'Someone who uses or supports force for a political or religious cause. The word does not say whether the cause is just.',
  },
  {
    headword: 'sanctions',
    aliases: [],
    definition:
      'Penalties, mostly on trade and banking, by which a country tries to force another to change its policy without going to war.',
  },
  {
    headword: 'sanctions waiver',
    aliases: ['waiver'],
    definition:
      'A permission, for a limited time, to do what sanctions would otherwise punish. The sanctions stay in force; the one who gets the waiver is let off.',
    longer:
      'When American sanctions forbid paying Iran, Iraq may still buy Iranian gas and electricity under a waiver that Washington renews every few months. Each renewal is an occasion to ask for something in return.',
    translations: [
      { lang: 'de', definition: 'Eine befristete Erlaubnis, etwas zu tun, was die Sanktionen sonst bestrafen würden.' },
      { lang: 'ar', definition: 'إذن لمدة محدودة بفعل ما تعاقب عليه العقوبات في غير ذلك.' },
      { lang: 'es', definition: 'Un permiso, por tiempo limitado, para hacer lo que las sanciones castigarían.' },
      { lang: 'uk', definition: 'Дозвіл на обмежений час робити те, за що інакше карали б санкції.' },
    ],
  },
  {
    headword: 'foreign currency reserves',
    aliases: [],
    definition:
      'A state’s store of other countries’ money, above all dollars and euros. It pays for imports with them and steadies the value of its own money.',
  },
  {
    headword: 'Federal Reserve',
    aliases: [],
    definition:
      'The central bank of the United States, the bank for banks and for governments. Its branch in New York keeps money and gold for many foreign states.',
  },
  {
    headword: 'Islamic Resistance in Iraq',
    aliases: [],
    definition:
      'A name, not a single organisation: several Iraqi armed groups with Iran’s support used it to claim attacks together, so that no one group had to answer for any of them.',
  },
  {
    headword: 'umbrella group',
    aliases: [],
    definition: 'A group made up of other groups, which act under one shared name as people stand under one umbrella.',
  },
  {
    headword: 'sovereignty',
    aliases: [],
    definition:
      'A state’s right to decide for itself what happens on its territory. Force used there by outsiders without its consent is usually seen as a violation.',
    longer:
      'The idea is old, but the United Nations Charter of 1945 made it a rule for all states: none may use force against the territory of another.',
    translations: [
      { lang: 'de', definition: 'Das Recht eines Staates, selbst zu bestimmen, was auf seinem Gebiet geschieht.' },
      { lang: 'ar', definition: 'حق الدولة في أن تقرر بنفسها ما يحدث على أرضها.' },
      { lang: 'es', definition: 'El derecho de un Estado a decidir por sí mismo lo que ocurre en su territorio.' },
      { lang: 'uk', definition: 'Право держави самій вирішувати, що відбувається на її території.' },
    ],
  },
  {
    headword: 'Pentagon',
    aliases: [],
    definition:
      'The five-sided headquarters of the American ministry of defence, near Washington. “The Pentagon” usually means the ministry.',
  },
  {
    headword: 'Defense Secretary',
    aliases: [],
    definition: 'The American minister of defence. In 2023 this was Lloyd Austin.',
  },
  {
    headword: 'CIA',
    aliases: [],
    definition: 'Central Intelligence Agency: the foreign intelligence (spy) service of the United States.',
  },
  {
    headword: 'condition of anonymity',
    aliases: [],
    definition:
      'An agreement: the journalist knows who is speaking but promises not to print the name. Readers can then not check the source and must trust the journalist’s judgement.',
  },
  {
    headword: 'Secretary of State',
    aliases: [],
    definition: 'The American foreign minister. In 2023 this was Antony Blinken.',
  },
  {
    headword: 'blockade',
    aliases: [],
    definition:
      'Closing a place off so that people and goods cannot freely get in or out. Israel had kept Gaza under one for years, and Egypt controlled the border on its own side.',
  },
  {
    headword: 'think tank',
    aliases: [],
    definition:
      'An institute whose researchers study public questions and advise governments and the public. It is always worth asking who pays for it.',
  },
  {
    headword: 'Chatham House',
    aliases: [],
    definition:
      'A research institute for world affairs in London, founded in 1920. It is named after the house it stands in; officially it is the Royal Institute of International Affairs.',
    longer:
      'The “Chatham House Rule”, which comes from here, says that what is said at a meeting may be told, but not who said it.',
  },
  {
    headword: 'militia',
    aliases: ['militias'],
    definition:
      'An armed force that is not the regular army. In Iraq some militias are also on the state’s payroll, which makes it hard to say where the state ends.',
  },
  {
    headword: 'Kataib Hezbollah',
    aliases: ['Hezbollah Brigades'],
    definition:
      'An Iraqi militia backed by Iran. “Kataib” is Arabic for “brigades”, “Hezbollah” means “party of God”. It is not the Hezbollah of Lebanon. The United States lists it as a terrorist organisation.',
  },
  {
    headword: 'Hezbollah',
    aliases: [],
    definition:
      'A Lebanese Shia Muslim political party with its own armed force, supported by Iran. Some states list it as a terrorist organisation, others do not.',
  },
  {
    headword: 'to rein in',
    aliases: ['rein in'],
    definition:
      'To bring under control, as a rider slows a horse by its reins. (Not “reign”, which is what a king does.)',
  },
  {
    headword: 'hawk',
    aliases: ['Iran hawks'],
    definition:
      'A politician who prefers hard measures to talks. An “Iran hawk” is hard on Iran, not on its side. The opposite is a “dove”.',
  },
  {
    headword: 'proxy',
    aliases: ['proxies'],
    definition: 'A group that fights in the interest of a stronger power, so that this power need not fight itself.',
    translations: [
      { lang: 'de', definition: 'Eine Gruppe, die im Interesse einer stärkeren Macht kämpft.' },
      { lang: 'ar', definition: 'جماعة تقاتل لمصلحة قوة أكبر منها.' },
      { lang: 'es', definition: 'Un grupo que lucha en interés de una potencia más fuerte.' },
      { lang: 'uk', definition: 'Група, яка воює в інтересах сильнішої держави.' },
    ],
  },
  {
    headword: 'Hamas',
    aliases: [],
    definition:
      'A Palestinian Islamist movement with a political and an armed wing. Some states list it as a terrorist organisation, others do not.',
  },
]
