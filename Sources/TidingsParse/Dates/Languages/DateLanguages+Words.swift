extension DateLanguages {
  /// "Year", of the words that stand between the parts of dates.
  static let yearWords: Set<String> = [
    "năm", "ปี", "г", "год", "года", "року", "р", "рік", "év", "evi", "yıl", "عام", "سنة", "gada", "жыл", "жылы",
    "жылғы", "он", "сыл", "ел", "թ", "թվական", "թվականի", "ခုနှစ်", "နှစ်", "ឆ្នាំ", "ປີ", "ж", "il", "ko", "roku",
  ]

  /// Words that mean something else than a month or weekday of any language above may make of them.
  static let special: [(DateWord, String)] = [
    (
      .afternoon,
      """
      pm μμ пп 下午 午後 오후 م مساء مساءا عصرا ptg md pasdite बजे_शाम अपराह्न popiet pēcp pēcpusdienā pop \
      eh попл слоб بظ بعدازظهر بعد_از_ظهر אחהצ délután este nachmittags de_la_tarde da_tarde \
      del_pomeriggio po_południu öğleden_sonra 夕方
      """
    ),
    (.evening, "晚上 傍晚 저녁 tối abends de_la_noche da_noite du_soir di_sera wieczorem večer akşam malam"),
    (.night, "夜 夜间 夜間 夜里 夜裡 深夜 半夜 밤 đêm khuya ночи ночі nachts gece রাত रात रात्री இரவு"),
    (
      .morning,
      """
      am πμ дп 上午 午前 오전 凌晨 早上 清晨 早晨 새벽 아침 ص صباحا pd pg paradite पूर्वाह्न priešpiet priekšp priekšpusdienā \
      fh претпл проб قظ قبلازظهر قبل_از_ظهر לפנהצ délelőtt reggel morgens vormittags de_la_mañana de_la_madrugada \
      da_manhã da_madrugada du_matin del_mattino di_mattina rano ráno öğleden_önce sabah dini_hari 朝
      """
    ),
    (.midday, "ظهرا tgh tengah_hari 中午 낮 trưa siang দুপুর दोपहर दुपार બપોરે దుపార మధ్యాహ్నం ಮಧ್ಯಾಹ್ನ മധ്യാഹ്നം மதியம் دوپہر เที่ยง ցերեկը"),
    (
      .afternoon,
      """
      chiều sore petang popodne poslijepodne popoldne popoldan eftermiddag efterm ettermiddag etterm pasdites \
      e_pasdites pēcpusd pēcpusdiena eftir_hádegi síðdegis prynhawn y_prynhawn nomëttes หลังเที่ยง ตอนบ่าย บ่าย ตอนเย็น เย็น \
      సాయంత్రం సా ಸಂಜೆ ಅಪರಾಹ್ನ വൈകുന്നേരം மாலை பிற்பகல் शाम संध्याकाळ સાંજે বিকাল বিকেল সন্ধ্যা বিকালে ଅପରାହ୍ନ \
      ਬਾਦੁ ਸ਼ਾਮ شام غو երեկոյան үх орой ညနေ ຫຼັງທ່ຽງ ຕອນບ່າຍ ຕອນແລງ ល្ងាច រសៀល түштөн_кийинки günortadan_soň چۈشتىن_كېيىن \
      دن yamma ከሰዓት_በኋላ ከሰዓት ምሽት ድቀ පව හවස נאָכמיטאָג בערב hapon ng_hapon gabi ng_gabi jioni alasiri кешкі  საღამოს \
      axşamüstü kvöldi পিএম
      """
    ),
    (
      .morning,
      """
      sáng pagi prijepodne dopoldne dopoldan förmiddag förm formiddag paradites e_paradites priekšpusdiena bore y_bore \
      moies ก่อนเที่ยง ตอนเช้า เช้า ఉదయం ఉ ಬೆಳಗ್ಗೆ ಪೂರ್ವಾಹ್ನ രാവിലെ காலை முற்பகல் सुबह सकाळ સવારે সকাল সকালে ପୂର୍ବାହ୍ନ ਪੂਦੁ ਸਵੇਰੇ صبح غم \
      առավոտյան үө өглөө နံနက် ກ່ອນທ່ຽງ ຕອນເຊົ້າ ព្រឹក таңкы günortadan_öň چۈشتىن_بۇرۇن بن safiya ጥዋት ቅቀ පෙව උදේ פֿאַרמיטאָג \
      בבוקר umaga ng_umaga asubuhi alfajiri таңғы დილით səhər এএম
      """
    ),
    (.afternoonAfterTime, "ch ös odp em ip gosoň p du дня вечера nm yh gd pn тк ym soň ptm tk"),
    (.morningAfterTime, "sa öö dop fm ap goöň rn a утра vm yb gh bn тң sf öň atm"),
    (.clock(12), "noon midday 正午"), (.clock(0), "midnight"),
    (.monthMark, "tháng thg thang"),
    (.weekdayPrefix, "thứ thu"),
    (.timeMark, "t"),
    (.weekMark, "w"),
    (.yearUnit, "年 년 оны"),
    (.monthUnit, "月 월 сарын сар р_сарын р_сар дугаар_сарын дүгээр_сарын дугаар_сар дүгээр_сар"), (.dayUnit, "日 일 号 號"),
    (
      .hourUnit,
      "時 时 点 點 시 h giờ น นาฬิกา ໂມງ uhr uur u heures heure horas hora hs hrs hr hours ч час часа часов hod hodin godzina"
    ),
    (.minuteUnit, "分 분 phút min мин минут นาที ນາທີ នាទី"), (.secondUnit, "秒 초 giây сек วินาที ວິນາທີ វិនាទី"),
    (.era(2018), "令和 令 ㋿"), (.era(1988), "平成 平 ㍻"), (.era(1925), "昭和 昭 ㍼"), (.era(1911), "大正 民國 民国 中華民國 中华民国"),
    (.era(1867), "明治"),
    (.era(-543), "พศ พุทธศักราช"), (.era(0), "คศ คริสต์ศักราช 西元 公元 西暦 서기 ce ad"),
    (.firstYear, "元"), (.source, "来源 來源"),
    (.filler, "năm"),
    (.corresponding, "الموافق"),
    (
      .lunarMonth,
      """
      محرم صفر ربيع_الأول ربيع_الثاني ربيع_الآخر جمادى_الأولى جمادى_الأول جمادى_الآخرة جمادى_الثانية جمادى_الآخر رجب شعبان رمضان شوال \
      ذو_القعدة ذي_القعدة ذوالقعدة ذو_الحجة ذي_الحجة ذوالحجة
      """
    ),
    (.solarMonth(1), "فروردین فروردینماه farvardin"), (.solarMonth(2), "اردیبهشت اردیبهشتماه ordibehesht"),
    (.solarMonth(3), "خرداد خردادماه khordad"), (.solarMonth(4), "تیر تیرماه"),
    (.solarMonth(5), "مرداد مردادماه امرداد mordad"),
    (.solarMonth(6), "شهریور شهریورماه shahrivar"), (.solarMonth(7), "مهر مهرماه mehr"),
    (.solarMonth(8), "آبان آبانماه aban"),
    (.solarMonth(9), "آذر آذرماه azar"), (.solarMonth(10), "دی دیماه dey"), (.solarMonth(11), "بهمن بهمنماه bahman"),
    (.solarMonth(12), "اسفند اسفندماه esfand"),
    // The same months in Afghanistan, by the signs of the zodiac.
    (.solarMonth(1), "حمل وری"), (.solarMonth(2), "ثور غویی"), (.solarMonth(3), "جوزا غبرګولی"),
    (.solarMonth(4), "سرطان چنگاښ"), (.solarMonth(5), "اسد زمری"), (.solarMonth(6), "سنبله وږی"),
    (.solarMonth(7), "میزان تله"), (.solarMonth(8), "عقرب لړم"), (.solarMonth(9), "قوس لیندۍ"),
    (.solarMonth(10), "جدی مرغومی"), (.solarMonth(11), "دلو سلواغه"), (.solarMonth(12), "حوت کب"),
  ]

  /// Words that stand between the parts of dates, after everything else.
  static let common: [(DateWord, String)] = [
    (.beforeDay, "plkst kell ika ng hoy"),
    (
      .ordinal,
      "st nd rd th er ère re ro eme ième ος ης ον го е я й ая ое ten a os as o um na er ing ik én án jén ны ний cü cı"
    ),
    (
      .filler,
      """
      at on of the and in date time published posted updated created um den der am om kl klo kello klokken le la les il lo l \
      el los las de del di dei do da das dos às as à a_las alle dalle ore ora \
      o'clock oclock lúc ngày vào vào_lúc cập_nhật cập_nhật_lúc đăng đăng_lúc ngày_đăng giờ_đăng xuất_bản xuất_bản_lúc \
      pukul pkl jam tanggal tgl ที่ วันที่ วัน เวลา เมื่อ เดือน ปี г год года р рік року в о об от від у \
      στις ώρα του της και u ó óra év evi ve saat günü dnia godz roku r ve v o dne ob obs feira \
      yıl في الساعة الموافق عام سنة يوم ساعت در بتاريخ تاریخ gada ko jo ж de_d τις مـ מאת בשעה יום ב ל को बजे पर 발행 입력 수정 등록 승인 기사입력 기사등록 최종수정 发布 发布于 \
      发布时间 更新 更新时间 时间 日期 公開 更新日 発売 投稿 mn gmd ه \
      publié publiée mis_à_jour modifié_le posté publicado publicada actualizado atualizado pubblicato aggiornato \
      veröffentlicht aktualisiert erstellt gepubliceerd gepubliceerd_op bijgewerkt bijgewerkt_op gewijzigd geplaatst \
      publicerad uppdaterad publiceret opdateret publisert oppdatert julkaistu päivitetty опубликовано обновлено yayınlanma güncelleme diterbitkan opublikowano \
      aktualizacja publikováno aktualizováno بتوقيت quốc_tế ថ្ងៃទី ថ្ងៃ ទី ខែ ឆ្នាំ ម៉ោង វេលា ວັນທີ ວັນ ທີ ເດືອນ ປີ ເວລາ ခုနှစ် နှစ် လ ရက် ရက်နေ့ နေ့ \
      թ թվական թվականի ժամը ժամ он гараг өдөр жыл жылы жылғы сыл el ел года ta' ta tat ê an ko e_ko yleisaika טן פורסם ميلادي ميلادية ماه créé créée dipublikasikan ils dl is it li د
      """
    ),
  ]
}
