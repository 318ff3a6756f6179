extension DateLanguages {
  static let western: [Language] = [
    // English
    Language(
      months: """
        january jan janu|february feb febr|march mar mrch|april apr aprl|may|june jun|july jul jly|august aug|\
        september sep sept septem|october oct octo|november nov novem|december dec decem
        """,
      weekdays: """
        monday mon mondays|tuesday tue tues tus|wednesday wed weds wedn wen|thursday thu thur thurs thr thrs|\
        friday fri frid|saturday sat satur|sunday sun
        """),
    // German, Austrian
    Language(
      months: """
        januar jänner jän jaenner|februar feber|märz maerz mrz mär|april|mai|juni juno|juli julei|august|september|\
        oktober okt|november|dezember dez
        """,
      weekdays:
        "montag mo|dienstag di|mittwoch mi mit|donnerstag do don|freitag fr fre|samstag sonnabend sa sam|sonntag so son"
    ),
    // Dutch
    Language(
      months: "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober okt|november|december",
      weekdays:
        "maandag maa ma|dinsdag din di|woensdag woe wo|donderdag don|vrijdag vri vr|zaterdag zat za|zondag zon zo"),
    // French
    Language(
      months: """
        janvier janv|février fév févr fevr|mars|avril avr|mai|juin|juillet juil juill|août aout aoû|septembre|octobre|\
        novembre|décembre déc
        """,
      weekdays: "lundi lun|mardi mar|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim"),
    // Spanish, with Catalan and Galician
    Language(
      months: """
        enero ene gener gen xaneiro xan|febrero febrer febreiro|marzo març|abril abr d'abril d'abr|mayo maig maio|junio juny xuño|\
        julio juliol xullo xul|agosto ago agost d'agost d'ag|septiembre setiembre setembre setembro|octubre outubro d'octubre d'oct|\
        noviembre novembre novembro|diciembre dic desembre decembro
        """,
      weekdays: """
        lunes lun dilluns luns|martes mar dimarts|miércoles mié mier dimecres mércores|jueves jue dijous xoves|\
        viernes vie divendres venres|sábado sáb dissabte|domingo dom diumenge
        """),
    // Portuguese
    Language(
      months: """
        janeiro|fevereiro fev|março|abril|maio mai|junho|julho|agosto|setembro set|outubro out|novembro|dezembro dez
        """,
      weekdays: """
        segunda segunda_feira seg|terça terça_feira ter|quarta quarta_feira qua|quinta quinta_feira qui|\
        sexta sexta_feira sex|sábado|domingo
        """),
    // Italian
    Language(
      months: """
        gennaio genn|febbraio febb|marzo|aprile|maggio mag magg|giugno giu|luglio lug|agosto|settembre sett|\
        ottobre ott|novembre|dicembre
        """,
      weekdays: "lunedì|martedì|mercoledì|giovedì gio|venerdì|sabato|domenica"),
    // Romanian
    Language(
      months: """
        ianuarie ian|februarie|martie|aprilie|mai|iunie iun|iulie iul|august|septembrie|octombrie|noiembrie noi noiem|\
        decembrie
        """,
      weekdays: "luni|marți|miercuri mie|joi|vineri vin|sâmbătă sâm|duminică dum"),
    // Basque, Irish and Welsh stay out: their short forms collide.
  ]

  static let northern: [Language] = [
    // Swedish, Danish, Norwegian, Icelandic
    Language(
      months: """
        januari januar janúar|februari februar febrúar|mars marts|april apríl|maj mai maí|juni júní|juli júlí|\
        augusti august ágúst ágú|september|oktober október|november nóvember nóv|december desember des
        """,
      weekdays: """
        måndag mandag mån man mánudagur|tisdag tirsdag tis tir þriðjudagur|onsdag ons miðvikudagur|\
        torsdag tors tor fimmtudagur|fredag fre föstudagur|lördag lørdag lör lør laugardagur|\
        söndag søndag sön søn sunnudagur
        """),
    // Finnish
    Language(
      months: """
        tammikuu tammikuuta tammikuun tammi|helmikuu helmikuuta helmikuun helmi|maaliskuu maaliskuuta maaliskuun maalis|\
        huhtikuu huhtikuuta huhtikuun huhti|toukokuu toukokuuta toukokuun touko|kesäkuu kesäkuuta kesäkuun kesä|\
        heinäkuu heinäkuuta heinäkuun heinä|elokuu elokuuta elokuun elo|syyskuu syyskuuta syyskuun syys|\
        lokakuu lokakuuta lokakuun loka|marraskuu marraskuuta marraskuun marras|joulukuu joulukuuta joulukuun joulu
        """,
      weekdays: """
        maanantai maanantaina|tiistai tiistaina ti|keskiviikko keskiviikkona ke|torstai torstaina to|\
        perjantai perjantaina pe|lauantai lauantaina la|sunnuntai sunnuntaina su
        """),
    // Estonian, Latvian, Lithuanian
    Language(
      months: """
        jaanuar janvāris janvārī sausio sausis|veebruar februāris februārī vasario vasaris|märts marts martā kovo kovas|\
        aprill aprīlis aprīlī balandžio balandis|mai maijs maijā gegužės gegužė|juuni jūnijs jūnijā birželio birželis|\
        juuli jūlijs jūlijā liepos liepa|august augusts augustā rugpjūčio rugpjūtis|\
        september septembris septembrī rugsėjo rugsėjis|oktoober oktobris oktobrī spalio spalis|\
        november novembris novembrī lapkričio lapkritis|detsember decembris decembrī gruodžio gruodis
        """,
      weekdays: """
        esmaspäev pirmdiena pirmadienis|teisipäev otrdiena antradienis|kolmapäev trešdiena trečiadienis|\
        neljapäev ceturtdiena ketvirtadienis|reede piektdiena penktadienis|laupäev sestdiena šeštadienis|\
        pühapäev svētdiena sekmadienis
        """),
  ]

  static let eastern: [Language] = [
    // Hungarian
    Language(
      months: """
        január|február|március márc|április ápr|május máj|június jún|július júl|augusztus|szeptember szept szep|\
        október|november|december
        """,
      weekdays: "hétfő hét|kedd|szerda sze|csütörtök csüt csü cs|péntek pén|szombat szo|vasárnap vas"),
    // Polish
    Language(
      months: """
        stycznia styczeń sty stycz|lutego luty lut ii|marca marzec iii|kwietnia kwiecień kwi kwiec iv|maja maj|\
        czerwca czerwiec cze czerw vi|lipca lipiec lip vii|sierpnia sierpień sie sierp viii|września wrzesień wrz wrzes ix|\
        października październik paź paźdz|listopada listopad lis list xi|grudnia grudzień gru grudz xii
        """,
      weekdays: """
        poniedziałek pon pn|wtorek wt wto|środa śr śro|czwartek czw cz|piątek pt pią pią|sobota sob sb|\
        niedziela nd ndz niedz nie
        """),
    // Czech and Slovak
    Language(
      months: """
        ledna leden led januára január|února únor úno februára február|března březen bře marca marec|\
        dubna duben dub apríla apríl|května květen kvě kvet mája máj|června červen čvn čer čen júna jún|\
        července červenec čvc čec červenci júla júl|srpna srpen srp augusta august|září zář septembra september|\
        října říjen říj októbra október|listopadu listopad novembra november|prosince prosinec pro decembra december
        """,
      weekdays: """
        pondělí pondelok po|úterý utorok|středa streda st|čtvrtek štvrtok čt št|pátek piatok pá pi|sobota so|\
        neděle nedeľa ne
        """),
    // Serbian, Croatian (the months of its own names but listopad, which is Polish and Czech November), Slovene
    Language(
      months: """
        januar siječnja siječanj јануар јануара јан|februar veljače veljača фебруар фебруара феб|\
        mart ožujka ožujak marec март марта|april travnja travanj април априла|maj svibnja svibanj мај маја|\
        jun junij lipnja lipanj јун јуна|jul julij srpnja srpanj јул јула|avgust avgusta kolovoza kolovoz август августа|\
        septembar rujna rujan септембар септембра септ|oktobar октобар октобра|\
        novembar studenoga studeni studenog новембар новембра нов|\
        decembar prosinca prosinac децембар децембра дец
        """,
      weekdays: """
        ponedjeljak ponedeljak ponedeljek понедељак|utorak torek уторак уто|srijeda sreda среда|četvrtak četrtek четвртак|\
        petak petek петак|subota sobota субота|nedjelja nedelja недеља
        """),
    // Turkish, with Azerbaijani where alike
    Language(
      months: """
        ocak oca yanvar|şubat şub fevral|mart|nisan nis aprel|mayıs may|haziran haz iyun|temmuz tem iyul|\
        ağustos ağu avqust|eylül eyl sentyabr|ekim eki oktyabr|kasım kas noyabr|aralık ara dekabr
        """,
      weekdays: "pazartesi pzt pts|salı sal|çarşamba çar çrş|perşembe per prş|cuma cum|cumartesi cmt cts|pazar paz"),
    // Albanian
    Language(
      months: "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor", weekdays: ""),
    // Greek
    Language(
      months: """
        ιανουαρίου ιανουάριος ιαν γενάρη|φεβρουαρίου φεβρουάριος φεβ φλεβάρη|μαρτίου μάρτιος μαρ μάρτη|\
        απριλίου απρίλιος απρ απρίλη|μαΐου μάιος μαι μάη|ιουνίου ιούνιος ιουν ιούνη|ιουλίου ιούλιος ιουλ ιούλη|\
        αυγούστου αύγουστος αυγ|σεπτεμβρίου σεπτέμβριος σεπ σεπτ σεπτέμβρη|οκτωβρίου οκτώβριος οκτ οκτώβρη|\
        νοεμβρίου νοέμβριος νοε νοεμ νοέμβρη|δεκεμβρίου δεκέμβριος δεκ δεκέμβρη
        """,
      weekdays: """
        δευτέρα δευ δε|τρίτη τρι τρ|τετάρτη τετ τε|πέμπτη πεμ πε|παρασκευή παρ πα|σάββατο σαβ σα|κυριακή κυρ κυ
        """),
    // Russian
    Language(
      months: """
        января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|мая май|июня июнь июн|\
        июля июль июл|августа август авг|сентября сентябрь сен сент|октября октябрь окт|ноября ноябрь ноя нояб|\
        декабря декабрь дек
        """,
      weekdays: """
        понедельник пн пон|вторник вт вто|среда ср сре|четверг чт чет|пятница пт пят|суббота сб суб|\
        воскресенье вс вск вос
        """),
    // Ukrainian, Belarusian
    Language(
      months: """
        січня січень січ студзеня студзень|лютого лютий лют лютага|березня березень бер сакавіка|\
        квітня квітень кві квіт красавіка|травня травень тра трав мая|червня червень чер черв чэрвеня|\
        липня липень лип ліпеня|серпня серпень сер серп жніўня|вересня вересень вер верасня|\
        жовтня жовтень жов жовт кастрычніка|листопада листопад лис лист лістапада|грудня грудень гру груд снежня
        """,
      weekdays: """
        понеділок понеділка панядзелак|вівторок аўторак|середа серада|четвер чацвер|пʼятниця п'ятниця пятніца|\
        субота|неділя нд нядзеля
        """),
    // Bulgarian, Macedonian
    Language(
      months: """
        януари яну ян јануари|февруари февр|март|април|май мај|юни јуни|юли јули|август|септември септ сеп|октомври|ноември|\
        декември
        """,
      weekdays: "понеделник|вторник|сряда среда|четвъртък четврток|петък пет петок|събота сабота|неделя недела"),
  ]
}
