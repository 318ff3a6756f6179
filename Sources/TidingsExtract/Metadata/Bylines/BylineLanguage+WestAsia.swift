/// The words of bylines in the languages of Turkey, the Caucasus, central and western Asia, and Africa.
extension BylineLanguage {
  static let westAsian: [BylineLanguage] = [
    // Turkish
    BylineLanguage(
      "tr",
      writers: "yazar yazan muhabir muhabiri gazeteci",
      texts: "metin haber haberi röportaj reportaj",
      deeds: "yazdı hazırlayan hazırladı hazırlayanlar kaleme gönderen ekleyen",
      by: "tarafından ile",
      fillers: "ve",
      pictures: "fotoğraf",
      labels: "yazar hakkında|yazar:|yazan:|haber:|muhabir:",
      helpers: "kaynak|fotoğraf|editör",
      desks: "haber merkezi",
      offices: "editör editörü muhabiri",
      and: " ve "),
    // Azerbaijani
    BylineLanguage(
      "az",
      writers: "müəllif",
      deeds: "yazıb hazırladı",
      fillers: "və",
      labels: "müəllif:",
      helpers: "redaktor|mənbə",
      ownAnd: " və "),
    // Kazakh
    BylineLanguage(
      "kk",
      writers: "журналистер тілші",
      texts: "мәтін",
      deeds: "дайындаған жазған",
      labels: "мәтін:|жазған:",
      helpers: "сурет|дереккөз",
      ownAnd: " және "),
    // Uzbek
    BylineLanguage(
      "uz",
      writers: "muallif muxbir",
      texts: "matn",
      deeds: "tayyorladi",
      fillers: "va",
      pictures: "suratlar",
      labels: "muallif:|muallif",
      helpers: "muharrir|manba",
      ownAnd: " va "),
    // Mongolian
    BylineLanguage(
      "mn",
      writers: "зохиогч",
      deeds: "бэлтгэсэн",
      labels: "зохиогч:|сурвалжлагч:",
      helpers: "зураг|эх сурвалж",
      ownAnd: " ба "),
    // Georgian
    BylineLanguage(
      "ka",
      writers: "ავტორი ჟურნალისტი",
      labels: "ავტორი:",
      helpers: "ფოტო|რედაქტორი|წყარო",
      ownAnd: " და "),
    // Armenian
    BylineLanguage(
      "hy",
      writers: "հեղինակ",
      labels: "հեղինակ՝",
      ownAnd: " և "),
    // Arabic
    BylineLanguage(
      "ar",
      writers: "الكاتب الكاتبة كاتب كاتبة مراسل مراسلة المراسل صحفي",
      texts: "تقرير تحقيق حوار نص",
      deeds: "كتب كتبت كتبه كتبها إعداد اعداد بقلم أعده أعدت",
      publishings: "نشر نشرت مرسلة أرسلت نشره",
      by: "بواسطة",
      pictures: "تصوير صور",
      labels: "كتب|كتبت|بقلم:|بقلم|كتب:|كتب-|كتب -|كتبت-|كتبت -|كتبت:|إعداد:|اعداد:|إعداد|تقرير:|تقرير -|حوار:",
      ownLabels: "بواسطة|بواسطة: ",
      helpers: "تصوير|تحرير|المصدر",
      desks: "هيئة التحرير",
      offices: "مراسل مراسلة صحفي صحفية محرر أخبار اخبار خبر محلية",
      and: " و "),
    // Persian
    BylineLanguage(
      "fa",
      writers: "نویسنده خبرنگار گزارشگر روزنامه‌نگار",
      texts: "گزارش متن رپورتاژ",
      publishings: "ارسال نوشته منتشر",
      by: "از توسط",
      fillers: "شده",
      pictures: "عکس",
      labels: "نویسنده:|نویسنده|خبرنگار:|گزارشگر:",
      ownLabels: "توسط |نوشته ",
      helpers: "عکس|دبیر|منبع",
      desks: "گروه خبر|انتهای پیام|مدیر سایت|مدیر|ادمین",
      offices: "خبرنگار"),
    // Hebrew
    BylineLanguage(
      "he",
      writers: "מחבר כתב כתבת",
      texts: "טקסט",
      deeds: "נכתב כתבה מאת תחקיר",
      publishings: "פורסם הועלה נשלח",
      by: "ידי",
      fillers: "על",
      labels: "כתב:|מאת:|מאת",
      helpers: "צילום|עריכה|מקור",
      offices: "כתב כתבת כתבנו פרשן עורך מערכת חדשות"),
    // Urdu
    BylineLanguage(
      "ur",
      writers: "رپورٹر صحافی مصنف نمائندہ",
      texts: "رپورٹ تحریر",
      labels: "تحریر:|رپورٹ:",
      helpers: "تصویر|ایڈیٹر|ذریعہ",
      desks: "ویب ڈیسک|نیوز ڈیسک",
      offices: "نامہ ڈیسک نمائندہ خبریں",
      ownAnd: " اور "),
    // Swahili
    BylineLanguage(
      "sw",
      writers: "mwandishi waandishi",
      deeds: "imeandikwa",
      by: "kutoka",
      pictures: "picha",
      ownLabels: "na |mwandishi:",
      helpers: "picha|mhariri|chanzo",
      ownAnd: " na "),
    // Hausa
    BylineLanguage(
      "ha",
      ownLabels: "daga |marubuci:",
      ownAnd: " da "),
  ]
}
