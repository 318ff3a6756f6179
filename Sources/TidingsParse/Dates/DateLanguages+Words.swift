extension DateLanguages {
  /// Words that mean something else than a month or weekday of any language above may make of them.
  static let special: [(DateWord, String)] = [
    (.afternoon, "pm μμ дп 下午 午後 오후 晚上 傍晚 밤 저녁 م مساء عصرا ptg md pasdite बजे_शाम"),
    (.morning, "am πμ 上午 午前 오전 凌晨 早上 清晨 早晨 새벽 아침 ص صباحا pd pg paradite"),
    (.midday, "tgh tengah_hari 中午 trưa siang"),
    (.afternoon, "chiều tối sore"),
    (.morning, "sáng pagi"),
    (.afternoonAfterTime, "ch ös odp em ip p"),
    (.morningAfterTime, "sa öö dop fm ap a"),
    (.monthMark, "tháng thg thang"),
    (.weekdayPrefix, "thứ thu"),
    (.timeMark, "t"),
    (.weekMark, "w"),
    (.yearUnit, "年 년"), (.monthUnit, "月 월"), (.dayUnit, "日 일 号 號"),
    (.hourUnit, "時 时 点 點 시 h giờ น"), (.minuteUnit, "分 분 phút min"), (.secondUnit, "秒 초 giây"),
    (.era(2018), "令和"), (.era(1988), "平成"), (.era(1925), "昭和"), (.era(1911), "大正 民國 民国"), (.era(1867), "明治"),
    (.era(-543), "พศ พุทธศักราช"), (.era(0), "คศ คริสต์ศักราช 西元 公元 西暦 서기 ce ad"),
    (.firstYear, "元"),
    (.filler, "năm"),
  ]

  /// Words that stand between the parts of dates, after everything else.
  static let common: [(DateWord, String)] = [
    (.ordinal, "st nd rd th er ère re ro eme ième ος ης ον го е я й ая ое ten a os as o um na er ing ik én án jén"),
    (
      .filler,
      """
      at on of the and in date time published posted updated created um uhr den der am kl klo kello klokken le la les il lo l \
      el los las de del di dei do da das dos às as à a_las alle dalle ore ora heures heure hs hrs hr hora horas \
      o'clock oclock lúc ngày vào vào_lúc cập_nhật cập_nhật_lúc đăng đăng_lúc ngày_đăng giờ_đăng xuất_bản xuất_bản_lúc \
      pukul pkl jam tanggal tgl ที่ วันที่ วัน เวลา เมื่อ เดือน ปี นาฬิกา г год года р рік року ч в о об от від у \
      στις ώρα του της και u ó óra év evi ve saat günü dnia godz godzina roku r ve v o dne hod hodin ob obs \
      yıl في الساعة الموافق عام سنة يوم ساعت در بتاريخ تاریخ gada ko jo ж de_d τις مـ מאת בשעה יום ב ל को बजे पर 발행 입력 수정 등록 发布 发布于 \
      发布时间 更新 更新时间 时间 日期 公開 更新日 発売 投稿 mn gmd ه
      """
    ),
  ]
}
