import type { DemoLookups } from './types.ts'

/** The terms that students of 10B looked up, as far as they had read. Who reads with care looks up more, or nothing. */
export const iraqLookups: DemoLookups[] = [
  lookups('tobi.adeyemi', 'sanctions waiver', 'sovereignty', 'hawk', 'proxy'),
  lookups('lena.bauer', 'balancing act', 'sanctions waiver', 'umbrella group', 'Kataib Hezbollah', 'hawk'),
  lookups('yufei.chen', 'foreign currency reserves', 'Federal Reserve', 'condition of anonymity', 'proxy'),
  lookups('ines.dufour', 'coalition', 'sanctions waiver', 'foreign currency reserves'),
  lookups('fatima.elamrani', 'foreign currency reserves', 'Federal Reserve', 'sanctions waiver', 'Chatham House'),
  lookups('nils.eriksson', 'hawk'),
  lookups('mateo.fernandez', 'sanctions waiver', 'hawk', 'proxy'),
  lookups('noor.haddad', 'Chatham House', 'hawk'),
  lookups('anjali.iyer', 'sanctions waiver', 'Chatham House', 'think tank', 'proxy'),
  lookups('lukasz.jankowski', 'sanctions', 'sanctions waiver', 'umbrella group', 'sovereignty', 'hawk', 'proxy'),
  lookups('amira.khalil', 'foreign currency reserves', 'umbrella group', 'Chatham House', 'proxy'),
  lookups('sofija.kovacevic', 'sanctions waiver', 'Kataib Hezbollah', 'hawk'),
  lookups('minhanh.le', 'coalition', 'sanctions waiver', 'umbrella group', 'sovereignty'),
  lookups('samuel.osei', 'blockade', 'think tank', 'Kataib Hezbollah'),
  lookups('ayse.ozturk', 'sanctions waiver', 'foreign currency reserves', 'sovereignty', 'Kataib Hezbollah', 'proxy'),
  lookups('priya.raman', 'hawk', 'proxy'),
  lookups('zeynab.sheikh', 'condition of anonymity', 'Kataib Hezbollah', 'hawk', 'proxy'),
  lookups('tereza.simkova', 'foreign currency reserves', 'Kataib Hezbollah', 'hawk'),
  lookups('hana.takahashi', 'condition of anonymity', 'Chatham House'),
  lookups('tama.wiremu', 'sanctions waiver', 'umbrella group'),
]

function lookups(userName: string, ...headwords: string[]): DemoLookups {
  return { userName, headwords }
}
