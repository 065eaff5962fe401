/** Words that many passwords are made of: our own list, in lower case. */
export const commonWords: readonly string[] = `
a i me my you your the is it no to so we us hi in on at of
password passwort passwd pass pwd word login logon signin user username account access admin administrator root
master super secret private secure security safe key open enter letmein changeme change default test testing temp
guest welcome hello hallo bonjour hola computer internet server system network windows microsoft google apple
facebook samsung iphone android linux database oracle
qwerty qwertz azerty asdf asdfgh zxcv zxcvbn abc abcd abcdef xyz qaz wsx edc
bank banking money cash dollar euro pound credit card finance customer customers client clients segment segments
market marketing office company business manager analyst analytics data report dashboard
love iloveyou loveyou lover baby babygirl angel princess prince queen king lady girl boy sweet honey sugar happy
lucky smile sunshine sun moon star stars flower rose heart forever friend friends family mother father sister
brother daddy mommy
monkey dragon tiger lion bear wolf eagle horse dog dogs puppy cat cats kitty bird fish snake shark panda turtle
football soccer baseball basketball hockey tennis golf player team sport sports liverpool chelsea arsenal
batman superman spiderman pokemon naruto starwars matrix ninja pirate warrior hunter ranger killer shadow ghost
blue red green black white yellow purple orange pink silver gold golden
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december spring summer autumn fall winter
michael jordan daniel thomas andrew robert james john david william charlie george jessica jennifer michelle
ashley amanda nicole daniela maria anna alex max
london paris berlin madrid america england germany france canada
coffee cookie chocolate cheese banana apple cherry pepper ginger
fuck fuckyou shit whatever nothing trust freedom
one two three four five six seven eight nine ten zero
`
  .trim()
  .split(/\s+/);
