/// What notes below an article open with.
enum ClosingPhrases {
  /// Whether a line at the end of an article says what was wrong in it.
  static func corrects(_ line: [UInt8]) -> Bool { corrections.open(line, inWholeWords: false) }

  private static let corrections = Openings(
    ChromePhrases.split(
      """
      correction|corrections|corrected|clarification|erratum|đính chính|berichtigung|korrektur|richtigstellung|rectificatif
      rectification|corrección|correcciones|fe de errores|rectificación|correção|erramos|correzione|errata|rettifica
      correctie|rättelse|rettelse|oikaisu|sprostowanie|oprava|исправление|уточнение|виправлення|düzeltme|koreksi|ralat
      訂正|정정|更正|تصحيح|תיקון
      """))

  /// Whether a line is what an author adds below the end.
  static func isPostscript(_ line: [UInt8]) -> Bool { postscripts.open(line) }

  private static let postscripts = Openings(ChromePhrases.split("p s|ps|p p s|pps|tái bút|t b|p d|зы|постскриптум"))

  /// Whether a line thanks the one who was interviewed, as many end with.
  static func thanks(_ line: [UInt8]) -> Bool { thanks.open(line, inWholeWords: false) }

  private static let thanks = Openings(
    ChromePhrases.split(
      """
      xin cảm ơn|xin trân trọng cảm ơn|trân trọng cảm ơn|cảm ơn ông|cảm ơn bà|cảm ơn anh|cảm ơn chị|vielen dank|danke für
      merci beaucoup|muchas gracias|obrigado|grazie per|dziękuję za|děkuji za|спасибо за|дякую за|terima kasih|teşekkür
      谢谢您|謝謝您|ありがとうございました|감사합니다
      """))

  /// Whether a line at the end of an article says that the site does not answer for it.
  static func disclaims(_ line: [UInt8]) -> Bool { disclaimers.open(line, inWholeWords: false) }

  private static let disclaimers = Openings(
    ChromePhrases.split(
      """
      disclaimer the|disclaimer this|disclaimer all|the views expressed|the opinions expressed|views expressed in this
      this document is subject to copyright|notice the content above|nội dung bài viết chỉ|bài viết chỉ mang tính|thông tin trong bài viết chỉ
      thông tin trên chỉ mang tính|tuyên bố miễn trừ|miễn trừ trách nhiệm|bài viết thể hiện quan điểm
      bài viết phản ánh quan điểm|quan điểm trong bài|die hier geäußerten|die in diesem beitrag geäußerten
      haftungsausschluss|les propos tenus|les opinions exprimées|las opiniones expresadas|descargo de responsabilidad
      as opiniões expressas|le opinioni espresse|мнение автора может|мнение редакции может|мнение редакции не
      думка редакції може|редакція не завжди|yasal uyarı|penafian|免责声明|免責聲明|免責事項|特别声明|特別聲明|郑重声明
      版权声明|版權聲明|声明 本|声明 以上|以上内容仅代表|以上內容僅代表|本文仅代表作者|本文僅代表作者|文章仅代表作者|图片来自网络|圖片來自網路
      المقال يعبر|المقالة تعبر|مقالات الرأي تعبر|مسئولیت مطالب|האמור במאמר|yazıda yer alan görüşler|yazının sorumluluğu
      the information included here|the information contained|information contained herein|the information provided
      this article is intended|this article is for informational|this article is for general|this content is for
      this material is not intended|this material is for|this information is for|this information is not
      informasi dalam artikel ini hanya|as informações contidas neste|la información contenida en este
      les informations contenues dans cet|diese informationen ersetzen|die informationen in diesem artikel dienen
      this is an opinion piece and|bài viết là quan điểm|isi artikel sepenuhnya|artikel ini merupakan pendapat
      本文内容仅供参考|提醒您 飲酒|提醒您 吸菸|飲酒過量|الآراء الواردة|الآراء المنشورة|هذا المقال يعبر عن رأي|본 기사는 투자|본 칼럼은
      """))

  /// Whether a line opens with the words under which a site says how it is to be cited, with a colon or without.
  static func asksCitation(_ line: [UInt8]) -> Bool { citations.open(line, wordMayOpen: false) }

  /// Whether a line's label says the same, where a colon must follow.
  static func labelsCitation(_ label: [UInt8]) -> Bool { citationLabels.contains(label) }

  /// Whether a line's label tells of the study that is reported on, or of an event to come.
  static func labelsSource(_ label: [UInt8]) -> Bool { sourceLabels.contains(label) }

  private static let citations = Openings(
    ChromePhrases.split(
      """
      suggested citation|recommended citation|how to cite this|cite this article|cite this page|zitiervorschlag
      empfohlene zitierweise|pour citer cet article|pour citer ce billet|citar este artículo|cómo citar este
      como citar este|per citare questo|sugerowane cytowanie|trích dẫn bài viết|引用本文
      """))

  private static let citationLabels: Set<[UInt8]> = Set(
    ChromePhrases.split(
      """
      citation|suggested citation|recommended citation|to cite this article|zitiervorschlag|zitierhinweis|citar como
      cómo citar|como citar|pour citer|citer cet article|come citare|sposób cytowania|trích dẫn|引用
      """))

  private static let sourceLabels: Set<[UInt8]> = Set(
    ChromePhrases.split(
      """
      more information|journal reference|journal information|reference|publication|originalpublikation|weitere informationen
      originalveröffentlichung|référence|référence de publication|referencia|referência|riferimento|źródło|tham khảo
      """))
}
