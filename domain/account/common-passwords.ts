/**
 * Decides which passwords count as the commonest: those of eight characters and more that head every published count of
 * leaked passwords, and what a school would think of first. Our own list; shorter ones are refused by their length.
 */

/** In folded case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  12345678 123456789 1234567890 0123456789 12345678910 123456789a 1234567890a 123456123 123123123 123123123123
  12341234 123454321 12344321 123321123 11223344 1122334455 112233445566 11221122 12121212 121212121 13131313
  123456abc 1234abcd 1234qwer 12345qwert 123456qwerty 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2
  0987654321 987654321 9876543210 87654321 876543210 98765432 01234567 00000001 10203040 102030405060 147258369
  159753456 789456123 147852369 741852963 963852741 321654987 456456456 789789789 135792468 13579246 24681357 246813579
  12qwaszx 12345abc abc12345 abc123456 abcd1234 abcd12345 a1b2c3d4 a1b2c3d4e5 a12345678 a123456789 aa123456 aa12345678
  abcdefgh abcdefghi abcdefghij abcdabcd abcabcabc abc123abc zxcvbnm1 zxcvbnm123 zxcvbnm, zxcvbnmzxcvbnm
  asdfghjk asdfghjkl asdfghjkl1 asdfasdf asdf1234 asdfjkl; asdfghjkl; qazwsxedc qazwsx123 qweasdzxc qweasd123
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwer1234 qwe123qwe qweqweqwe
  1qwertyuiop qwertz123 qwertzui qwertzuiop azertyui azertyuiop azerty123 poiuytrewq mnbvcxz1 lkjhgfdsa
  password password1 password12 password123 password1234 password12345 password123456 password! password1! password2
  passw0rd p@ssword p@ssw0rd pa55word pa$$word passwort passwort1 passwort123 motdepasse contraseña contrasena
  mypassword newpassword yourpassword password01 password00 passpass passpass1 passphrase secretpassword nopassword
  thisismypassword changeme changeme1 changeme123 letmein1 letmein123 letmeinplease welcome1 welcome12 welcome123
  welcome1234 welcome2024 welcome2025 welcome2026 trustno1 iloveyou iloveyou1 iloveyou2 iloveyou123 iloveyou! iloveme1
  iloveyou12 ilovegod ilovejesus loveyou1 lovelove loveme123 mylove123 princess princess1 princess123 sunshine sunshine1
  sunshine123 football football1 football123 baseball baseball1 basketball basketball1 softball1 volleyball hockey123
  soccer123 superman superman1 superman123 batman123 spiderman spiderman1 starwars starwars1 pokemon1 pokemon123
  minecraft minecraft1 minecraft123 fortnite fortnite1 roblox123 nintendo playstation pikachu1 naruto123 dragonball
  dragon123 monkey123 shadow123 master123 michael1 jennifer jennifer1 jessica1 charlie1 charlie123 samantha
  elizabeth alexander alexandra christopher benjamin nicholas jonathan victoria maximilian daniel123 andrea123
  computer computer1 computer123 internet internet1 samsung1 samsung123 whatever whatever1 whatever123 nothing1
  jordan23 liverpool liverpool1 chelsea1 arsenal1 arsenal123 barcelona barcelona1 realmadrid manchester juventus
  mercedes corvette porsche1 mustang1 ferrari1 yamaha123 chocolate chocolate1 cookie123 cheesecake strawberry butterfly
  butterfly1 rainbow1 flower123 snowball midnight midnight1 blink182 metallica nirvana1 slipknot slipknot1 eminem123
  administrator admin123 admin1234 admin12345 adminadmin admin@123 administrator1 root1234 rootroot toor1234 guest123
  guestguest user1234 username username1 test1234 test12345 testtest testtest1 testing1 testing123 tester123 demo1234
  default1 default123 temp1234 temporary login123 access14 qwerty!@# !qaz2wsx !@#$%^&* 1234!@#$ abc@1234 abcd@1234
  school123 school1234 myschool highschool teacher1 teacher123 teacher1234 student1 student12 student123 student1234
  students classroom classroom1 homework homework1 homework123 schoolbus english123 history123 geography maths123
  mathematics science123 lehrer123 schule123 schueler1 schüler123 professor maestro123 escuela123 alumno123
  summer2023 summer2024 summer2025 summer2026 winter2023 winter2024 winter2025 winter2026 spring2024 spring2025 spring2026
  autumn2024 autumn2025 autumn2026 january1 february september september1 october1 november november1 december december1
  monday123 friday123 christmas birthday birthday1 happybirthday forever1 foreverlove freedom1 friends1 friendship
  postil123 postilpostil reading123 readreadread
  `
    .trim()
    .split(/\s+/),
)
