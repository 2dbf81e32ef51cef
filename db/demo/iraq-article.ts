import type { ArticleMeta } from '#domain/article/schema.ts'
import { blocksFrom } from './blocks-from.ts'
import type { DemoLevels } from './types.ts'

export const iraqMeta: ArticleMeta = {
  title: 'Between two friends who are enemies: Iraq tries to keep a war away',
  dateline: null,
  byline: null,
  credit: 'Retold for students in our own words. The interviews and the reporting are the Associated Press’s.',
  source:
    'A retelling of a report by the Associated Press (AP) from Baghdad, 11 December 2023. It tells how things stood on that day.',
  pageDate: null,
}

/** For readers of about 15 to 17. */
const standard = blocksFrom({
  p1: 'Iraq had two powerful partners, and they were each other’s enemies. In the autumn of 2023, while war raged in Gaza, armed groups backed by one of them, Iran, attacked military sites used by the other, the United States, dozens of times within two months. For the government in Baghdad, a difficult balancing act grew harder by the day.',
  p2: 'On Friday, 8 December 2023, the large American embassy in Baghdad came under rocket fire. The Associated Press (AP), whose report of 11 December is retold here, called this one more escalation at a time when Iraq was trying to stay out of the latest war in the Middle East.',
  h1: 'Two powers, one country',
  p3: 'Iran had great influence in Iraq. It was a coalition of groups with Iranian support that lifted Mohammed Shia al-Sudani into the office of prime minister in October 2022.',
  p4: 'The United States had soldiers there: about 2,000, stationed by agreement with the Iraqi government. Their main task was the fight against ISIS, the militant group that calls itself the Islamic State.',
  p5: 'Washington also held two economic levers. Iraq depended on electricity from Iran, a country under American sanctions; it could buy this power without being punished only because the United States granted it a sanctions waiver. And ever since American-led forces invaded Iraq in 2003, the foreign currency reserves of the Iraqi state had been kept at the American central bank, the Federal Reserve. This gave the Americans a strong say in how many dollars reached Iraq.',
  p6: 'Earlier prime ministers, too, had to steer between Tehran and Washington. Now that Israel and Hamas were at war, much more could go wrong.',
  h2: 'Attacks and answers',
  p7: 'The war began on 7 October 2023. From then until the report appeared, an umbrella group named the Islamic Resistance in Iraq claimed at least 91 attacks on bases used by Americans, some in Iraq and some in Syria. Under the umbrella were Iraqi militants who had Iran’s backing.',
  p8: 'The militants named two reasons for what they did: American support for Israel, and the presence of American forces in Iraq and Syria.',
  p9: 'Al-Sudani condemned the attacks, and he condemned the American strikes that answered them: both, he said, violated the sovereignty of his country. He also told the authorities to go after the attackers. Most of the attacks had injured nobody and done only slight damage. Asked for more, the prime minister’s office declined to comment.',
  h3: 'Warnings from Washington',
  p10: 'Washington let it be known that it would not be patient for much longer.',
  p11: 'After the rockets on the embassy, the Pentagon announced that Defense Secretary Lloyd Austin had “made clear” to al-Sudani that “attacks against American forces must stop”.',
  p12: 'An American official told the AP that Washington wanted Iraq to do more against such attacks, and that it thought Iraq was able to.',
  p13: 'A sharper warning is known only at second hand. According to an Iraqi official, CIA Director William Burns had told al-Sudani during a recent trip to the region that there would be “serious consequences” if Iraq did not act to end the attacks.',
  p14: 'Neither the American nor the Iraqi official is named. Both spoke on condition of anonymity, as the rules for such briefings required.',
  p15: 'Early in December, Secretary of State Antony Blinken telephoned al-Sudani. Iraq, he complained, had not done enough to catch those responsible, and so the Americans would now act on their own. This account comes from two Iraqi officials, again without names: they had no permission to speak about it in public.',
  p16: 'Two days after the call, an American strike hit a place near the Iraqi city of Kirkuk from which drones were launched. Five militants were killed.',
  h4: 'The messenger',
  p17: 'The United States and many other countries were trying to stop the war from spreading beyond the Gaza Strip, which was under blockade.',
  p18: 'Renad Mansour, a senior research fellow at Chatham House, a think tank in London, believes that Tehran takes care to keep the attacks too small to bring on a heavy American response.',
  p19: 'Up to now, said Mansour, Iran and Iraq have both kept to a clear line: at this moment Iraq must not become a “playground” where the government of al-Sudani could be shaken.',
  p20: 'Part of the reason, in his view, is the role that Iraq plays for both sides: it carries messages between Washington and Tehran. Sometimes the prime minister does so himself.',
  p21: 'In early November, Blinken came to Baghdad to see al-Sudani; the next day the prime minister travelled to Tehran. While Blinken was in the country, there were to be no attacks: al-Sudani had secured a definite promise from the militias, said an Iraqi official and a member of one of these militias, Kataib Hezbollah (in English, Hezbollah Brigades). After Blinken’s visit, al-Sudani took a message from him to Iran: rein in the militias.',
  p22: 'These two, the official and the militia member, were not allowed to speak in public either. Their names, too, are kept back.',
  p23: 'A week after the prime minister’s travels, the United States extended the sanctions waiver, so that Iraq could go on buying Iranian electricity for another four months. Iran hawks disliked this. Tehran, they argued in Washington, would earn more money while its proxies were at war with Israel.',
  p24: 'Mansour sees a tool of pressure in the waiver. Washington, he said, uses it “as one of its cards” when it puts economic pressure on Iran and Iraq.',
  h5: 'How far it might go',
  p25: 'Of all Iran’s proxies in the region, Hezbollah in Lebanon is considered the strongest. Compared with it, the Iraqi militias had so far played only a small part in the conflict.',
  p26: 'A Kataib Hezbollah official said that no more than a few fighters from Iraq were in southern Lebanon, close to the northern border of Israel. There, he said, they helped to “manage the battle” together with Hezbollah and with representatives of Hamas, the Palestinian group that had ruled Gaza for 16 years and was now at war with Israel.',
  p27: 'According to him, the Iran-backed groups in Iraq did not want the war to spread over the whole region. But they would answer any attack with force.',
  p28: 'And if they decided otherwise? Iyad al-Anbar, who is professor of politics at the University of Baghdad, doubts that the prime minister could do much. Should Iran and its allies choose to escalate, he said, the government would probably be unable to hold them back, or to spare Iraq the consequences. That, in his view, is why al-Sudani could do no more than try to calm things a little with words.',
})

/** The same facts in plainer sentences; hard words are explained on the way. */
const plain = blocksFrom({
  p1: 'Iraq worked with two powerful countries that were enemies: Iran and the United States. In autumn 2023, during the war in Gaza, groups backed by Iran attacked American military sites dozens of times in two months. The balancing act of Iraq’s government grew harder every day.',
  p2: 'On Friday, 8 December 2023, rockets were fired at the large American embassy in Baghdad. The news agency AP, whose report of 11 December is retold here, called this another escalation.',
  h1: 'Two powers, one country',
  p3: 'Iran had great influence in Iraq. In October 2022 a coalition of groups that Iran supported made Mohammed Shia al-Sudani prime minister.',
  p4: 'The United States had about 2,000 soldiers in Iraq, by agreement with the Iraqi government. They were there mainly to fight ISIS, a group that calls itself the Islamic State.',
  p5: 'The United States also had power over Iraq through money. First, Iraq needed electricity from Iran, but American sanctions punished trade with Iran. Iraq could buy it only because Washington gave permission, a sanctions waiver. Second, since the American-led invasion of 2003, Iraq’s foreign currency reserves, its savings in foreign money, had been kept at the American central bank, the Federal Reserve. So the Americans helped decide how many dollars reached Iraq.',
  p6: 'Earlier prime ministers, too, had to find a way between Tehran and Washington. Now that Israel and Hamas were at war, this was more dangerous.',
  h2: 'Attacks and answers',
  p7: 'The war began on 7 October 2023. From then until the report, the Islamic Resistance in Iraq claimed at least 91 attacks on bases used by Americans in Iraq and Syria. The name stood for Iraqi militants backed by Iran.',
  p8: 'The militants gave two reasons: the United States supported Israel, and it had forces in Iraq and Syria.',
  p9: 'Al-Sudani condemned the attacks. He also condemned the American strikes that followed. Both, he said, violated Iraq’s sovereignty. He told the authorities to find the attackers. Most attacks had injured nobody and done little damage. His office would not say more.',
  h3: 'Warnings from Washington',
  p10: 'Washington was losing patience, and said so.',
  p11: 'After this attack, the Pentagon told the public that Defense Secretary Lloyd Austin had “made clear” to al-Sudani that “attacks against American forces must stop”.',
  p12: 'An American official told the AP that Washington wanted Iraq to do more against the attacks, and thought that it could.',
  p13: 'A sharper warning is known only second-hand. CIA Director William Burns, said an Iraqi official, had warned al-Sudani on a trip to the region of “serious consequences” if Iraq did not act to end the attacks.',
  p14: 'Both officials spoke on condition of anonymity: their names are not given. The rules for such briefings demanded this.',
  p15: 'Early in December, Secretary of State Antony Blinken telephoned al-Sudani. He complained that Iraq had not done enough to catch the attackers. Now the Americans would act themselves. Two Iraqi officials reported this, again without names: they were not allowed to speak in public.',
  p16: 'Two days later, an American strike near the city of Kirkuk hit a place from which drones were launched. Five militants were killed.',
  h4: 'The messenger',
  p17: 'The United States and many other countries tried to keep the war inside the Gaza Strip, which was under blockade.',
  p18: 'Renad Mansour is a senior researcher at Chatham House, a think tank in London. He believes that Iran keeps the attacks too small to bring on a heavy American response.',
  p19: 'So far, said Mansour, Iran and Iraq have kept to one line: for now, Iraq must not become a “playground” where al-Sudani’s government could be shaken.',
  p20: 'One reason, he thinks, is that Iraq carries messages between Washington and Tehran. Sometimes the prime minister does so himself.',
  p21: 'In early November, Blinken met al-Sudani in Baghdad. The next day al-Sudani travelled to Tehran. The militias had promised him not to attack during Blinken’s visit, said an Iraqi official and a member of a militia, Kataib Hezbollah (in English, Hezbollah Brigades). Al-Sudani then took a message from Blinken to Iran: rein in the militias.',
  p22: 'These two were not allowed to speak in public. Their names are not given.',
  p23: 'A week after al-Sudani’s travels, the United States extended the sanctions waiver. Iraq could buy Iranian electricity for four more months. Iran hawks, who want to be hard on Iran, disliked this. Tehran, they argued in Washington, would earn more money while its proxies were at war with Israel.',
  p24: 'Mansour said that Washington uses the waiver “as one of its cards” to put economic pressure on Iran and Iraq.',
  h5: 'How far it might go',
  p25: 'Hezbollah in Lebanon is considered Iran’s strongest proxy in the region. The Iraqi militias had so far played only a small part.',
  p26: 'A Kataib Hezbollah official said that only a few fighters from Iraq were in southern Lebanon, near Israel. He said they helped to “manage the battle” with Hezbollah and Hamas, the Palestinian group that had ruled Gaza for 16 years and was now at war with Israel.',
  p27: 'The groups in Iraq, he said, did not want the war to spread. But they would answer any attack with force.',
  p28: 'And if they changed their minds? Iyad al-Anbar, a professor of politics at the University of Baghdad, thinks that the government could probably not hold back Iran and its allies, or protect Iraq from the consequences. In his view, al-Sudani could only try to calm things with words.',
})

export const iraqLevels: DemoLevels = { standard, plain }
