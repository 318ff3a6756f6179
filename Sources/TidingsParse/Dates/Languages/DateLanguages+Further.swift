extension DateLanguages {
  /// The languages of smaller numbers of feeds, by the Unicode Common Locale Data Repository.
  static let further: [Language] = [
    // Afrikaans
    Language(
      months: """
        januarie jan|februarie feb|maart mrt|april apr|mei|junie jun|julie jul|augustus aug|september \
        sep|oktober okt|november nov|desember des
        """,
      weekdays: """
        maandag ma|dinsdag di|woensdag wo|donderdag do|vrydag vr|saterdag sa|sondag so
        """),
    // Azerbaijani
    Language(
      months: """
        yanvar yan|fevral fev|mart mar|aprel apr|may|iyun iyn|iyul iyl|avqust avq|sentyabr sen|oktyabr \
        okt|noyabr noy|dekabr dek
        """,
      weekdays: """
        bazar_ertəsi be|çərşənbə_axşamı ça|çərşənbə|cümə_axşamı ca|cümə|şənbə|bazar
        """),
    // Belarusian
    Language(
      months: """
        студзеня сту студзень|лютага лют люты|сакавіка сак сакавік|красавіка кра красавік|мая май|чэрвеня \
        чэр чэрвень|ліпеня ліп ліпень|жніўня жні жнівень|верасня вер верасень|кастрычніка кас кастрычнік|\
        лістапада ліс лістапад|снежня сне снежань
        """,
      weekdays: """
        панядзелак пн|аўторак аў|серада ср|чацвер чц|пятніца пт|субота сб|нядзеля нд
        """),
    // Bangla
    Language(
      months: """
        জানুয়ারী জানু|ফেব্রুয়ারী ফেব|মার্চ|এপ্রিল এপ্রি|মে|জুন|জুলাই জুল|আগস্ট আগ|সেপ্টেম্বর সেপ|\
        অক্টোবর অক্টো|নভেম্বর নভে|ডিসেম্বর ডিসে
        """,
      weekdays: """
        সোমবার সোম|মঙ্গলবার মঙ্গল|বুধবার বুধ|বৃহস্পতিবার বৃহস্পতি|শুক্রবার শুক্র|শনিবার শনি|রবিবার রবি
        """),
    // Bosnian
    Language(
      months: """
        januar jan|februar feb|mart mar|april apr|maj|juni jun|juli jul|august aug|septembar sep|\
        oktobar okt|novembar nov|decembar dec
        """,
      weekdays: """
        ponedjeljak pon|utorak uto|srijeda sri|četvrtak čet|petak pet|subota sub|nedjelja ned
        """),
    // Catalan
    Language(
      months: """
        gener gen|febrer febr|març|abril abr|maig|juny|juliol jul|agost ag|setembre set|octubre oct|\
        novembre nov|desembre des
        """,
      weekdays: """
        dilluns dl|dimarts dt|dimecres dc|dijous dj|divendres dv|dissabte ds|diumenge dg
        """),
    // Welsh
    Language(
      months: """
        ionawr ion|chwefror chwef chw|mawrth maw|ebrill ebr|mai|mehefin meh|gorffennaf gorff gor|awst|\
        medi|hydref hyd|tachwedd tach|rhagfyr rhag
        """,
      weekdays: """
        dydd_llun llun|dydd_mawrth maw|dydd_mercher mer|dydd_iau iau|dydd_gwener gwen gwe|dydd_sadwrn sad|\
        dydd_sul sul
        """),
    // Estonian
    Language(
      months: """
        jaanuar jaan|veebruar veebr|märts|aprill apr|mai|juuni|juuli|august aug|september sept|oktoober \
        okt|november nov|detsember dets
        """,
      weekdays: """
        esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev
        """),
    // Basque
    Language(
      months: """
        urtarrilaren urtarrila urtarrilak urt|otsailaren otsaila otsailak ots|martxoaren martxoa martxoak mar|apirilaren apirila apirilak api|\
        maiatzaren maiatza maiatzak mai|ekainaren ekaina ekainak eka|uztailaren uztaila uztailak uzt|abuztuaren abuztua abuztuak abu|\
        irailaren iraila irailak ira|urriaren urria urriak urr|azaroaren azaroa azaroak aza|abenduaren abendua abenduak abe
        """,
      weekdays: """
        astelehena al|asteartea ar|asteazkena az|osteguna og|ostirala or|larunbata lr|igandea ig
        """),
    // Persian
    Language(
      months: """
        ژانویهٔ ژانویه|فوریهٔ فوریه|مارس|آوریل|مهٔ مه|ژوئن|ژوئیهٔ ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|\
        دسامبر
        """,
      weekdays: """
        دوشنبه|سهشنبه|چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه
        """),
    // Irish
    Language(
      months: """
        eanáir ean|feabhra feabh|márta|aibreán aib|bealtaine beal|meitheamh meith|iúil|lúnasa lún|\
        meán_fómhair mfómh|deireadh_fómhair dfómh|samhain samh|nollaig noll
        """,
      weekdays: """
        dé_luain luan|dé_máirt máirt|dé_céadaoin céad|déardaoin déar|dé_haoine aoine|dé_sathairn sath|\
        dé_domhnaigh domh
        """),
    // Gujarati
    Language(
      months: """
        જાન્યુઆરી જાન્યુ|ફેબ્રુઆરી ફેબ્રુ|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ|સપ્ટેમ્બર સપ્ટે|ઑક્ટોબર \
        ઑક્ટો|નવેમ્બર નવે|ડિસેમ્બર ડિસે
        """,
      weekdays: """
        સોમવાર સોમ|મંગળવાર મંગળ|બુધવાર બુધ|ગુરુવાર ગુરુ|શુક્રવાર શુક્ર|શનિવાર શનિ|રવિવાર રવિ
        """),
    // Croatian
    Language(
      months: """
        siječnja sij siječanj|veljače velj veljača|ožujka ožu ožujak|travnja tra travanj|svibnja svi \
        svibanj|lipnja lip lipanj|srpnja srp srpanj|kolovoza kol kolovoz|rujna ruj rujan|listopada lis \
        listopad|studenoga stu studeni|prosinca pro prosinac
        """,
      weekdays: """
        ponedjeljak pon|utorak uto|srijeda sri|četvrtak čet|petak pet|subota sub|nedjelja ned
        """),
    // Armenian
    Language(
      months: """
        հունվարի հնվ հունվար|փետրվարի փտվ փետրվար|մարտի մրտ մարտ|ապրիլի ապր ապրիլ|մայիսի մյս մայիս|հունիսի \
        հնս հունիս|հուլիսի հլս հուլիս|օգոստոսի օգս օգոստոս|սեպտեմբերի սեպ սեպտեմբեր|հոկտեմբերի հոկ \
        հոկտեմբեր|նոյեմբերի նոյ նոյեմբեր|դեկտեմբերի դեկ դեկտեմբեր
        """,
      weekdays: """
        երկուշաբթի երկ|երեքշաբթի երք|չորեքշաբթի չրք|հինգշաբթի հնգ|ուրբաթ ուր|շաբաթ շբթ|կիրակի կիր
        """),
    // Icelandic
    Language(
      months: """
        janúar jan|febrúar feb|mars mar|apríl apr|maí|júní jún|júlí júl|ágúst ágú|september sep|október \
        okt|nóvember nóv|desember des
        """,
      weekdays: """
        mánudagur mán|þriðjudagur þri|miðvikudagur mið|fimmtudagur fim|föstudagur fös|laugardagur lau|\
        sunnudagur sun
        """),
    // Georgian
    Language(
      months: """
        იანვარი იან|თებერვალი თებ|მარტი მარ|აპრილი აპრ|მაისი მაი|ივნისი ივნ|ივლისი ივლ|აგვისტო აგვ|\
        სექტემბერი სექ|ოქტომბერი ოქტ|ნოემბერი ნოე|დეკემბერი დეკ
        """,
      weekdays: """
        ორშაბათი ორშ|სამშაბათი სამ|ოთხშაბათი ოთხ|ხუთშაბათი ხუთ|პარასკევი პარ|შაბათი შაბ|კვირა კვი
        """),
    // Kazakh
    Language(
      months: """
        қаңтар қаң|ақпан ақп|наурыз нау|сәуір сәу|мамыр мам|маусым мау|шілде шіл|тамыз там|қыркүйек қыр|\
        қазан қаз|қараша қар|желтоқсан жел
        """,
      weekdays: """
        дүйсенбі дс|сейсенбі сс|сәрсенбі ср|бейсенбі бс|жұма жм|сенбі сб|жексенбі жс
        """),
    // Lithuanian
    Language(
      months: """
        sausio saus sau sausis|vasario vas vasaris|kovo kov kovas|balandžio bal balandis|gegužės geg gegužė|\
        birželio birž bir birželis|liepos liep lie liepa|rugpjūčio rugp rgp rugpjūtis|rugsėjo rugs rgs rugsėjis|spalio spal \
        spa spalis|lapkričio lapkr lap lapkritis|gruodžio gruod gruodis
        """,
      weekdays: """
        pirmadienis pr|antradienis an|trečiadienis tr|ketvirtadienis kt|penktadienis pn|šeštadienis št|\
        sekmadienis sk
        """),
    // Latvian
    Language(
      months: """
        janvāris janv|februāris febr|marts|aprīlis apr|maijs|jūnijs jūn|jūlijs jūl|augusts aug|\
        septembris sept|oktobris okt|novembris nov|decembris dec
        """,
      weekdays: """
        pirmdiena pirmd|otrdiena otrd|trešdiena trešd|ceturtdiena ceturtd|piektdiena piektd|sestdiena \
        sestd|svētdiena svētd
        """),
    // Macedonian
    Language(
      months: """
        јануари јан|февруари фев|март мар|април апр|мај|јуни јун|јули јул|август авг|септември сеп|\
        октомври окт|ноември ное|декември дек
        """,
      weekdays: """
        понеделник пон|вторник вто|среда сре|четврток чет|петок пет|сабота саб|недела нед
        """),
    // Marathi
    Language(
      months: """
        जानेवारी जाने|फेब्रुवारी फेब्रु|मार्च|एप्रिल एप्रि|मे|जून|जुलै|ऑगस्ट ऑग|सप्टेंबर सप्टें|ऑक्टोबर \
        ऑक्टो|नोव्हेंबर नोव्हें|डिसेंबर डिसें
        """,
      weekdays: """
        सोमवार सोम|मंगळवार मंगळ|बुधवार बुध|गुरुवार गुरु|शुक्रवार शुक्र|शनिवार शनि|रविवार रवि
        """),
    // Nepali
    Language(
      months: """
        जनवरी|फेब्रुअरी|मार्च|अप्रिल|मे|जुन|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर
        """,
      weekdays: """
        सोमबार सोम|मङ्गलबार मङ्गल|बुधबार बुध|बिहिबार बिहि|शुक्रबार शुक्र|शनिबार शनि|आइतबार आइत
        """),
    // Slovenian
    Language(
      months: """
        januar jan|februar feb|marec mar|april apr|maj|junij jun|julij jul|avgust avg|september sep|\
        oktober okt|november nov|december dec
        """,
      weekdays: """
        ponedeljek pon|torek tor|sreda sre|četrtek čet|petek pet|sobota sob|nedelja ned
        """),
    // Albanian
    Language(
      months: """
        janar jan|shkurt shk|mars mar|prill pri|maj|qershor qer|korrik korr|gusht gush|shtator sht|\
        tetor tet|nëntor nën|dhjetor dhj
        """,
      weekdays: """
        e_hënë hën|e_martë mar|e_mërkurë mër|e_enjte enj|e_premte pre|e_shtunë sht|e_diel die
        """),
    // Serbian (Latin)
    Language(
      months: """
        januar jan|februar feb|mart mar|april apr|maj|jun|jul|avgust avg|septembar sep|oktobar okt|\
        novembar nov|decembar dec
        """,
      weekdays: """
        ponedeljak pon|utorak uto|sreda sre|četvrtak čet|petak pet|subota sub|nedelja ned
        """),
    // Swahili
    Language(
      months: """
        januari jan|februari feb|machi mac|aprili apr|mei|juni jun|julai jul|agosti ago|septemba sep|\
        oktoba okt|novemba nov|desemba des
        """,
      weekdays: """
        jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili
        """),
    // Tamil
    Language(
      months: """
        ஜனவரி ஜன|பிப்ரவரி பிப்|மார்ச் மார்|ஏப்ரல் ஏப்|மே|ஜூன் சூன்|ஜூலை சூலை|ஆகஸ்ட் ஆக|செப்டம்பர் செப்டெம்பர் செப்|அக்டோபர் \
        அக்|நவம்பர் நவ|டிசம்பர் டிச
        """,
      weekdays: """
        திங்கள் திங்|செவ்வாய் செவ்|புதன் புத|வியாழன் வியா|வெள்ளி வெள்|சனி|ஞாயிறு ஞாயி
        """),
    // Telugu
    Language(
      months: """
        జనవరి జన|ఫిబ్రవరి ఫిబ్ర|మార్చి|ఏప్రిల్ ఏప్రి|మే|జూన్|జులై|ఆగస్టు ఆగ|సెప్టెంబర్ సెప్టెం|అక్టోబర్ \
        అక్టో|నవంబర్ నవం|డిసెంబర్ డిసెం
        """,
      weekdays: """
        సోమవారం సోమ|మంగళవారం మంగళ|బుధవారం బుధ|గురువారం గురు|శుక్రవారం శుక్ర|శనివారం శని|ఆదివారం ఆది
        """),
    // Urdu
    Language(
      months: """
        جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر
        """,
      weekdays: """
        پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار
        """),
    // Uzbek
    Language(
      months: """
        yanvar yan|fevral fev|mart mar|aprel apr|may|iyun iyn|iyul iyl|avgust avg|sentabr sen|oktabr \
        okt|noyabr noy|dekabr dek
        """,
      weekdays: """
        dushanba dush|seshanba sesh|chorshanba chor|payshanba pay|juma jum|shanba shan|yakshanba yak
        """),
  ]
}
