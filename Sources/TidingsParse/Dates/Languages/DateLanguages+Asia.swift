extension DateLanguages {
  static let asian: [Language] = [
    // Vietnamese; `Thứ 5`, `Tháng 12` and the like are read from their parts.
    Language(
      months: """
        tháng_một tháng_giêng|tháng_hai|tháng_ba|tháng_tư tháng_bốn|tháng_năm|tháng_sáu|tháng_bảy tháng_bẩy|\
        tháng_tám|tháng_chín|tháng_mười|tháng_mười_một|tháng_mười_hai tháng_chạp
        """,
      weekdays: "thứ_hai|thứ_ba|thứ_tư|thứ_năm|thứ_sáu|thứ_bảy thứ_bẩy|chủ_nhật chúa_nhật cn"),
    // Indonesian and Malay
    Language(
      months: """
        januari|februari pebruari|maret mac|april|mei|juni|juli julai|agustus agu ags agt ogos ogo|september|oktober|\
        november nopember nop|desember disember dis
        """,
      weekdays: """
        senin sen isnin isn|selasa sel|rabu rab|kamis kam khamis kha|jumat jum'at jum jumaat|sabtu sab|\
        minggu min ahad ahd
        """),
    // Filipino
    Language(
      months: """
        enero|pebrero peb|marso|abril|mayo|hunyo hun|hulyo hul|agosto|setyembre|oktubre|nobyembre nob|disyembre
        """,
      weekdays: "lunes|martes|miyerkules|huwebes|biyernes|sabado|linggo"),
    // Thai
    Language(
      months: """
        มกราคม มกรา มค|กุมภาพันธ์ กุมภา กพ|มีนาคม มีนา มีค|เมษายน เมษา เมย|พฤษภาคม พฤษภา พค|มิถุนายน มิถุนา มิย|\
        กรกฎาคม กรกฎา กค|สิงหาคม สิงหา สค|กันยายน กันยา กย|ตุลาคม ตุลา ตค|พฤศจิกายน พฤศจิกา พย|ธันวาคม ธันวา ธค
        """,
      weekdays: """
        จันทร์ วันจันทร์|อังคาร วันอังคาร|พุธ วันพุธ|พฤหัสบดี วันพฤหัสบดี พฤหัส พฤ|ศุกร์ วันศุกร์|เสาร์ วันเสาร์|\
        อาทิตย์ วันอาทิตย์
        """),
    // Japanese and Chinese; months are read from their numbers.
    Language(
      months: "",
      weekdays: """
        月曜日 月曜 星期一 周一 週一 礼拜一 禮拜一|火 火曜日 火曜 星期二 周二 週二|水 水曜日 水曜 星期三 周三 週三|\
        木 木曜日 木曜 星期四 周四 週四|金 金曜日 金曜 星期五 周五 週五|土 土曜日 土曜 星期六 周六 週六|\
        日曜日 日曜 星期日 星期天 周日 週日 周天
        """),
    // Korean
    Language(months: "", weekdays: "월요일|화 화요일|수 수요일|목 목요일|금 금요일|토 토요일|일요일"),
    // Arabic: the names from Latin, those of the Levant, of the Maghreb and of Morocco; Persian and Urdu ones from Latin
    Language(
      months: """
        يناير كانون_الثاني كانون_ثاني جانفي ژانویه جنوری|فبراير شباط فيفري فوریه فروری|مارس آذار مارچ|\
        أبريل إبريل ابريل نيسان أفريل آوریل اپریل|مايو أيار ماي مه می مئی|يونيو يونيه حزيران جوان ژوئن جون|\
        يوليو يوليه تموز جويلية يوليوز ژوئیه جولای جولائی|أغسطس آب أوت غشت اوت آگوست اگست|\
        سبتمبر أيلول شتنبر سپتامبر ستمبر|أكتوبر تشرين_الأول تشرين_أول اکتبر اکتوبر|نوفمبر تشرين_الثاني تشرين_ثاني نونبر نوامبر نومبر|\
        ديسمبر كانون_الأول كانون_أول دجنبر دسامبر دسمبر
        """,
      weekdays: """
        الاثنين الإثنين اثنين دوشنبه دو_شنبه پیر|الثلاثاء ثلاثاء سه‌شنبه سه_شنبه منگل|الأربعاء أربعاء چهارشنبه چهار_شنبه بدھ|\
        الخميس خميس پنجشنبه پنج‌شنبه پنج_شنبه جمعرات|الجمعة جمعة جمعه|السبت سبت شنبه ہفتہ|الأحد أحد یکشنبه یک_شنبه اتوار
        """),
    // Hebrew, also with the preposition in front
    Language(
      months: """
        ינואר בינואר ינו בינו|פברואר בפברואר פבר בפבר|מרץ במרץ מרס במרס|אפריל באפריל אפר באפר|מאי במאי|יוני ביוני יונ|יולי ביולי יול|\
        אוגוסט באוגוסט אוג באוג|ספטמבר בספטמבר ספט בספט|אוקטובר באוקטובר אוק באוק|נובמבר בנובמבר נוב בנוב|דצמבר בדצמבר דצמ בדצמ
        """,
      weekdays: """
        יום_שני שני יום_ב|יום_שלישי שלישי יום_ג|יום_רביעי רביעי יום_ד|יום_חמישי חמישי יום_ה|יום_שישי שישי יום_ו|שבת יום_שבת|יום_ראשון ראשון יום_א
        """),
    // Hindi and Bengali
    Language(
      months: """
        जनवरी जन জানুয়ারি জানুয়ারী|फरवरी फ़रवरी फर फ़र ফেব্রুয়ারি ফেব্রুয়ারী|मार्च মার্চ|अप्रैल এপ্রিল|मई মে|जून জুন|\
        जुलाई जुल জুলাই|अगस्त अग আগস্ট|सितंबर सितम्बर सित সেপ্টেম্বর|अक्टूबर अक्तूबर अक्टू অক্টোবর|नवंबर नवम्बर नव নভেম্বর|दिसंबर दिसम्बर दिस ডিসেম্বর
        """,
      weekdays: "सोमवार सोम|मंगलवार मंगल|बुधवार बुध|गुरुवार गुरु|शुक्रवार शुक्र|शनिवार शनि|रविवार रवि"),
  ]
}
